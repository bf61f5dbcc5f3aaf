import type { ArticleFacts } from "../claim-facts.ts";
import type { Evidence } from "../evidence.ts";
import type { Violation } from "../violation.ts";
import { withDigits } from "../with-digits.ts";
import { clausesOf } from "./clauses.ts";
import { namedIn } from "./named-articles.ts";
import { beginsIn, stemOf } from "./stems.ts";
import { wholeWords } from "./whole-words.ts";

/** What a named thing has, in numbers or with a "with": "одинадцять півоній", "з картами й автографом". */
export function readParts(sentences: readonly string[], { facts }: Evidence): Violation[] {
  const titles = [...facts.articles.map(({ title, noun }) => `${title} ${noun}`), ...facts.cart].join("\n");
  const texts = facts.articles.map(({ texts: own }) => own).join("\n");
  const known = [texts, facts.shopTexts, facts.customerSaid, facts.delivery, titles].join("\n");
  return sentences.flatMap((sentence) => {
    const isAsked = sentence.trimEnd().endsWith("?");
    return clausesOf(sentence).flatMap((clause, at, all): Violation[] => {
      if ((isAsked && at === all.length - 1) || open.test(clause.text)) return [];
      const text = withDigits(clause.text);
      const here = namedIn(facts.articles, text);
      const named =
        here.length > 0 || !opensWith.test(text) ? here : namedIn(facts.articles, sentence.slice(0, clause.start));
      const found =
        (named.length > 0
          ? (countedPart(text, named, titles) ?? withPart(text, known) ?? otherLanguage(text, named))
          : undefined) ??
        otherMeasure(text, named.length > 0 ? named : facts.articles) ??
        missingPart(text, sentence, { texts, titles, shopTexts: facts.shopTexts });
      return found === undefined ? [] : [{ code: "goods_claim", found: found.slice(0, 80) }];
    });
  });
}

/** "Dune, з картами": what was named right before. */
const opensWith = /^ *(?:з|із|зі|с|со) /u;
const open = wholeWords(
  "чи|якщо|якби|если|ли|if|whether|наприклад|например|хочете|бажаєте|хотите|шукаєте|ищете|уточн\\p{L}*|запита\\p{L}*|спрош\\p{L}*",
);
const denied = wholeWords("не|немає|нема|нет|ні|жодн\\p{L}*|нічого|ничего|not|no|don't|doesn't|isn't|nothing");

const counted = /(?<![\p{L}\d.,×x*-])(\d{1,2}) (\p{L}{4,})/gu;
/** Counted of anything: pieces, time, money, sizes, people. */
const anything =
  /^(?:однак|одинак|різн|разн|схож|same|таких|другі|штук|одиниц|единиц|пара|пари|пару|пачк|пачок|пачек|упаков|пакет|банок|баноч|пляш|бутыл|флакон|коробк|коробок|порці|порци|piece|item|pack|pair|unit|box|bottle|bag|copies|примірник|екземпляр|экземпляр|годин|хвилин|секунд|день|днів|дні|дней|доби|тижн|недел|місяц|месяц|років|роки|рокі|року|лет|года|hour|minute|day|week|month|year|грив|грн|uah|hryv|коп|відсот|процент|percent|сантим|метр|грам|кіло|кило|літр|литр|розмір|размер|size|зріст|людин|людей|осіб|особ|чолов|человек|people|person|дит|дет|child|kid|варіант|вариант|option|колір|кольор|цвет|colou?r|модел|вид(?:и|а|ів|ов)$|type|kind|смак|вкус|раз(?:и|а|ів)$|times?$|фото|photo|пункт|точк|способ|спосіб|way|питан|вопрос|question|товар|позиці|позици|product|поверх|этаж|floor|платеж|платіж|payment|сторін|відділен|отделен|цифр|digit|символ|назв|ім[её]н|чолові|жіноч|штуц|останн|послед|last|left|more|замов|заказ|order)/u;

/** So many of something that its texts do not count, or count otherwise. */
function countedPart(clause: string, named: readonly ArticleFacts[], titles: string): string | undefined {
  if (denied.test(clause)) return undefined;
  return [...clause.matchAll(counted)].find(([, number = "", noun = ""]) => {
    if (anything.test(noun) || beginsIn(titles, noun.slice(0, 4)) || !isNoun.test(noun)) return false;
    return !named.some(({ texts }) => new RegExp(`(?<![\\d.,])${number}(?!\\d|[.,]\\d)`, "u").test(texts));
  })?.[0];
}
/** Behind a number stands what is counted in the genitive or the plural. */
const isNoun = /(?:ів|їв|ов|ев|ей|ій|[бвгджзклмнпрстфхцчшщй]|и|і|ї|ы|а|я|s)$/u;

