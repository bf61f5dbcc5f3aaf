import { type Found, findAll } from "../pattern.ts";

const word = "\\p{Lu}[\\p{L}'-]+";
const introduced = new RegExp(
  `(?:мене звати|мене звуть|меня зовут|отримувач(?:ка)?|одержувач(?:ка)?|получатель(?:ница)?|на ім'я|на имя|піб|п\\.і\\.б\\.?|фио|my name is|recipient(?: is)?|the name is|name)\\s*[:—–-]?\\s*(${word}(?:\\s${word}){0,2})`,
  "iu",
);
/** The flag "i" would make \p{Lu} match any letter, so capitals are checked apart. */
const isCapitalised = (name: string): boolean => name.split(/\s/).every((part) => /^\p{Lu}/u.test(part));

const notNames =
  /(?<!\p{L})(?:так|да|ні|нет|yes|no|ok|ок|добре|хорошо|привіт|вітаю|дякую|спасибо|thanks|hello|hi|беру|хочу|будь|ласка|please|пожалуйста|доброго|дня|добрий|день|усе|все|вірно|верно|що|що?|как|як|де|где|коли|когда|чи|or|and|the|this|that|my|branch|city|phone|телефон|місто|город|відділення|отделение|нова|пошта|почта|nova|poshta|оплата|передоплата|предоплата|повна|полная|prepayment|full|оформляйте|оформляємо|оформлюйте|давайте|ось|вот|мої|мои|дані|данные|here|доставка|розмір|размер|size)(?!\p{L})/iu;

const partOfText = /[^,;\n.!?]+/gu;
const twoToThreeWords = /^[\p{L}'-]{2,}(?:\s[\p{L}'-]{2,}){1,2}$/u;
const oneWord = /^[\p{L}'-]{2,}$/u;

export interface NameOrPlace {
  readonly name?: Found<string>;
  readonly place?: Found<string>;
}

const titled = (words: string): string =>
  words.replace(/(^|[\s-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

/**
 * Names and small places have no table: they are what is left of a message that answers "who and where" once phone,
 * branch and city are taken out. Two or three words are a name; one word is a place when the name is known.
 */
export function readNameOrPlace(
  text: string,
  of: { readonly needsName: boolean; readonly needsPlace: boolean; readonly isFree: (part: string) => boolean },
): NameOrPlace {
  const said = findAll(text, introduced, ([, name]) => (name && isCapitalised(name) ? name : undefined)).at(-1);
  if (said !== undefined) return { name: said };
  let name: Found<string> | undefined;
  let place: Found<string> | undefined;
  for (const { value, at, length } of findAll(text, partOfText, ([part]) => part)) {
    const part = value.trim().replace(/\s+/g, " ");
    if (notNames.test(part) || !of.isFree(part)) continue;
    if (of.needsName && name === undefined && twoToThreeWords.test(part)) name = { value: titled(part), at, length };
    else if (oneWord.test(part) && isCapitalised(part)) {
      if (of.needsPlace && place === undefined && (name !== undefined || !of.needsName)) place = { value: part, at, length };
      else if (of.needsName && name === undefined) name = { value: part, at, length };
    }
  }
  return { ...(name === undefined ? {} : { name }), ...(place === undefined ? {} : { place }) };
}
