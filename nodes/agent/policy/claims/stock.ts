import { numberWords, wordKey } from "../../../../src/core/reading/number-words.ts";
import type { Evidence } from "../evidence.ts";
import type { Violation } from "../violation.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { type Meant, variantsMeant } from "./meant-variants.ts";
import { reportedIn } from "./reported.ts";
import { sizesIn } from "./sizes.ts";
import { wholeWords } from "./whole-words.ts";

const thingWord =
  "(?:одиниц\\p{L}*|штук\\p{L}*|шт|пар\\p{L}*|розмір\\p{L}*|сукн\\p{L}*|екземпляр\\p{L}*|единиц\\p{L}*|размер\\p{L}*|экземпляр\\p{L}*|модел\\p{L}*|коробк\\p{L}*|флакон\\p{L}*|pcs?|pieces?|items?|units?|pairs?|one|ones)";
const last = wholeWords(
  `останн(?:я|ій|є|ю|і|ього)(?: ${thingWord}|(?= (?:у|в|на|з|із|є|за)(?!\\p{L}))|(?! ?\\p{L}))|(?:за)?лиши(?:лась|лася|вся|вся|лося|лось) (?:(?:лише|тільки|всього|аж) )?(?:одна|один|одне|1)|последн(?:яя|ий|ее|юю)(?: ${thingWord}|(?= (?:в|на|из|есть|за)(?!\\p{L}))|(?! ?\\p{L}))|остал(?:ась|ся|ось) (?:(?:лишь|только|всего) )?(?:одна|один|одно|1)|(?:only|just) (?:one|1) (?:${thingWord} )?left|(?:the )?last (?:one|${thingWord})|the last`,
);
const gone = wholeWords(
  "не (?:маємо|маю|лиши\\p{L}*|залиши\\p{L}*|остал\\p{L}*|доступн\\p{L}*)|(?:немає|нема|закінчи\\p{L}*|скінчи\\p{L}*|кончил\\p{L}*|відсутн\\p{L}*)(?: (?:у|в|на))? ?(?:наявності|складі)?|розпродан\\p{L}*|розкупи\\p{L}*|розібра\\p{L}*|(?:нет|закончи\\p{L}*|отсутств\\p{L}*)(?: (?:в|на))? ?(?:наличии|складе)?|распродан\\p{L}*|раскупи\\p{L}*|разобрали|sold out|out of stock|unavailable|ran out|all gone|no longer available|not available|not in stock|isn't available|don't have",
);
const there = wholeWords(
  "є|маємо|у наявності|в наявності|на складі|доступн\\p{L}*|залишил\\p{L}*|лишил\\p{L}*|лишився|есть|имеется|имеются|в наличии|на складе|остал\\p{L}*|in stock|available|we have|there is|there are|we've got|left",
);
/** Words that speak of stock, and of nothing else. */
const surelyThere = wholeWords(
  "(?:є|маємо|все|усі|всі|ще|все ще) (?:у |в )?наявності|в наявності|у наявності|на складі|в наличии|на складе|in stock",
);
const all = wholeWords(
  "(?:всі|усі|все|all|every) (?:розмір\\p{L}*|кольор\\p{L}*|размер\\p{L}*|цвет\\p{L}*|sizes?|colou?rs?)",
);
const many = wholeWords(
  "багато|повно|вдосталь|достатньо|много|полно|достаточно|plenty|lots|many|enough|десятки|сотні|сотни|dozens|hundreds",
);
const unitOf = "(?:штук\\p{L}*|шт|одиниц\\p{L}*|единиц\\p{L}*|пар\\p{L}*|pcs?|pieces?|units?|items?|of them)";
const counted = new RegExp(
  `(?<![\\p{L}\\p{N}.,-])(?<count>\\d{1,3}|\\p{L}{2,12})(?: (?<unit>${unitOf}))?(?= *(?:[.!]|$)| (?:left|in stock|available|у наявності|в наявності|на складі|в наличии|на складе|на \\d|у розмірі|в розмірі|в размере|in size)|(?<=${unitOf}))`,
  "gu",
);
/** What a shop counts in a chat; from here on a bare number is a size, and pieces are those of a pack. */
const mostCounted = 44;
/** "41 розмір ще три пари". */
const more = new RegExp(`(?<!\\p{L})(?:ще|еще) (?:\\d{1,2}|\\p{L}{2,9}) (?:${unitOf})(?!\\p{L})`, "u");
const remains = "залиши\\p{L}*|лиши\\p{L}*|остал\\p{L}*|залишається|остается|left";
const only = "лише|тільки|всього|ще|у нас|на складі|только|всего|лишь|just|only";
const ofShelf = wholeWords(`${remains}|на складі|на складе|in stock`);
const leftCount = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${remains}) (?:(?:${only}) )*(?<count>\\d{1,3}|\\p{L}{2,12})(?! ?(?:грн|грив|₴|uah|%|[.,:-]?\\d))`,
  "gu",
);
const notOfStock = wholeWords(
  "кошик\\p{L}*|корзин\\p{L}*|cart|basket|замовлен\\p{L}*|заказ\\p{L}*|order\\p{L}*|замовили|взяти|візьм\\p{L}*|додал\\p{L}*|записала|окремо",
);
const joiner = "і|та|а|але|and|but|и|но|або";
const opener = "якщо|якби|коли|чи|щоб|щойно|если|когда|ли|чтобы|if|when|whether|once|unless";
const opening = new RegExp(`^ *(?:(?:${joiner}) )?(?:${opener})(?![\\p{L}\\p{N}])`, "u");

/** Whether and how many there are, tied to the article, colour and size that the sentence names. */
export function readStock(sentences: readonly string[], evidence: Evidence): Violation[] {
  return sentences.flatMap((sentence): Violation[] => {
    const asks = sentence.trimEnd().endsWith("?");
    const clauses = clausesOf(sentence);
    const isReported = reportedIn(sentence, evidence);
    return clauses.flatMap((clause, at): Violation[] => {
      const isAsked = asks && at === clauses.length - 1;
      if (isAsked || opening.test(clause.text) || notOfStock.test(clause.text)) return [];
      if (isReported(clause.text)) return [];
      const found = wrongIn(sentence, clause, clauses[at - 1]?.text ?? "", evidence);
      return found === undefined ? [] : [{ code: "stock_claim", found: found.trim().slice(0, 80) }];
    });
  });
}

function wrongIn(sentence: string, clause: Clause, previous: string, evidence: Evidence): string | undefined {
  const { text } = clause;
  const isMore = more.test(text) && sizesIn(text, evidence.facts.articles).length > 0;
  if (!isMore && !gone.test(text) && !last.test(text) && !there.test(text) && !there.test(previous)) return undefined;
  const meant = variantsMeant(sentence, clause, evidence.facts.articles);
  if (last.test(text)) return isLast(meant, evidence) ? undefined : last.exec(text)?.[0];
  const isBriefly = meant.isNamed && isBrief(text, gone) && !choosy.test(text.replace(noMore, ""));
  if (isBriefly && meant.stocks.length > 0 && meant.stocks.every((stock) => stock > 0)) return gone.exec(text)?.[0];
  if (gone.test(text)) return saysGoneWrongly(text, meant, evidence) ? gone.exec(text)?.[0] : undefined;
  if (all.test(text) && there.test(text))
    return meant.stocks.length > 0 && !meant.stocks.includes(0) ? undefined : all.exec(text)?.[0];
  const sizes = sizesIn(text, evidence.facts.articles);
  const counts = countsIn(text, previous, sizes);
  if (counts.some((count) => !meant.stocks.includes(count) && !evidence.stocks.has(count))) return text;
  if (counts.some((count) => meant.isNarrow && meant.stocks.length > 0 && !meant.stocks.includes(count))) return text;
  const marked = speaksOfMark(text, there) ? meant.byMark : [];
  if (meant.isNamed && meant.stocks.length > 0 && meant.stocks.every((stock) => stock === 0) && isBrief(text, there))
    return text;
  if (!there.test(text) || !(sizes.length > 0 || surelyThere.test(text) || marked.length > 0)) return undefined;
  if (marked.some((stocks) => stocks.every((stock) => stock === 0))) return text;
  if (many.test(text) && surelyThere.test(text) && !meant.stocks.some((stock) => stock > 3)) return text;
  return isThere(meant, evidence) ? undefined : text;
}

/** "Макаруни є": nothing else is said that the word could be about. */
const isBrief = (clause: string, word: RegExp): boolean =>
  word.test(clause) &&
  !ofOthers.test(clause) &&
  !/(?<!\p{L})[ув] \p{L}/u.test(clause) &&
  clause.trim().split(" ").length <= 6;

const isLast = ({ stocks }: Meant, evidence: Evidence): boolean =>
  evidence.facts.articles.length === 0 ? evidence.stocks.has(1) : stocks.includes(1);

const isThere = ({ stocks, lacksSize, isNarrow }: Meant, { canSay, facts }: Evidence): boolean => {
  if (facts.articles.length === 0) return canSay.inStock && !isNarrow;
  return !lacksSize && stocks.some((stock) => stock > 0);
};

/** "На ваніль є знижка", "у складі є м'ята" are no words about stock. */
const speaksOfMark = (clause: string, word: RegExp): boolean => word.test(clause) && !ofOthers.test(clause);
const ofOthers = wholeWords(
  "на|для|про|щодо|за|до|від|к|от|о|об|on|for|about|from|[ув] складі|состав\\p{L}*|знижк\\p{L}*|скидк\\p{L}*|discounts?|опис\\p{L}*|описан\\p{L}*|фото",
);

const noMore = /(?<!\p{L})(?:більше|больше) (?=нем|нет)/u;
/** "Дешевшого немає" speaks of other goods than those that are there. */
const choosy =
  /дешевш|дешевл|інш|друг(?:ого|ої|их)|така?(?:ого|ої|их|ких)|подібн|схож|більш|менш|окремо|cheaper|other|such|smaller|bigger|larger/u;

const surelyGone =
  /наявн|(?:на|в) склад|наличи|розпродан|распродан|розкуп|раскуп|sold|stock|закінчи|скінчи|кончил|закончи|available/u;

/** "Немає" of what is there. Of a size that does not exist, or of nothing by name, it is true or harmless. */
function saysGoneWrongly(
  clause: string,
  { stocks, isNarrow, lacksSize, byMark }: Meant,
  { facts, canSay }: Evidence,
): boolean {
  if (choosy.test(clause)) return false;
  const isSure = surelyGone.test(clause);
  if (facts.articles.length === 0) return isSure && !canSay.outOfStock;
  const sizes = sizesIn(clause, facts.articles);
  const known = facts.articles.flatMap(({ variants }) => variants.map(({ size }) => size));
  const isExact = sizes.length > 0 && sizes.every((size) => known.includes(size));
  const isMarked = byMark.length > 0 && speaksOfMark(clause, gone);
  if (!isSure && !isExact && !isMarked) return false;
  if (isNarrow) return !lacksSize && stocks.length > 0 && stocks.every((stock) => stock > 0);
  return isSure && !canSay.outOfStock;
}

/** How many a clause says there are. A bare number counts only when it ends a clause that says "є". */
function countsIn(clause: string, previous: string, sizes: readonly string[]): number[] {
  if (
    !there.test(clause) &&
    !(more.test(clause) && sizes.length > 0) &&
    !(there.test(previous) && new RegExp(`^ *[\\p{L}\\d]+ ${unitOf} *[.!]?$`, "u").test(clause))
  )
    return [];
  return [...clause.matchAll(counted), ...clause.matchAll(leftCount)].flatMap(({ groups }): number[] => {
    const said = groups?.["count"] ?? "";
    const count = /\d/.test(said) ? Number(said) : numberWords.get(wordKey(said));
    if (count === undefined || count === 0 || sizes.includes(said)) return [];
    return count < mostCounted || (groups?.["unit"] !== undefined && ofShelf.test(clause)) ? [count] : [];
  });
}
