import type { Texts } from "../../nodes/texts/shape.ts";
import { texts } from "../../nodes/texts/texts.ts";
import { type Attachment, cleanText, clip, type Language } from "../core/index.ts";

/** Why a file of the customer's is not at the helpdesk. */
export type WhyLeftOut = keyof Texts["staff"]["whyLeftOut"];

export interface LeftOut {
  readonly file: Attachment;
  readonly why: WhyLeftOut;
}

/** People name files as they like; more of it tells nobody more. */
const maxNameChars = 80;
const maxNoteChars = 1_500;

/** What the staff read of files that are not there; empty where all are. */
export function leftOutNote(leftOut: readonly LeftOut[], language: Language): string {
  if (leftOut.length === 0) return "";
  const { staff } = texts[language];
  const files = leftOut.map(({ file, why }) => `${nameOf(file, language)} (${staff.whyLeftOut[why]})`);
  return clip(staff.filesLeftOut({ files }), maxNoteChars);
}

const nameOf = ({ name = "", kind }: Attachment, language: Language): string => {
  const clean = clip(cleanText(name).replace(/\s+/g, " ").trim(), maxNameChars);
  return clean === "" ? texts[language].staff.fileKinds[kind] : clean;
};

/** The words, and under them the note: it is read also where the words are too long for the helpdesk. */
export function withNote(words: (maxChars: number) => string, note: string, maxChars: number): string {
  if (note === "") return words(maxChars);
  return `${words(Math.max(0, maxChars - note.length - 2))}\n\n${note}`.trim();
}

export const withNoteUnder = (text: string, note: string, maxChars: number): string =>
  note === "" ? text : withNote((most) => clip(text, most), note, maxChars);
