import { normalise } from "../../src/core/reading/normalise.ts";

/** A whole line as it is compared with what may be said: without these marks, in small letters. */
export const plainLine = (text: string, marks: RegExp): string =>
  normalise(text, { plainSigns: true }).toLowerCase().replace(marks, " ").replace(/ +/g, " ").trim();
