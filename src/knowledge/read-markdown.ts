import type { Passage } from "../core/index.ts";

/** As much as a person reads as one answer, and as the model is given of one passage. */
const maxPassageChars = 900;

/**
 * A page as passages: a heading with what stands under it, in plain words. A long part is cut between its paragraphs,
 * and each piece keeps the headings above it.
 */
export function passagesOf(markdown: string, page: string, language?: Passage["language"]): Passage[] {
  const named = language === undefined ? {} : { language };
  const passages: Passage[] = [];
  const path: string[] = [];
  let paragraphs: string[] = [];
  const close = (): void => {
    const headings = path.filter((heading) => heading !== "");
    const title = headings.length === 0 ? page : headings.join(" · ");
    for (const text of pieces(paragraphs)) passages.push({ title, text, ...named });
    paragraphs = [];
  };
  for (const block of blocksOf(markdown)) {
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(block);
    if (heading === null) {
      paragraphs.push(plainText(block));
      continue;
    }
    close();
    const level = heading[1]?.length ?? 1;
    path.length = Math.min(path.length, level - 1);
    while (path.length < level - 1) path.push("");
    path.push(plainText(heading[2] ?? ""));
  }
  close();
  return passages;
}

/** Headings and paragraphs; a heading needs no empty line around it. Comments are for those who write the page. */
const blocksOf = (markdown: string): string[] =>
  markdown
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/^---\n[\s\S]*?\n---\n/, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/^(#{1,6}\s.*)$/gm, "\n$1\n")
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== "");

/** Without the marks of Markdown; a link keeps its address, since that is what a customer can use. */
const plainText = (block: string): string =>
  block
    .replace(/!\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)/g, "$1")
    .replace(/\[([^\]\n]{1,200})\]\(([^)\s\n]{1,500})\)/g, (_link, words: string, address: string) =>
      words === address ? address : `${words}: ${address}`,
    )
    .replace(/^\s*(?:[-*+]|\d{1,3}[.)])\s+/gm, "• ")
    .replace(/^\s*>\s?/gm, "")
    .replace(/^\s*\|?\s*:?-{3,}.*$/gm, "")
    .replace(/\*\*|__|`/g, "")
    .replace(/[^\S\n]+/g, " ")
    .trim();

function pieces(paragraphs: readonly string[]): string[] {
  const texts: string[] = [];
  for (const paragraph of paragraphs.flatMap(short).filter((text) => text !== "")) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + paragraph.length < maxPassageChars) {
      texts[texts.length - 1] = `${last}\n${paragraph}`;
    } else texts.push(paragraph);
  }
  return texts;
}

/** A paragraph longer than a passage is cut at the end of a sentence. */
function short(paragraph: string): string[] {
  if (paragraph.length <= maxPassageChars) return [paragraph];
  const end = Math.max(...[". ", "! ", "? ", "\n"].map((mark) => paragraph.lastIndexOf(mark, maxPassageChars)));
  const cut = end > 0 ? end + 1 : maxPassageChars;
  return [paragraph.slice(0, cut).trim(), ...short(paragraph.slice(cut).trim())];
}
