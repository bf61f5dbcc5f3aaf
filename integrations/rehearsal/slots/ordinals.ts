import { type Found, findAll } from "../found.ts";
import { pattern } from "../pattern.ts";

/** A place in what was shown: the first is 1; what the words mean is known once the list is. */
export type Place = number | "last" | "all" | "cheapest";

/** "другую" is Russian for "another one", "другу" Ukrainian for "the second": only the latter is a place. */
const places: readonly (readonly [place: Place, words: string])[] = [
  [1, "перша, першу, перший, перше, першої, первая, первую, первый, первое, the first, first, first one, 1st"],
  [1, "1-ша, 1-шу, 1-й, 1-ю, #1, # 1"],
  [2, "друга, другу, другий, друге, другої, другі, вторая, вторую, второй, второе, вторые, the second, second"],
  [2, "second one, 2-га, 2-гу, 2-й, 2-ю, #2, # 2, 2nd"],
  [3, "третя, третю, третій, третє, треті, третья, третью, третий, третье, третьи, the third, third, third one"],
  [3, "3-тя, 3-тю, 3-й, 3-ю, #3, # 3, 3rd"],
  ["last", "остання, останню, останній, останнє, последняя, последнюю, последний, последнее, the last one, last one"],
  ["cheapest", "найдешевш~, сам~ дешев~, the cheapest, cheapest"],
  [
    "all",
    "усе це, все це, це все беру, всі, все разом, усі, все это, это все беру, все беру, беру все, everything, all of them, обидві, обидва, обидвох, обоє, обе, оба, both, both of them",
  ],
];
const patterns = places.map(([place, words]) => [place, pattern(words)] as const);

/** "одні на 4, другі на 8" tells two things apart and points at nothing. */
const oneAndOther =
  /(?<!\p{L})(?:одні|одна|один|одну|одно|одне|одни)(?!\p{L})[^.!?]{1,40}(?<!\p{L})(?:друг\p{L}*|втор\p{L}*)(?!\p{L})/iu;

export const readPlaces = (text: string): Found<Place>[] =>
  (oneAndOther.test(text) ? [] : patterns)
    .flatMap(([place, words]) => findAll(text, words, () => place))
    .sort((a, b) => a.at - b.at);
