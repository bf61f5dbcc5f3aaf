import type { AgentContext } from "../../nodes/agent/context.ts";
import { type Delivery, detectLanguage, type Language } from "../../src/core/index.ts";
import { cyrillicOfLatin } from "../../src/core/reading/language/latin-letters.ts";
import { normalise } from "../../src/core/reading/normalise.ts";
import { withSpokenNumbers } from "../../src/core/reading/spoken-numbers.ts";
import { without } from "./found.ts";
import { type Intent, readIntents } from "./intents.ts";
import { intentsOf } from "./intents-of.ts";
import { withName } from "./named-wish.ts";
import { isOtherLanguage } from "./other-languages.ts";
import { isQuestion, statementsIn } from "./questions.ts";
import { readReplacement } from "./replacement.ts";
import { withSpokenBranch } from "./slots/branch.ts";
import { type Budget, readBudget } from "./slots/budget.ts";
import { readColours } from "./slots/colours.ts";
import { readDeliveryData } from "./slots/delivery-data.ts";
import { type FactToKeep, readFacts } from "./slots/facts.ts";
import { readGarments } from "./slots/garments.ts";
import { readPaymentMethod } from "./slots/payment-method.ts";
import { readSizes } from "./slots/sizes.ts";
import { withoutMisspellings } from "./spelling.ts";
import { readWishes, type Wish } from "./wishes.ts";

/** A message as intents and slots. It says what was written, never what to do about it. */
export interface Understanding {
  readonly text: string;
  readonly intents: ReadonlySet<Intent>;
  /** Those of what is said and not asked. */
  readonly stated: ReadonlySet<Intent>;
  readonly wishes: readonly Wish[];
  /** What the customer gives up, when one thing is wanted instead of another. */
  readonly instead: readonly Wish[];
  readonly budget: Budget;
  readonly delivery: Delivery;
  readonly paymentMethod: string | undefined;
  /** The same, where it is said and not asked about. */
  readonly statedMethod: string | undefined;
  readonly facts: readonly FactToKeep[];
  readonly isQuestion: boolean;
  readonly isOtherLanguage: boolean;
}

/** What of the context gives words a meaning: the shop's categories and methods, and whether an order is being made. */
interface Surroundings {
  readonly categories: readonly string[];
  readonly paymentMethods: AgentContext["payment_methods"];
  /** Undefined while no order is being put together: nothing is read as an address then. */
  readonly awaited: AgentContext["missing"] | undefined;
  /** One word of a name, where the other one was asked for. */
  readonly halfName?: string;
  /** The data of the parcel are what was asked for last. */
  readonly isDictated?: boolean;
  /** Of the conversation: Ukrainian and Russian are also written in Latin letters. */
  readonly language?: Language;
}

const asksForGoods: ReadonlySet<Intent> = new Set<Intent>(["price", "stock", "browse"]);

/** Half a chat message at its longest: an order is shorter, and the readers are many. */
const maxReadChars = 2_000;

export function understand(raw: string, around: Surroundings): Understanding {
  const written = normalise(inOwnLetters(raw.slice(0, maxReadChars), around.language), { yoAsYe: true });
  const text = withSpokenBranch(withSpokenNumbers(withoutMisspellings(written)));
  const read = readOnce(readIntents);
  const { intents, isPast } = intentsOf(text, written, read);
  const names = (part: string): boolean =>
    readGarments(part, around.categories).length > 0 || readColours(part).length > 0 || /\d/.test(part) || counts(part);
  const { from, to } = readReplacement(text, names);

  const isFree = (part: string): boolean =>
    readGarments(part, around.categories).length === 0 &&
    readColours(part).length === 0 &&
    readPaymentMethod(part, around.paymentMethods) === undefined &&
    readIntents(part).size === 0;
  const budget = readBudget(to);
  const { delivery, rest } = readDeliveryData(without(to, budget), around.awaited, isFree, around);
  const sizes = readSizes(rest);

  return {
    text,
    intents,
    stated: read(statementsIn(text)),
    wishes: withName(isPast ? [] : wishesOf(rest, sizes, around.categories), {
      text: rest,
      sizes,
      categories: around.categories,
      isTaken: intents.has("buy") || intents.has("yes"),
      isAskedFor: isShortQuestion,
    }),
    instead: from === undefined ? [] : wishesOf(from, readSizes(from), around.categories),
    budget: budgetOf(budget.map(({ value }) => value)),
    delivery,
    paymentMethod: readPaymentMethod(to, around.paymentMethods),
    statedMethod: readPaymentMethod(statementsIn(text), around.paymentMethods),
    facts: readFacts(rest, sizes),
    isQuestion: isQuestion(text),
    isOtherLanguage: isOtherLanguage(raw) && !/\p{Script=Cyrillic}/u.test(raw.replace(/[ўџљњћђ]/giu, "")),
  };
}

/** One text stands for the message as written, as spelled and as stated: 2,000 characters take 20 ms to read. */
function readOnce<Read>(reading: (text: string) => Read): (text: string) => Read {
  const known = new Map<string, Read>();
  return (text) => {
    const read = known.get(text) ?? reading(text);
    known.set(text, read);
    return read;
  };
}

/** A short part of a message that asks for goods and says nothing else. */
function isShortQuestion(part: string): boolean {
  const intents = readIntents(part);
  const isShort = part.trim().split(/\s+/).length <= 5;
  return isShort && intents.size > 0 && [...intents].every((one) => asksForGoods.has(one));
}

const inOwnLetters = (written: string, language: Language = "en"): string => {
  const isLatin = language !== "en" && !/\p{Script=Cyrillic}/u.test(written);
  const isOwn = isLatin && ["uk", "ru"].some((own) => own === detectLanguage(written));
  return isOwn ? cyrillicOfLatin(written) : written;
};

/** Ages and sizes are no counts: they are blanked before counting. */
const wishesOf = (text: string, sizes: ReturnType<typeof readSizes>, categories: readonly string[]): Wish[] =>
  readWishes(text, { categories, sizes, countable: without(text, sizes) });

const counts = (part: string): boolean => readWishes(part, { categories: [], sizes: [], countable: part }).length > 0;

/** A floor and a ceiling may stand in two places. */
function budgetOf(said: readonly Budget[]): Budget {
  const max = said.find((one) => one.max !== undefined)?.max;
  const min = said.find((one) => one.min !== undefined)?.min;
  return { ...(max === undefined ? {} : { max }), ...(min === undefined ? {} : { min }) };
}
