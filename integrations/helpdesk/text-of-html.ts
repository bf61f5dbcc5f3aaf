import { convert } from "html-to-text";
import { clip } from "../../src/core/index.ts";
import { shownHtml } from "./shown-html.ts";

/** More of a page is not looked at: a mail with all of its older mails below it can be megabytes. */
const maxPageChars = 500_000;
/** So much is read: three times what the product reads of one message, and what a process reads in 50 ms. */
const maxShownChars = 30_000;
/** Stands where the converter left something out; no page has it, because it means nothing (Unicode, private use). */
const leftOut = "\ue000";
/** What people write is nested ten deep. */
const limits = { maxDepth: 60, maxChildNodes: 1_500, ellipsis: leftOut };

/**
 * What people write in a helpdesk's editor, as a chat shows it. Addresses of pictures and of links that stand in the
 * text are left out. It never throws: of what is nested too deep, or cannot be converted, every word stays and the tags
 * go.
 */
export function textOfHtml(html: string): string {
  const shown = shownHtml(html.slice(0, maxPageChars));
  const text = converted(shown.length > maxShownChars ? shown.slice(0, maxShownChars).replace(/<[^<>]*$/, "") : shown);
  return text === undefined || text.includes(leftOut) ? withoutTags(shown).slice(0, maxShownChars) : text.trim();
}

function converted(html: string): string | undefined {
  try {
    return convert(html, {
      wordwrap: false,
      preserveNewlines: false,
      limits,
      selectors: [
        { selector: "img", format: "skip" },
        { selector: "a", options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
        ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
      ],
    });
  } catch {
    return undefined;
  }
}

const withoutTags = (html: string): string =>
  html
    .replace(/<(?:br|\/p|\/div|\/li|\/tr)\b[^<>]*>/gi, "\n")
    .replace(/<[^<>]*>/g, " ")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");

/** Our own words where HTML is expected. */
export const htmlOfText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>");

/** The same, cut so that the HTML is no longer than the vendor takes: "&" is one letter, and five there. */
export function htmlWithin(
  text: string,
  maxSize: number,
  { write = htmlOfText, sizeOf = (html) => html.length }: HtmlSize = {},
): string {
  let html = write(text);
  // Each round cuts by the share that is too much, and a little more; three are enough.
  for (let chars = Math.min(text.length, maxSize); sizeOf(html) > maxSize; ) {
    chars = Math.floor(Math.min(chars - 1, (chars * maxSize) / sizeOf(html)));
    html = write(clip(text, Math.max(1, chars)));
  }
  return html;
}

interface HtmlSize {
  readonly write?: (text: string) => string;
  readonly sizeOf?: (html: string) => number;
}
