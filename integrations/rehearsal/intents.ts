import { asksForPerson } from "../../src/core/reading/person-wish/asks-for-person.ts";
import { tellsOfPurchase } from "./bought.ts";
import { tellsTrouble, waitsTooLong } from "./trouble.ts";
import { service } from "./vocabulary/service.ts";
import { shopping } from "./vocabulary/shopping.ts";
import { talk } from "./vocabulary/talk.ts";
import type { Wording } from "./vocabulary/wording.ts";

const vocabulary = { ...talk, ...shopping, ...service };

/** What a message wants. A message may want several things at once. */
export type Intent = keyof typeof vocabulary | "person" | "late" | "bought";

const vocabularyEntries: readonly (readonly [string, Wording])[] = Object.entries(vocabulary);
/** Every wording that means something, for finding what means nothing. */
export const wordings: readonly RegExp[] = vocabularyEntries.map(([, { any }]) => any);

/** Everything that is listed, for finding what was meant by a word with a slip in it. */
export const listedPhrases: readonly string[] = vocabularyEntries.flatMap(([, { listed }]) => listed);

const isListed = (name: string): name is keyof typeof vocabulary => Object.hasOwn(vocabulary, name);

/** "бриз скільки?": of a short line that ends so nothing else is asked. */
const loneHowMuch = /^\s*(?:[\p{L}"«»-]+\s+){1,4}(?:скільки|сколько|почому|почем)\s*[?.!]*\s*$/iu;

export const readIntents = (text: string): ReadonlySet<Intent> =>
  new Set<Intent>([
    ...vocabularyEntries.flatMap(([name, { any, unless }]) =>
      isListed(name) && isSaid(any, unless, text) ? [name] : [],
    ),
    ...(asksForPerson(text) ? (["person"] as const) : []),
    ...(tellsTrouble(text) ? (["complaint"] as const) : []),
    ...(loneHowMuch.test(text) ? (["price"] as const) : []),
    ...(tellsOfPurchase(text) ? (["bought"] as const) : []),
    ...(waitsTooLong(text) ? (["late"] as const) : []),
  ]);

/** What takes a meaning away takes it from its own sentence: "I'll take it. How do I order?" */
const isSaid = (any: RegExp, unless: RegExp | undefined, text: string): boolean =>
  unless === undefined || !unless.test(text)
    ? any.test(text)
    : text.split(/(?<=[.!?\n])/).some((sentence) => any.test(sentence) && !unless.test(sentence));
