import { pattern } from "../pattern.ts";

/** Phrases that tell one intent; `unless` are the phrases that contain one of them and mean something else. */
export interface Wording {
  readonly any: RegExp;
  readonly unless?: RegExp;
}

export const words = (any: string, unless?: string): Wording => ({
  any: pattern(oneLine(any)),
  ...(unless === undefined ? {} : { unless: pattern(oneLine(unless)) }),
});

/** A phrase may stand on two lines. */
const oneLine = (list: string): string => list.replace(/\s+/g, " ");
