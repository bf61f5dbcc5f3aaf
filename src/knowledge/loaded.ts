import type { Passage } from "../core/index.ts";

/** What was read, or everything that is wrong with it, each as a line for the shop. */
export type LoadedKnowledge =
  /** With what a person should look at, where there is something. */
  | { readonly passages: readonly Passage[]; readonly warnings?: readonly string[] }
  | { readonly problems: readonly string[] };
