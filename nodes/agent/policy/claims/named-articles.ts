import type { ArticleFacts } from "../claim-facts.ts";
import { beginsIn, stemOf } from "./stems.ts";

/** Articles whose own name a text says, each place of it. Two colours of one title are two articles of one name. */
export const namedIn = (articles: readonly ArticleFacts[], text: string): readonly ArticleFacts[] =>
  articles.filter(({ name }) => name.length > 0 && name.every((word) => beginsIn(text, stemOf(word))));
