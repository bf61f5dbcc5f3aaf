import type { Formatted } from "./format/formatted.ts";
import { fromMarkdown } from "./format/from-markdown.ts";
import { splitMessage } from "./format/split-message.ts";

export type { Formatted } from "./format/formatted.ts";

/** A reply as messages that Telegram accepts: never empty, never too long, its Markdown as entities. */
export const formatted = (reply: string): readonly Formatted[] => splitMessage(fromMarkdown(reply));
