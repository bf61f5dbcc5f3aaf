import type { Formatted } from "./formatted.ts";
import { fromMarkdown } from "./from-markdown.ts";
import { splitMessage } from "./split-message.ts";

export type { Formatted } from "./formatted.ts";

export { inPlainWords } from "./split-message.ts";

/** What a person wrote means no Markdown: an asterisk of theirs is an asterisk. */
export const asWritten = (text: string): readonly Formatted[] => splitMessage({ text: text.trim(), entities: [] });

/** A reply as messages that Telegram accepts: never empty, never too long, its Markdown as entities. */
export const formatted = (reply: string): readonly Formatted[] => splitMessage(fromMarkdown(reply));
