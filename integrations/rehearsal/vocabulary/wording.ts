import { alternativesIn } from "../../../src/core/reading/phrase.ts";
import { pattern } from "../pattern.ts";

/** Phrases that tell one intent; `unless` are the phrases that contain one of them and mean something else. */
export interface Wording {
  readonly any: RegExp;
  readonly unless?: RegExp;
  /** All of them as they are listed. */
  readonly listed: readonly string[];
}

export const words = (any: string, unless?: string): Wording => ({
  any: pattern(oneLine(any)),
  listed: [any, unless ?? ""].flatMap((list) => alternativesIn(oneLine(list))),
  ...(unless === undefined ? {} : { unless: pattern(oneLine(unless)) }),
});

/** A phrase may stand on two lines. */
const oneLine = (list: string): string => list.replace(/\s+/g, " ");
