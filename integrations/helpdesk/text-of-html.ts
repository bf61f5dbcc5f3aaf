import { convert } from "html-to-text";

/**
 * What people write in a helpdesk's editor, as a chat shows it. Addresses of pictures and of links that stand in the
 * text are left out.
 */
export const textOfHtml = (html: string): string =>
  convert(html, {
    wordwrap: false,
    preserveNewlines: false,
    selectors: [
      { selector: "img", format: "skip" },
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  }).trim();

/** Our own words where HTML is expected. */
export const htmlOfText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>");
