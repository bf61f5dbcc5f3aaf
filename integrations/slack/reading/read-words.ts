import { z } from "zod";
import type { Attachment } from "../../../src/core/index.ts";
import { refOf } from "../files.ts";
import type { Said } from "./schema.ts";

/** What a person wrote, as a customer can read it: no marks of Slack's, emoji as signs, links in full. */
export function readWords({ text, blocks = [], files = [] }: Pick<Said, "text" | "blocks" | "files">): {
  readonly text: string;
  readonly files: readonly Attachment[];
} {
  const rich = blocks.find((each) => elementSchema.safeParse(each).data?.type === "rich_text");
  const said = rich === undefined ? unescaped(text) : richText(rich);
  return {
    text: said.trim(),
    files: files.map(({ id, name, mimetype = "" }) => ({
      kind: mimetype.startsWith("image/") ? "photo" : "document",
      ref: refOf(id),
      ...(name === undefined ? {} : { name }),
    })),
  };
}

/** docs.slack.dev, rich text block, 2026-11. */
const elementSchema = z.object({
  type: z.string(),
  text: z.string().optional().catch(undefined),
  url: z.string().optional().catch(undefined),
  unicode: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  style: z.unknown().optional(),
  elements: z.array(z.unknown()).optional().catch(undefined),
});

/** Slack makes no deeper lists. */
const maxDepth = 12;

function richText(raw: unknown, depth = 0): string {
  const element = elementSchema.safeParse(raw).data;
  if (element === undefined || depth > maxDepth) return "";
  const { type, text = "", url = "", elements = [] } = element;
  const inner = (): string[] => elements.map((each) => richText(each, depth + 1));
  switch (type) {
    case "text":
      return text;
    case "link":
      return text === "" || text === url ? url : `${text} (${url})`;
    case "emoji":
      return signOf(element);
    case "rich_text":
      return inner().join("\n");
    case "rich_text_list":
      return inner()
        .map((line) => (line.startsWith("• ") ? line : `• ${line}`))
        .join("\n");
    case "rich_text_section":
    case "rich_text_quote":
    case "rich_text_preformatted":
      return inner().join("").replace(/\n$/, "");
    default:
      // People and channels of the workspace are nothing to a customer.
      return "";
  }
}

/** `1f44b-1f3fb` are code points. */
function signOf({ unicode, name }: { readonly unicode?: string | undefined; readonly name?: string | undefined }) {
  const points = (unicode ?? "").split("-").map((hex) => Number.parseInt(hex, 16));
  const isGood = points.every((point) => point > 0 && point <= 0x10_ffff);
  return isGood ? String.fromCodePoint(...points) : `:${name ?? ""}:`;
}

/** `<https://…|words>`, `<@U1>`, and three signs that Slack escapes (docs.slack.dev, formatting, 2026-11). */
const unescaped = (text: string): string =>
  text
    .replaceAll(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, words: string | undefined) => {
      if (/^[@#!]/.test(target)) return "";
      return words === undefined || target.endsWith(words) ? target.replace(/^mailto:/, "") : `${words} (${target})`;
    })
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
