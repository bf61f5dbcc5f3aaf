import { alternativesIn } from "../../src/core/reading/phrase.ts";
import { pattern } from "./pattern.ts";

/** What one thing is called: as a pattern to find it by, and as a list to spell by. */
export interface Called {
  readonly words: RegExp;
  readonly listed: readonly string[];
}

export const called = (...lists: readonly string[]): Called => ({
  words: pattern(...lists),
  listed: lists.flatMap(alternativesIn),
});
