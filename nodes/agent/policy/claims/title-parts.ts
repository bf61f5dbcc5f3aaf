import { lowered } from "./plain-text.ts";

/** A shorter name is an everyday word ("SE", "Mi"), and a number alone is a size. */
const shortestPart = 3;

/**
 * What tells an article from its neighbours: the name between quotes, else the words in Latin letters or with a capital
 * that are not the first ("Крем Hydra 50 мл" is "hydra"), else the whole title.
 */
export function titleParts(title: string): string[] {
  const quoted = /[«"“„]([^»"”“]{3,60})[»"”“]/u.exec(title)?.[1];
  if (quoted !== undefined) return wordsIn(quoted);
  const [, ...others] = title.match(/[\p{L}\p{N}-]+/gu) ?? [];
  const named = others.filter((word) => /^(?:\p{Lu}|[a-z]+\d|\p{Script=Latin}{4,})/u.test(word));
  return named.length > 0 ? wordsIn(named.join(" ")) : wordsIn(title);
}

const wordsIn = (text: string): string[] =>
  (lowered(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (word) => word.length >= shortestPart || /\p{L}\d|\d\p{L}/u.test(word),
  );
