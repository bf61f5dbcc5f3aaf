import { entities } from "./entities.ts";

/** Longer descriptions are cut at a sentence: they are read by a model, word by word paid. */
const mostChars = 1_200;
const hidden = /<(script|style|noscript|template)\b[^>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;
const breaks = /<\/?(?:p|div|br|ul|ol|table|tr|h[1-6]|section|article|blockquote)\b[^>]*>/gi;
const items = /<li\b[^>]*>/gi;

/** Words of a description without its HTML: what hides in it (scripts, comments) does not reach a model or a screen. */
export function plainText(written: string): string {
  if (!/[<&]/.test(written)) return tidied(written);
  const bare = written
    .slice(0, 10 * mostChars)
    .replace(hidden, "")
    .replace(items, "\n• ")
    .replace(breaks, "\n")
    .replace(/<[^<>]{0,2000}>/g, "");
  return tidied(withoutEntities(bare));
}

export const withoutEntities = (text: string): string =>
  text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z][\da-z]{1,30});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : " ";
  });

function tidied(text: string): string {
  const lines = text
    .replace(/\p{Cf}/gu, "")
    .replace(/(?!\n)\p{Cc}/gu, " ")
    .split("\n")
    .map((line) => line.replace(/[ \t\u00a0]+/g, " ").trim())
    .filter((line) => line !== "" && line !== "•");
  const whole = lines.join("\n");
  if (whole.length <= mostChars) return whole;
  const cut = whole.slice(0, mostChars);
  const end = Math.max(cut.lastIndexOf(". "), cut.lastIndexOf("\n"), mostChars / 2);
  return `${cut.slice(0, end + 1).trim()} …`;
}
