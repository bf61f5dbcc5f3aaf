import { type Found, findAll } from "../found.ts";
import { pattern } from "../pattern.ts";

/** Common first names: what tells "олена коваль" from any other two words written without capitals. */
const firstNames = pattern(`
  олен~, елен~, ірин~, ирин~, оксан~, наталі~, натал~, тетян~, татьян~, марі~, мари~, юлі~, юли~, ольг~, світлан~,
  светлан~,
  катерин~, екатерин~, анн~, ганн~, вікторі~, виктори~, людмил~, галин~, надія, надежда, любов, інн~, инн~, аліна,
  алина,
  дар'я, дарина, софія, софия, христина, кристина, вір~, вер~, іван, иван, петро, петр, андрій, андрей, олександр~,
  александр~, сергій, сергей, дмитро, дмитрий, микола, николай, володимир, владимир, василь, василий, михайло, михаил,
  оля, олю, таня, тетяна, катя, маша, наташа, лена, ира, іра, вова, вася, коля, петя, саша, сергій, степан,
  лідія, лидия, ніна, нина,
  леся, руслана, марта, яна, діана, диана, жанна, віта, зоя, раїса, раиса, євген, евгений, віктор, виктор, вадим,
  віталій, виталий, денис,
  антон, ярослав, ростислав, остап, назар, кирило, кирилл, юрій, юрий, ігор, игорь, олег, тарас, богдан,
  роман, максим, артем, павло, павел, богдана, olena, iryna, oksana, maria,
  mary, anna, olha, kateryna, ivan, petro, andrii, oleksandr, serhii, dmytro, john, jane, taras
`);

/** How surnames of the country end; a place that ends so is listed as a city or is named with its "м.". */
const surname =
  /(?<=\p{L}{3})(?:енко|чук|щук|юк|ський|ська|цький|цька|ская|ский|ишин|ович|евич|єць|ець|чак|няк|ів|ова|ева|єва|ін|іна|ина|кін|шко|йко|нко|тько)(?!\p{L})/iu;

const word = "\\p{Lu}[\\p{L}'-]+";
const introduced = new RegExp(
  `(?:мене звати|мене звуть|меня зовут|отримувач(?:ка)?|одержувач(?:ка)?|получатель(?:ница)?|на ім'я|на имя|піб|п\\.і\\.б\\.?|фио|my name is|recipient(?: is)?|the name is|name)\\s*[:—–-]?\\s*(${word}(?:\\s${word}){0,2})`,
  "iu",
);
/** The flag "i" would make \p{Lu} match any letter, so capitals are checked apart. */
const isCapitalised = (name: string): boolean => name.split(/\s/).every((part) => /^\p{Lu}/u.test(part));

const notNames =
  /(?<!\p{L})(?:так|да|ні|нет|yes|no|ok|ок|добре|хорошо|привіт|вітаю|дякую|спасибо|thanks|hello|hi|беру|хочу|будь|ласка|please|пожалуйста|доброго|дня|добрий|день|усе|все|вірно|верно|що|що?|как|як|де|где|коли|когда|чи|or|and|the|this|that|my|branch|city|phone|телефон|місто|город|відділення|отделение|нов(?:а|ої|ою|ая|ой)|пошт\p{L}*|почт\p{L}*|nova|poshta|оплата|передоплата|предоплата|повна|полная|prepayment|full|оформляйте|оформляємо|оформлюйте|давайте|зрозуміло|понятно|чудово|супер|клас|гаразд|зараз|сейчас|хвилинку|минутку|секунду|great|fine|ось|вот|мої|мои|дані|данные|here|доставка|років|рочків|роки|лет|годиков|розмір|размер|size)(?!\p{L})/iu;

/** Numbers end a part, and so do the gaps that were left by what has been read already. */
const partOfText = /(?:(?!\s{2,})[^,;\n.!?\d])+/gu;
const twoToThreeWords = /^[\p{L}'-]{2,}(?:\s[\p{L}'-]{2,}){1,2}$/u;
const oneWord = /^[\p{L}'-]{2,}$/u;

interface NameOrPlace {
  readonly name?: Found<string>;
  readonly place?: Found<string>;
}

const capitalise = (words: string): string =>
  words.replace(/(^|[\s-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

/**
 * Names and small places have no table: they are what is left of a message that answers "who and where" once phone,
 * branch and city are taken out. Two or three words are a name; one word is a place unless it is a first name.
 */
export function readNameOrPlace(
  text: string,
  of: {
    readonly needsName: boolean;
    readonly needsPlace: boolean;
    /** Half a name is there, and the other half was asked for. */
    readonly given: string | undefined;
    /** A phone, a city or a branch stands in the same message, so the rest of it is probably of the same kind. */
    readonly isAmongData: boolean;
    readonly isFree: (part: string) => boolean;
  },
): NameOrPlace {
  const said = findAll(text, introduced, ([, name]) => (name && isCapitalised(name) ? name : undefined)).at(-1);
  if (said !== undefined) return { name: said };
  const other = of.given === undefined ? undefined : /^\s*([\p{L}'-]{2,})\s*[.!]?\s*$/u.exec(text)?.[1];
  if (of.given !== undefined && other !== undefined && !notNames.test(other) && of.isFree(other)) {
    return { name: { value: `${of.given} ${capitalise(other)}`, at: 0, length: text.length } };
  }
  let name: Found<string> | undefined;
  let place: Found<string> | undefined;
  for (const { value, at, length } of findAll(text, partOfText, ([part]) => part)) {
    const part = value.trim().replace(/\s+/g, " ");
    if (notNames.test(part) || !of.isFree(part)) continue;
    const isSurelyName = firstNames.test(part);
    if (twoToThreeWords.test(part)) {
      if (!of.needsName || name !== undefined) continue;
      if (isCapitalised(part) || isSurelyName || surname.test(part)) name = { value: capitalise(part), at, length };
    } else if (oneWord.test(part) && (isCapitalised(part) || of.needsName)) {
      const isName = isSurelyName || surname.test(part);
      if (of.needsName && name === undefined && isName) name = { value: capitalise(part), at, length };
      // "Вирішила, беру синю" begins with a capital too.
      else if (isCapitalised(part) && of.needsPlace && place === undefined && (of.isAmongData || text.trim() === part))
        place = { value: capitalise(part), at, length };
    }
  }
  return { ...(name === undefined ? {} : { name }), ...(place === undefined ? {} : { place }) };
}
