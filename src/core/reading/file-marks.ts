import type { Attachment } from "../attachment.ts";

/** In place of a message that says nothing. */
export const emptyMark = "[empty message]";

/** "[photo: a receipt]"; what no reader could look at is its kind alone. */
export const fileInWords = ({ kind, name, words }: Attachment, text: string): string => {
  // What was said in a voice message is the message's text.
  const seen = words !== undefined && text.includes(words) ? undefined : words;
  const told = seen ?? (kind === "document" ? name : undefined);
  return `[${kind}${told === undefined ? "" : `: ${told.replace(/[[\]]/g, " ")}`}]`;
};

const fileMarks = /\n?\[(?:photo|document|voice|video|location|contact|sticker|empty message)(?:: [^\]]*)?\]/g;

/** The customer's own words of such a message. */
export const withoutFileMarks = (text: string): string => text.replace(fileMarks, "");
