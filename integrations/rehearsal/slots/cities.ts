import { type Called, called } from "../called.ts";
import { type Found, findAll } from "../found.ts";

/**
 * Cities in the cases and languages in which customers write them, under the name that goes on the parcel. Where the
 * Russian name has other consonants it is kept as written, so that it can be recognised in the customer's own words.
 */
const cities: readonly (readonly [name: string, forms: Called])[] = [
  ["Київ", called("киї~", "києв~", "киев~", "kyiv", "kiev")],
  ["Львів", called("львів", "львов~", "львів~", "lviv", "lvov")],
  ["Одеса", called("одес~", "odesa", "odessa")],
  ["Харків", called("харків~", "харков~", "харьков~", "kharkiv", "kharkov")],
  ["Дніпро", called("дніпр~", "днепр~", "dnipro", "dnepr")],
  ["Запоріжжя", called("запоріж~", "запорож~", "zaporizhzhia", "zaporizhia")],
  ["Вінниця", called("вінниц~", "винниц~", "vinnytsia", "vinnitsa")],
  ["Полтава", called("полтав~", "poltava")],
  ["Чернігів", called("черніг~", "черниг~", "chernihiv", "chernigov")],
  ["Черкаси", called("черкас~", "cherkasy")],
  ["Чернівці", called("чернівц~", "черновц~", "chernivtsi")],
  ["Житомир", called("житомир~", "zhytomyr", "zhitomir")],
  ["Суми", called("суми", "сумах", "сумы", "sumy")],
  ["Рівне", called("рівн~", "ровно", "rivne", "rovno")],
  ["Луцьк", called("луцьк~", "луцк~", "lutsk")],
  ["Тернопіль", called("терноп~", "ternopil")],
  ["Івано-Франківськ", called("івано-франк~", "ивано-франк~", "ivano-frankivsk")],
  ["Ужгород", called("ужгород~", "uzhhorod", "uzhgorod")],
  ["Хмельницький", called("хмельницьк~", "хмельницк~", "khmelnytskyi")],
  ["Миколаїв", called("миколаїв", "миколаєв~")],
  ["Николаев", called("николаев")],
  ["Mykolaiv", called("mykolaiv")],
  ["Херсон", called("херсон~", "kherson")],
  ["Кропивницький", called("кропивницьк~", "кропивницк~", "kropyvnytskyi")],
  ["Кривий Ріг", called("кривий ріг", "кривого рогу", "кривому розі", "кривой рог", "kryvyi rih")],
  ["Кременчук", called("кременчу~", "kremenchuk")],
  ["Біла Церква", called("біла церква", "білу церкву", "білій церкві", "белая церковь", "bila tserkva")],
  ["Бровари", called("бровар~", "brovary")],
  ["Ірпінь", called("ірпін~", "ирпен~", "irpin")],
  ["Буча", called("буча", "бучу", "бучі", "буче", "bucha")],
  ["Бориспіль", called("бориспіл~", "бориспол~", "boryspil")],
  ["Мукачево", called("мукачев~", "mukachevo")],
  ["Кам'янське", called("кам'янськ~", "kamianske")],
  ["Дрогобич", called("дрогобич~", "дрогобыч~", "drohobych")],
];

/** A place that is named as one: "м. Стрий", "село Зимна Вода", "город Умань". */
const labelled =
  /(?<!\p{L})(?:м\.|місто|мiсто|місті|смт|село|с\.|селі|г\.|город|городе|city(?: is| of)?|town(?: of)?|village(?: of)?)\s*:?\s*(\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+)?)/u;

export const listedCities: readonly string[] = cities.flatMap(([, { listed }]) => listed);

export function readCity(text: string): Found<string> | undefined {
  const known = cities.flatMap(([name, { words }]) => findAll(text, words, () => name));
  const newest = known.sort((a, b) => a.at - b.at).at(-1);
  return newest ?? findAll(text, labelled, ([, name]) => name).at(-1);
}
