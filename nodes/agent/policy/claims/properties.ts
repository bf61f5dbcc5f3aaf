import type { ArticleFacts, ClaimFacts } from "../claim-facts.ts";
import type { Evidence } from "../evidence.ts";
import type { Violation } from "../violation.ts";
import { withDigits } from "../with-digits.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { colorsIn, sharesColor } from "./colors.ts";
import { namedIn, ofKindIn } from "./named-articles.ts";
import { type Property, properties } from "./property-words.ts";
import { reportedIn } from "./reported.ts";
import { titleParts } from "./title-parts.ts";
import { wholeWords } from "./whole-words.ts";

const open = wholeWords(
  "чи|якщо|якби|если|ли|if|whether|уточн\\p{L}*|запита\\p{L}*|спита\\p{L}*|перевір\\p{L}*|спрош\\p{L}*|узна\\p{L}*",
);
const denied = wholeWords(
  "не|немає|нема|нет|нічого|ничего|nothing|без|жодн\\p{L}*|not|no|don't|doesn't|isn't|cannot|can't|unknown|невідом\\p{L}*|неизвестн\\p{L}*|уточн\\p{L}*|запита\\p{L}*|спита\\p{L}*|перевір\\p{L}*|спрош\\p{L}*|узна\\p{L}*|ask|check|чи|якщо|якби|если|ли|if|whether|шукаєте|ищете|хочете|бажаєте|хотите|looking for",
);

/** A checkable property of goods: only as a text of the article says it. Praise and taste are free. */
export function readProperties(sentences: readonly string[], evidence: Evidence): Violation[] {
  const all = withDigits(sentences.join("\n"));
  const said = properties.filter(({ phrase }) => phrase.test(all));
  return sentences.flatMap((sentence) => {
    const asks = sentence.trimEnd().endsWith("?");
    const clauses = clausesOf(sentence);
    const isReported = reportedIn(sentence, evidence);
    return clauses.flatMap((clause, at): Violation[] => {
      if (asks && at === clauses.length - 1) return [];
      if (isReported(clause.text)) return [];
      const found =
        wrongProperty(
          withDigits(clause.text),
          said,
          () => textsFor(sentence, clause, evidence),
          takenBack(clauses, at),
        ) ??
        wrongColor(
          isColorAlone(clause.text) ? sentence.slice(0, clause.start + clause.text.length) : clause.text,
          evidence.facts,
        );
      return found === undefined ? [] : [{ code: "goods_claim", found: found.slice(0, 80) }];
    });
  });
}

type TakenBack = "no" | "denied" | "open";

/** "Чи не промокає тканина, у каталозі не вказано": what the next clause denies the first one did not say. */
function takenBack(clauses: readonly Clause[], at: number): TakenBack {
  const text = clauses[at]?.text ?? "";
  if (open.test(text) || untold.test(text) || unsaid.test(clauses[at + 1]?.text ?? "")) return "open";
  return denied.test(text) ? "denied" : "no";
}

/** "Про захист від води в описі нічого": what the texts do not say is no property. */
const untold = wholeWords(
  "(?:опис|каталоз|каталог|характеристик|карточк|картц|даних|данных|description|listing|catalogue|specs)\\p{L}* (?:[\\p{L}']+ ){0,3}(?:не|нічого|ничего|немає|нема|нет|nothing|not|no|doesn't|does not)|нічого|ничего|не вказано|не указано|не сказано|не написано|nothing|doesn't (?:say|mention)|no mention",
);
const unsaid =
  /^ *(?:[\p{L}']+ ){0,3}(?:не (?:вказ|зазнач|знаю|напис|сказ|указан|можу|бачу|маю)|немає|нет|not|unknown|невідом)/u;

function wrongProperty(
  clause: string,
  said: readonly Property[],
  textsOf: () => string,
  taken: TakenBack,
): string | undefined {
  if (taken === "open") return undefined;
  return said
    .map(({ phrase, shows, holdsWhenDenied }) => {
      const found = phrase.exec(clause)?.[0];
      if (found === undefined || (taken === "denied" && holdsWhenDenied !== true)) return undefined;
      const texts = textsOf();
      const numbers = found.match(/\d+(?:[.,]\d+)?/g) ?? [];
      const isSaid =
        shows(found, texts) &&
        numbers.every((number) => hasNumber(texts, number) || isInOtherUnit(texts, found, number));
      return isSaid ? undefined : found;
    })
    .find((found) => found !== undefined);
}

/** "2 роки" are 24 months. */
function isInOtherUnit(texts: string, found: string, number: string): boolean {
  if (/\d ?-?(?:рок|рік|год|year)/u.test(found)) return hasNumber(texts, String(Number(number) * 12));
  return /\d ?-?(?:міс|мес|month)/u.test(found) && hasNumber(texts, String(Number(number) / 12));
}

const hasNumber = (texts: string, number: string): boolean =>
  new RegExp(`(?<![\\d.,])${number.replace(/[.,]/, "[.,]")}(?!\\d)`, "u").test(texts);

/** Texts of the articles that the sentence names, else of all that were looked at; the shop's own terms count too. */
function textsFor(sentence: string, clause: Clause, { facts }: Evidence): string {
  const named =
    [clause.text, sentence.slice(0, clause.start + clause.text.length), sentence]
      .flatMap((text) => [namedIn(facts.articles, text), ofKindIn(facts.articles, text)])
      .find((articles) => articles.length > 0) ?? [];
  return [...(named.length > 0 ? named : facts.articles).map(({ texts }) => texts), facts.shopTexts].join("\n");
}

/** "«Анна» — рожева", "є, колір рожевий": nothing but a colour is said of what was named before. */
const isColorAlone = (clause: string): boolean =>
  colorsIn(clause).size > 0 &&
  /^ *(?:(?:колір|цвет|colou?r|у кольорі|в цвете|це|is|-) ?)*[\p{L}'-]+ *[.!)]? *$/u.test(clause);

const quoted = /"[^"]+"/;

/** What lies in the cart may have left the list of what was looked up. Without quotes its name cannot be told. */
const inCart = (lines: readonly string[]): ArticleFacts[] =>
  lines
    .filter((line) => line.includes('"'))
    .map((title) => ({
      title,
      name: titleParts(title),
      noun: title.split(" ")[0] ?? "",
      color: "",
      texts: title,
      variants: [],
    }));

/** A colour beside the name of an article that comes in other colours only. */
function wrongColor(clause: string, { articles, cart }: ClaimFacts): string | undefined {
  if (denied.test(clause)) return undefined;
  const byName = namedIn([...articles, ...inCart(cart)], clause);
  // A name that none of them has is another article of the same kind.
  if (byName.length === 0 && quoted.test(clause)) return undefined;
  const named = byName.length > 0 ? byName : ofKindIn(articles, clause);
  const said = colorsIn(clause);
  const [first] = named;
  if (first === undefined || said.size === 0) return undefined;
  const isOneName = named.every(({ name, noun }) =>
    byName.length > 0 ? name.join() === first.name.join() : noun === first.noun,
  );
  const known = new Set(named.flatMap(({ color, title }) => [...colorsIn(`${color} ${title}`)]));
  return isOneName && known.size > 0 && !sharesColor(said, known) ? clause.trim() : undefined;
}
