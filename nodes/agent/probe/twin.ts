import type { Language } from "../../../src/core/index.ts";

/** A true sentence and its nearest false one. */
export interface Twin {
  readonly language: Language;
  readonly honest: string;
  readonly twin: string;
}
