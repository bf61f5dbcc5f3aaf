import { service } from "./vocabulary/service.ts";
import { shopping } from "./vocabulary/shopping.ts";
import { talk } from "./vocabulary/talk.ts";
import type { Wording } from "./vocabulary/wording.ts";

const vocabulary = { ...talk, ...shopping, ...service };

/** What a message wants. A message may want several things at once. */
export type Intent = keyof typeof vocabulary;

const vocabularyEntries: readonly (readonly [string, Wording])[] = Object.entries(vocabulary);
/** Every wording that means something, for finding what means nothing. */
export const wordings: readonly RegExp[] = vocabularyEntries.map(([, { any }]) => any);

const isIntent = (name: string): name is Intent => Object.hasOwn(vocabulary, name);

export const readIntents = (text: string): ReadonlySet<Intent> =>
  new Set(
    vocabularyEntries.flatMap(([name, { any, unless }]) =>
      isIntent(name) && any.test(text) && !unless?.test(text) ? [name] : [],
    ),
  );
