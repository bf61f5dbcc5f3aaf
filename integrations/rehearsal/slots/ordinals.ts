import { type Found, findAll } from "../found.ts";
import { pattern } from "../pattern.ts";

/** A place in what was shown: the first is 1; "last" and "all" are counted when the list is known. */
export type Place = number | "last" | "all";

/** "другую" is Russian for "another one", "другу" Ukrainian for "the second": only the latter is a place. */
const places: readonly (readonly [place: Place, words: RegExp])[] = [
  [
    1,
    pattern(`
    перша, першу, перший, перше, першої, первая, первую, первый, первое, the first, first, first one, 1-ша, 1-шу,
    1-й, 1-ю, #1, # 1, 1st
  `),
  ],
  [
    2,
    pattern(`
    друга, другу, другий, друге, другої, другі, вторая, вторую, второй, второе, вторые,
    the second, second, second one, 2-га,
    2-гу, 2-й, 2-ю, #2, # 2, 2nd
  `),
  ],
  [
    3,
    pattern(`
    третя, третю, третій, третє, треті, третья, третью, третий, третье, третьи,
    the third, third, third one, 3-тя, 3-тю, 3-й, 3-ю,
    #3, # 3, 3rd
  `),
  ],
  [
    "last",
    pattern(`
    остання, останню, останній, останнє, последняя, последнюю, последний, последнее, the last one, last one
  `),
  ],
  ["all", pattern("обидві", "обидва", "обидвох", "обоє", "обе", "оба", "both", "both of them")],
];

export const readPlaces = (text: string): Found<Place>[] =>
  places.flatMap(([place, words]) => findAll(text, words, () => place)).sort((a, b) => a.at - b.at);
