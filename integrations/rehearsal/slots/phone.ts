import { type Found, findAll } from "../found.ts";

const gap = "[ \\t().-]*";
/** A Ukrainian number with or without the country code, in any grouping. */
const ukrainian = new RegExp(`(?<![\\d+])(?:\\+?${gap}3${gap}8${gap})?\\(?0${gap}(?:\\d${gap}){8}\\d(?!\\d)`, "u");
const foreign = new RegExp(`\\+${gap}\\d(?:${gap}\\d){7,14}(?!\\d)`, "u");
/** Something that was meant as a phone number but is too short or too long: the tool says so, and it is asked again. */
const attempt = new RegExp(`(?<![\\d№#])(?:\\+${gap}\\d|0)(?:${gap}\\d){5,14}(?!\\d)`, "u");
const labelled = /(?<!\p{L})(?:тел\p{L}*|phone|номер телефон\p{L}*|mobile)\s*[.:№-]?\s*([+\d][\d ().-]{3,18}\d)/iu;

/**
 * A start of one, alone in its part of the text: only while a phone is asked for. A branch has no leading zero and at
 * most five digits, a size no more than three.
 */
const start = new RegExp(
  `(?<=^|[,;\\n])\\s*(?:(?:\\+${gap}\\d|0)(?:${gap}\\d){1,6}|\\d(?:${gap}\\d){5,})(?=\\s*(?:$|[,;\\n.]))`,
  "u",
);

/** "146-152" */
const sizeRange = /^\s*\d{2,3}\s?[-–]\s?\d{2,3}\s*$/u;

/** The phone number as the customer wrote it: which number it is, is the tool's to say. */
export function readPhone(text: string, isAwaited = false): Found<string> | undefined {
  for (const shape of [ukrainian, foreign, attempt, ...(isAwaited ? [start] : [])]) {
    const found = findAll(text, shape, ([written]) => (sizeRange.test(written) ? undefined : written.trim())).at(-1);
    if (found !== undefined) return found;
  }
  return findAll(text, labelled, ([, written]) => written?.trim()).at(-1);
}
