import { courtesies, englishWords, internationalWords } from "./english-words.ts";
import { soundOfCyrillic } from "./latin-letters.ts";
import { borrowedWords, russianGoods, russianWords } from "./russian-words.ts";
import { ukrainianGoods, ukrainianWords } from "./ukrainian-words.ts";

const listed = (...lists: readonly string[]): ReadonlySet<string> =>
  new Set(
    lists.flatMap((list) =>
      list
        .trim()
        .split(/\s+/u)
        .map((word) => word.replaceAll("ё", "е")),
    ),
  );

export const ukrainian = listed(ukrainianWords, ukrainianGoods);
export const russian = listed(russianWords, russianGoods);
/** They tell nothing, whatever their form. */
export const international = listed(internationalWords);
export const english = new Set([...listed(englishWords)].filter((word) => !international.has(word)));
/** They stand in titles, or in chats of every language, and tell half as much. */
export const weak = listed(ukrainianGoods, russianGoods, borrowedWords, courtesies);
export const borrowed = listed(borrowedWords);

/** Words of both languages, which tell only that a text in Latin letters is Ukrainian or Russian. */
const shared = listed(`
  хочу на по до для вам нам вас нас буде доставка куртка футболка костюм худі штани є коштує скільки дівчинки розмір
  можу дуже день вечір ранок так ладно давайте добре передоплата оплата замовлення номер карта нова пошта
`);
const sounds = (words: ReadonlySet<string>): ReadonlySet<string> => new Set([...words].map(soundOfCyrillic));

/** Of Ukrainian words alone: these tell also in Cyrillic letters, where "скилькы" stands for "скільки". */
export const soundsOfUkrainianAlone = sounds(ukrainian);
export const ukrainianSounds = sounds(new Set([...ukrainian, ...shared]));
export const russianSounds = sounds(
  new Set([...russian, ...borrowed, ...listed("хочу на по до для вам нам вас нас доставка куртка футболка костюм")]),
);
