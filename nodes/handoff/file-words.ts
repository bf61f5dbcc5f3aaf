import type { Attachment } from "../../src/core/index.ts";
import type { texts } from "../texts/texts.ts";

/** What the staff read in place of words, when only files came. */
export const fileWords = (files: readonly Attachment[], staff: (typeof texts)["uk"]["staff"]): string =>
  files.map(({ kind }) => `[${staff.fileKinds[kind]}]`).join(" ");
