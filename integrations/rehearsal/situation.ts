import type { BaseMessage } from "@langchain/core/messages";
import { type AgentContext, emptyContext } from "../../nodes/agent/context.ts";
import { deliveryFields, detectLanguage, labelOf } from "../../src/core/index.ts";
import { normalise } from "../../src/core/reading/normalise.ts";
import { readIntents } from "./intents.ts";
import type { Phrases, Question } from "./phrases/shape.ts";
import { askedIn, phrases } from "./phrases.ts";
import { readTurn } from "./read-turn.ts";
import type { Article } from "./shelf.ts";
import { withoutSlips } from "./slips.ts";
import { readGarments } from "./slots/garments.ts";
import { answersOf, type Step } from "./tool-steps.ts";
import { type Understanding, understand } from "./understand.ts";
import type { Wish } from "./wishes.ts";

/** Everything a decision rests on. */
export interface Situation {
  readonly context: AgentContext;
  readonly heard: Understanding;
  readonly steps: readonly Step[];
  readonly wasRejected: boolean;
  /** The question of ours that this message may answer. */
  readonly asked: Question | undefined;
  readonly lastShopText: string;
  /** What the customer saw last, in the order in which they saw it: "the first one" points into this. */
  readonly shelf: readonly Article[];
  /** The size, garment and count said in earlier messages, newest first. */
  readonly usualSize: string | undefined;
  /** What the message before described. */
  readonly earlierWishes: readonly Wish[];
  /** The only wish of it. */
  readonly lastWish: Wish | undefined;
  readonly lastGarment: Wish["garment"];
  /** The kind of thing that our last message was about. */
  readonly offeredGarment: Wish["garment"];
  readonly lastQuantity: number | undefined;
  readonly words: Phrases;
  readonly canCall: (tool: string) => boolean;
}

/** Another graph than ours tells nothing about shop or cart. */
const bareContext = (text: string): AgentContext =>
  emptyContext(detectLanguage(text) ?? "uk", { name: "", persona: "", currency: "UAH" });

/** Older sizes belong to other wishes. */
const rememberedMessages = 8;

export function readSituation(messages: readonly BaseMessage[], tools: readonly string[]): Situation {
  const turn = readTurn(messages);
  const asked = askedIn(turn.lastShopText);
  const said = turn.said.join("\n");
  const text = isBuyingQuestion(asked) ? withoutSlips(said) : said;
  const context = withNewest(turn.context ?? bareContext(text), turn.steps);
  const around = {
    categories: context.categories,
    paymentMethods: context.payment_methods,
    language: context.language,
  };
  const heard = understand(text, {
    ...around,
    ...halfNameOf(context, asked, turn.steps),
    isDictated: isDictated(context, turn.lastShopText, turn.steps),
    awaited: awaitedAtStart(context, text, asked, turn.steps),
  });
  const earlier = turn.earlier
    .slice(-rememberedMessages)
    .reverse()
    .map((message) => understand(message, { ...around, awaited: [] }).wishes);

  const searched = answersOf(turn.steps, "search_catalogue").length > 0;
  return {
    context,
    heard,
    steps: turn.steps,
    wasRejected: turn.wasRejected,
    asked,
    lastShopText: turn.lastShopText,
    shelf: searched ? context.shown : shelfOf(context, turn.lastShopText, asked),
    usualSize: first(earlier.flat(), ({ size }) => size),
    ...lastSaid(earlier[0] ?? []),
    lastGarment: first(earlier.flat(), ({ garment }) => garment),
    offeredGarment: offeredIn(turn.lastShopText, asked, context),
    lastQuantity: first(earlier[0] ?? [], ({ quantity }) => quantity),
    words: phrases[context.language],
    canCall: (tool) => tools.includes(tool),
  };
}

const lastSaid = (wishes: readonly Wish[]): Pick<Situation, "earlierWishes" | "lastWish"> => ({
  earlierWishes: wishes,
  lastWish: wishes.length === 1 ? wishes[0] : undefined,
});

const offeredIn = (text: string, asked: Question | undefined, { categories }: AgentContext): Wish["garment"] =>
  isBuyingQuestion(asked) ? readGarments(offerOf(text), categories).at(-1)?.value : undefined;

/** What was found in this turn stands in the tools' answers alone: it is what the customer sees next. */
function withNewest(context: AgentContext, steps: readonly Step[]): AgentContext {
  const found = answersOf(steps, "search_catalogue").flatMap(({ answer }) => answer.products);
  const each = new Map(found.map((product) => [product.variants[0]?.sku, product]));
  return each.size === 0 ? context : { ...context, shown: [...each.values()] };
}

/**
 * What a message may be giving, the same at every step of a turn: the context moves on while tools are called, and a
 * "5" that was a branch at first must not become a count after it was written down.
 */
function awaitedAtStart(
  context: AgentContext,
  text: string,
  asked: Question | undefined,
  steps: readonly Step[],
): AgentContext["missing"] | undefined {
  if (steps.length > 0) {
    const given = steps.filter(({ name }) => name === "set_delivery").flatMap(({ args }) => Object.keys(args));
    return given.length === 0
      ? undefined
      : deliveryFields.filter((field) => context.missing.includes(field) || given.includes(field));
  }
  const intents = readIntents(normalise(text, { yoAsYe: true }));
  if (context.cart.lines.length === 0 && !intents.has("buy") && !intents.has("checkout")) return undefined;
  return isBuyingQuestion(asked) ? context.missing.filter((field) => field !== "branch") : context.missing;
}

/** The half of a name that is written down, while the other half is what we asked for. */
function halfNameOf(
  { delivery }: AgentContext,
  asked: Question | undefined,
  steps: readonly Step[],
): { readonly halfName?: string } {
  const name = delivery.name ?? "";
  return asked === "full_name" && steps.length === 0 && name !== "" && !/\s/.test(name) ? { halfName: name } : {};
}

/** Our last message asked for the data of the parcel that are missing still, or wrote some down in this turn. */
const isDictated = ({ missing, language }: AgentContext, lastShopText: string, steps: readonly Step[]): boolean =>
  lastShopText.endsWith(phrases[language].askDelivery(missing)) || answersOf(steps, "set_delivery").length > 0;

/** A number that answers one of these is a size or a count, never a branch. */
export const isBuyingQuestion = (asked: Question | undefined): boolean =>
  asked === "offer_add" || asked === "which_to_add" || asked === "size_to_add";

const first = <T, R>(items: readonly T[], read: (item: T) => R | undefined): R | undefined =>
  items.map(read).find((value) => value !== undefined);

/** The listed articles of a message when it lists some: the cart may be named beside them. */
function offerOf(text: string): string {
  const listed = text.split("\n").filter((line) => line.startsWith("•"));
  return listed.length > 0 ? listed.join("\n") : text;
}

/**
 * A message that names some of the articles narrows "the first one" to those. One that offers articles which the
 * context no longer holds leaves nothing to point at: they are looked up again.
 */
function shelfOf({ shown }: AgentContext, lastShopText: string, asked: Question | undefined): readonly Article[] {
  const text = offerOf(lastShopText);
  const mentioned = shown
    .map((article) => ({ article, index: text.indexOf(labelOf(article)) }))
    .filter(({ index }) => index >= 0)
    .sort((a, b) => a.index - b.index);
  if (mentioned.length > 0) return mentioned.map(({ article }) => article);
  return isBuyingQuestion(asked) ? [] : shown;
}
