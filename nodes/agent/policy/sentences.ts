/** Sentences of a draft, in their order. */
export const sentencesOf = (draft: string): string[] =>
  draft.split(/(?<=[.!?…])\s+|\n+/u).filter((each) => each.trim() !== "");
