import { type Found, findAll } from "../found.ts";
import { pattern } from "../pattern.ts";

/**
 * Cities in the cases and languages in which customers write them, under the name that goes on the parcel. Where the
 * Russian name has other consonants it is kept as written, so that it can be recognised in the customer's own words.
 */
const cities: readonly (readonly [name: string, forms: RegExp])[] = [
  ["Київ", pattern("киї~", "києв~", "киев~", "kyiv", "kiev")],
  ["Львів", pattern("львів", "львов~", "львів~", "lviv", "lvov")],
  ["Одеса", pattern("одес~", "odesa", "odessa")],
  ["Харків", pattern("харків~", "харков~", "харьков~", "kharkiv", "kharkov")],
  ["Дніпро", pattern("дніпр~", "днепр~", "dnipro", "dnepr")],
  ["Запоріжжя", pattern("запоріж~", "запорож~", "zaporizhzhia", "zaporizhia")],
  ["Вінниця", pattern("вінниц~", "винниц~", "vinnytsia", "vinnitsa")],
  ["Полтава", pattern("полтав~", "poltava")],
  ["Чернігів", pattern("черніг~", "черниг~", "chernihiv", "chernigov")],
  ["Черкаси", pattern("черкас~", "cherkasy")],
  ["Чернівці", pattern("чернівц~", "черновц~", "chernivtsi")],
  ["Житомир", pattern("житомир~", "zhytomyr", "zhitomir")],
  ["Суми", pattern("суми", "сумах", "сумы", "sumy")],
  ["Рівне", pattern("рівн~", "ровно", "rivne", "rovno")],
  ["Луцьк", pattern("луцьк~", "луцк~", "lutsk")],
  ["Тернопіль", pattern("терноп~", "ternopil")],
  ["Івано-Франківськ", pattern("івано-франк~", "ивано-франк~", "ivano-frankivsk")],
  ["Ужгород", pattern("ужгород~", "uzhhorod", "uzhgorod")],
  ["Хмельницький", pattern("хмельницьк~", "хмельницк~", "khmelnytskyi")],
  ["Миколаїв", pattern("миколаїв", "миколаєв~")],
  ["Николаев", pattern("николаев")],
  ["Mykolaiv", pattern("mykolaiv")],
  ["Херсон", pattern("херсон~", "kherson")],
  ["Кропивницький", pattern("кропивницьк~", "кропивницк~", "kropyvnytskyi")],
  ["Кривий Ріг", pattern("кривий ріг", "кривого рогу", "кривому розі", "кривой рог", "kryvyi rih")],
  ["Кременчук", pattern("кременчу~", "kremenchuk")],
  ["Біла Церква", pattern("біла церква", "білу церкву", "білій церкві", "белая церковь", "bila tserkva")],
  ["Бровари", pattern("бровар~", "brovary")],
  ["Ірпінь", pattern("ірпін~", "ирпен~", "irpin")],
  ["Буча", pattern("буча", "бучу", "бучі", "буче", "bucha")],
  ["Бориспіль", pattern("бориспіл~", "бориспол~", "boryspil")],
  ["Мукачево", pattern("мукачев~", "mukachevo")],
  ["Кам'янське", pattern("кам'янськ~", "kamianske")],
  ["Дрогобич", pattern("дрогобич~", "дрогобыч~", "drohobych")],
];

/** A place that is named as one: "м. Стрий", "село Зимна Вода", "город Умань". */
const labelled =
  /(?<!\p{L})(?:м\.|місто|мiсто|місті|смт|село|с\.|селі|г\.|город|городе|city(?: is| of)?|town(?: of)?|village(?: of)?)\s*:?\s*(\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+)?)/u;

export function readCity(text: string): Found<string> | undefined {
  const known = cities.flatMap(([name, forms]) => findAll(text, forms, () => name));
  const newest = known.sort((a, b) => a.at - b.at).at(-1);
  return newest ?? findAll(text, labelled, ([, name]) => name).at(-1);
}
