import type { Passage } from "../core/index.ts";

/** What was read, or everything that is wrong with it, each as a line for the shop. */
export type LoadedKnowledge = { readonly passages: readonly Passage[] } | { readonly problems: readonly string[] };
