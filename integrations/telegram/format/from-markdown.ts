import type { MessageEntity } from "grammy/types";
import type { Formatted } from "./formatted.ts";
import { inlineMarks } from "./inline-marks.ts";

/**
 * A model's Markdown as text with entities. Entities instead of a parse mode: what looks like a mark and is none stays
 * a character, and Telegram has nothing to refuse.
 */
export function fromMarkdown(markdown: string): Formatted {
  const out = { text: "", entities: [] as MessageEntity[] };
  const add = (part: Formatted): void => {
    const shift = out.text.length;
    out.text += part.text;
    out.entities.push(...part.entities.map((entity) => ({ ...entity, offset: entity.offset + shift })));
  };
  let from = 0;
  for (const fence of markdown.matchAll(/^```([\w+#-]*)[ \t]*\n([\s\S]*?)\n?```[ \t]*$/gm)) {
    add(lines(markdown.slice(from, fence.index)));
    add(pre(fence[2] ?? "", fence[1] ?? ""));
    from = fence.index + fence[0].length;
  }
  add(lines(markdown.slice(from)));
  return trimEnds(out);
}

function pre(code: string, language: string): Formatted {
  const named = language === "" ? {} : { language };
  const entities: MessageEntity[] =
    code.trim() === "" ? [] : [{ type: "pre", offset: 0, length: code.length, ...named }];
  return { text: code, entities };
}

function lines(markdown: string): Formatted {
  const text: string[] = [];
  const entities: MessageEntity[] = [];
  let length = 0;
  let quote: { offset: number; end: number } | undefined;
  const endQuote = (): void => {
    if (quote !== undefined && quote.end > quote.offset) {
      entities.push({ type: "blockquote", offset: quote.offset, length: quote.end - quote.offset });
    }
    quote = undefined;
  };
  for (const line of markdown.split("\n")) {
    const { mark, rest } = blockOf(line);
    const { text: shown, entities: marks } = inlineMarks(rest);
    const offset = length;
    entities.push(...marks.map((entity) => ({ ...entity, offset: entity.offset + offset })));
    if (mark === "heading" && shown.trim() !== "") entities.push({ type: "bold", offset, length: shown.length });
    if (mark !== "quote") endQuote();
    else if (quote === undefined) quote = { offset, end: offset + shown.length };
    else quote.end = offset + shown.length;
    text.push(shown);
    length += shown.length + 1;
  }
  endQuote();
  return { text: text.join("\n"), entities };
}

function blockOf(line: string): { readonly mark: "heading" | "quote" | "plain"; readonly rest: string } {
  const heading = /^#{1,6}[ \t]+(\S.*)$/.exec(line);
  if (heading) return { mark: "heading", rest: heading[1] ?? "" };
  const quoted = /^>[ \t]?(.*)$/.exec(line);
  if (quoted) return { mark: "quote", rest: quoted[1] ?? "" };
  return { mark: "plain", rest: line.replace(/^([ \t]*)[-*+][ \t]+(?=\S)/, "$1• ") };
}

/** Telegram trims both ends itself, and entities must not reach beyond them. */
function trimEnds({ text, entities }: Formatted): Formatted {
  const lead = text.length - text.trimStart().length;
  const shown = text.trim();
  const kept = entities.flatMap((entity) => {
    const start = Math.max(0, entity.offset - lead);
    const end = Math.min(shown.length, entity.offset - lead + entity.length);
    return end > start ? [{ ...entity, offset: start, length: end - start }] : [];
  });
  // Outer ones first, as Telegram itself lists them.
  return { text: shown, entities: kept.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}