const thing = "(\\p{L}{2,30}(?:ою|ею|єю|ом|ем|єм|ами|ями|ой))";
const withWhat = new RegExp(
  `(?<!\\p{L})(?:з|із|зі|с|со) (?:\\p{L}{2,30}(?:ою|ею|єю|им|ім|ым|ими|ыми|ой) )?${thing}(?:(?:,| і| й| та| и) ${thing})?(?!\\p{L})`,
  "gu",
);
/** Said of anything: how it is sent, paid, chosen, with whom. */
const withAnything =
  /^(?:достав|знижк|скидк|запас|кольор|цвет|розмір|размер|цін|цен|оплат|передопл|предопл|покупк|замов|заказ|раді|задовол|удовол|допомог|помощ|самовив|урахув|учет|менедж|людин|человек|коле[гж]|консульт|дит|реб|доньк|сино|мам|подруг|зрост|зріст|ростом|повагою|вами|нами|нею|ними|собою|тобою|одні|двома|трьома|чотир|інш|друг|любов|тепл|вечор|ранк|різниц|разниц|част|термін|срок|задоволен|рахунк|счет|відділ|отделен|пошт|почт|перевізн|курь|кур'|підйом|подъем|завдат|решт|остат|тим|цим|этим|тем|всім|всем|каз|сум|переказ|вод|молок|чай|чаєм|кав|кофе)/u;

/** With something that nothing known speaks of. */
function withPart(clause: string, known: string): string | undefined {
  if (denied.test(clause)) return undefined;
  return [...clause.matchAll(withWhat)].find((match) =>
    match
      .slice(1)
      .some((noun) => noun !== undefined && noun.length >= 5 && !withAnything.test(noun) && !isKnown(known, noun)),
  )?.[0];
}

const isKnown = (known: string, noun: string): boolean =>
  beginsIn(known, noun.replace(/(?:ою|ею|єю|ом|ем|єм|ами|ями|ой)$/u, ""));

const measure =
  "(\\d+(?:[.,]\\d+)?) ?(см|мм|cm|mm|кг|kg|гр?|g|мл|ml|вт|w|мач|mah|сторін|страниц|pages|дюйм|годин|hours)";
const measured = new RegExp(`(?<!\\p{L})(\\p{L}{4,30})(?: (?!\\d)\\p{L}+)?(?: -| до|:)? ${measure}`, "gu");

/** "Висота 80 см" where its texts say "висота 75 см": one word and one unit have one number. */
function otherMeasure(clause: string, articles: readonly ArticleFacts[]): string | undefined {
  return [...clause.matchAll(measured)].find(([, word = "", number = "", unit = ""]) => {
    const same = new RegExp(
      `(?<!\\p{L})${stemOf(word)}\\p{L}*(?: (?!\\d)\\p{L}+)?(?: -| до|:)? (\\d+(?:[.,]\\d+)?) ?${unit}`,
      "gu",
    );
    const known = articles.flatMap(({ texts }) =>
      [...texts.matchAll(same)].map(([, each = ""]) => each.replace(",", ".")),
    );
    return known.length > 0 && !known.includes(number.replace(",", "."));
  })?.[0];
}

const languages = [
  "укра[їи]н\\p{L}*|ukrainian",
  "рос[іі]йськ\\p{L}*|русск\\p{L}*|russian",
  "англ[іи]\\p{L}*|english",
  "польськ\\p{L}*|польск\\p{L}*|polish",
  "німецьк\\p{L}*|немецк\\p{L}*|german",
  "французьк\\p{L}*|французск\\p{L}*|french",
].map((source) => wholeWords(source));
const inLanguage = wholeWords("мов(?:ою|і|а)|язык(?:е|ом)?|in \\p{L}+|\\p{L}+ою|на \\p{L}+(?:ом|ій)");

/** A named thing that is in one language by its texts is in no other. */
function otherLanguage(clause: string, named: readonly ArticleFacts[]): string | undefined {
  if (denied.test(clause) || !inLanguage.test(clause)) return undefined;
  const texts = named.map(({ texts: own }) => own).join("\n");
  if (!languages.some((language) => language.test(texts))) return undefined;
  return languages.find((language) => language.test(clause) && !language.test(texts))?.exec(clause)?.[0];
}

const without = /(?<!\p{L})(?:без|without) (?:the |a |an )?(\p{L}{4,})/gu;

/** "30 годин без кейса" of what its texts have with a case. */
function missingPart(
  clause: string,
  sentence: string,
  { texts, titles, shopTexts }: { readonly texts: string; readonly titles: string; readonly shopTexts: string },
): string | undefined {
  if (denied.test(sentence) || !/\d/u.test(sentence)) return undefined;
  return [...clause.matchAll(without)].find(([, noun = ""]) => {
    const stem = stemOf(noun);
    const isGoods = beginsIn(titles, noun.slice(0, 4));
    if (isGoods || !beginsIn(texts, stem) || beginsIn(shopTexts, stem)) return false;
    return !new RegExp(
      `(?:без|without) (?:\\p{L}+ )?${stem}|${stem}\\p{L}* (?:\\p{L}+ )?(?:немає|нема|нет|не )`,
      "u",
    ).test(texts);
  })?.[0];
}
