import type { AgentContext } from "../../nodes/agent/context.ts";
import { labelOf } from "../../src/core/index.ts";
import { freeWords } from "./free-words.ts";
import { lookUp } from "./look-up.ts";
import { pattern } from "./pattern.ts";
import { type Query, queryOf } from "./query.ts";
import type { Article, Resolution } from "./shelf.ts";
import { isBuyingQuestion, type Situation } from "./situation.ts";
import { isColour } from "./slots/colours.ts";
import { isOfCategory } from "./slots/garments.ts";
import { fitOf } from "./slots/sizes.ts";
import { answersOf, isSameCall } from "./tool-steps.ts";
import { isEmptyWish, type Wish } from "./wishes.ts";

type CartLine = AgentContext["cart"]["lines"][number];
export interface CartChange {
  readonly sku: string;
  readonly quantity: number;
}

/**
 * What a message means for the cart: what can be changed now, what must be looked up first, what only the customer
 * knows.
 */
export interface OrderPlan {
  readonly changes: readonly CartChange[];
  readonly searches: readonly Query[];
  readonly open: readonly Exclude<Resolution, { kind: "picked" }>[];
  readonly isNotInCart?: boolean;
}

/** Changes of mind about what lies in the cart: take it out, another one instead, another count. */
export function planCartEdit(situation: Situation): OrderPlan | undefined {
  const { context, heard, steps } = situation;
  const { lines } = context.cart;
  if (lines.length === 0 && answersOf(steps, "change_cart").length === 0) return undefined;
  // Carried out already: the cart of the context is the new one, and reading the message against it would undo it.
  const isDone = answersOf(steps, "change_cart").length > 0;
  if (heard.intents.has("cancel"))
    return isDone ? nothing : { ...nothing, changes: lines.map(({ sku }) => ({ sku, quantity: 0 })) };
  if (isReplacing(situation)) return isDone ? nothing : replaced(situation);
  if (isRemoving(situation)) return isDone ? nothing : removed(situation);
  const [wish] = heard.wishes;
  if (wish !== undefined && isRecount(situation, wish)) {
    const { quantity: _count, ...thing } = wish;
    const line = lineFor(thing, situation);
    return isDone || line === undefined
      ? nothing
      : { ...nothing, changes: [{ sku: line.sku, quantity: wish.quantity ?? 1 }] };
  }
  return undefined;
}

const nothing: OrderPlan = { changes: [], searches: [], open: [] };
export const isOnlyCount = (wish: Wish): boolean => Object.keys(wish).every((key) => key === "quantity");

function isReplacing({ heard, asked }: Situation): boolean {
  const { intents, wishes, instead, isQuestion } = heard;
  if (instead.some((wish) => !isEmptyWish(wish))) return wishes.length > 0;
  if (wishes.length === 0 || isQuestion || intents.has("remove")) return false;
  if (intents.has("replace")) return true;
  // After an offer, "ні, краще червону" is about the offer.
  return !isBuyingQuestion(asked) && !intents.has("buy") && (intents.has("rather") || intents.has("no"));
}

const takeOut = pattern(
  "заберіть, прибери, приберіть, видаліть, видали, уберите, убери, удалите, remove, delete, take out",
);

const isRemoving = ({ heard, context }: Situation): boolean =>
  heard.intents.has("remove") &&
  (heard.wishes.length > 0 ||
    (takeOut.test(heard.text) && context.cart.lines.length === 1 && !isOfOther(heard, context)));

/** "приберіть ложку", where a bowl alone lies in the cart. */
function isOfOther({ text }: Situation["heard"], { cart }: Situation["context"]): boolean {
  const named = freeWords(text)?.split(" ") ?? [];
  const titles = cart.lines.map(({ title }) => title.toLowerCase()).join(" ");
  return named.length > 0 && named.every((word) => !titles.includes(word.toLowerCase().slice(0, 4)));
}

/** "дві" of a customer who has one in the cart; longer messages count something else. */
const mostWordsOfRecount = 4;
const enough = pattern(
  "вистачить, вистачає, хватить, хватит, досить, достатньо, достаточно, is enough, are enough, enough",
);

function isRecount({ heard, asked }: Situation, wish: Wish): boolean {
  const { intents, text, isQuestion, delivery, wishes } = heard;
  const words = text.split(/\s+/).length;
  // "шортів двох вистачить" says what is counted.
  if (enough.test(text) && wishes.length === 1 && wish.quantity !== undefined && !isQuestion) return true;
  return (
    wishes.length === 1 &&
    isOnlyCount(wish) &&
    !isQuestion &&
    !isBuyingQuestion(asked) &&
    words <= mostWordsOfRecount &&
    Object.keys(delivery).length === 0 &&
    !intents.has("buy")
  );
}

/** The cart keeps no colours: which line is the red one, the catalogue knows. */
const identify = (wish: Wish, { steps }: Situation): Query[] =>
  answersOf(steps, "search_catalogue").length === 0 && wish.colour !== undefined ? [queryOf(wish)] : [];

function removed(situation: Situation): OrderPlan {
  const wishes = heardOr(situation.heard.wishes);
  const changes = wishes.flatMap((wish): CartChange[] => {
    const lines = linesFor(wish, situation);
    const line = lines.at(-1);
    if (line === undefined) return [];
    // "заберіть одну" of three leaves two; "заберіть шорти" means every pair of them.
    if (isOnlyCount(wish))
      return [{ sku: line.sku, quantity: Math.max(0, line.quantity - (wish.quantity ?? line.quantity)) }];
    return lines.map(({ sku }) => ({ sku, quantity: 0 }));
  });
  const searches = changes.length === 0 ? wishes.flatMap((wish) => identify(wish, situation)) : [];
  return { ...nothing, changes, searches, isNotInCart: changes.length + searches.length === 0 };
}

const heardOr = (wishes: readonly Wish[]): readonly Wish[] => (wishes.length === 0 ? [{}] : wishes);

function replaced(situation: Situation): OrderPlan {
  const { heard, context } = situation;
  const { quantity: _count, ...given } = heard.instead[0] ?? {};
  const wanted = heard.wishes[0] ?? {};
  const isOnly = context.cart.lines.length === 1;
  const ofGarment = given.garment === undefined ? [] : linesFor({ garment: given.garment }, situation);
  const sole = isOnly ? lineFor({}, situation) : ofGarment.length === 1 ? ofGarment[0] : undefined;
  const line = lineFor(given, situation) ?? sole;
  if (line === undefined) {
    const searches = identify(given, situation);
    return { ...nothing, searches, isNotInCart: searches.length === 0 };
  }
  if (isOnlyCount(wanted))
    return { ...nothing, changes: [{ sku: line.sku, quantity: wanted.quantity ?? line.quantity }] };

  return recounted(line, wanted, situation) ?? replacedBy(wanted, line, situation);
}

/** "шорти не треба, давайте дві таких сукні": the dress lies there already. */
function recounted(line: CartLine, { quantity = 1, ...thing }: Wish, situation: Situation): OrderPlan | undefined {
  const [lying, ...more] = thing.garment === undefined ? [] : linesFor(thing, situation).filter((one) => one !== line);
  const gone = { sku: line.sku, quantity: 0 };
  return lying === undefined || more.length > 0
    ? undefined
    : { ...nothing, changes: [gone, { sku: lying.sku, quantity }] };
}

function replacedBy(wanted: Wish, line: CartLine, situation: Situation): OrderPlan {
  const { context } = situation;
  const article = articleOf(line, situation);
  const category = article?.category ?? context.categories.find((name) => isOfCategory(line.title, name));
  // The cart calls it by its colour as well, the catalogue does not.
  const word = article?.title ?? line.title.replace(/ \([^)]*\)$/, "");
  const sameGarment = category === undefined ? { word } : { category, word };
  const wish: Wish = { size: line.size, garment: sameGarment, ...wanted };
  const isSameModel = wanted.garment === undefined && wanted.colour === undefined;
  const unseen = isSameModel && isUnseenSize(article, wish) ? queryOf(wish) : undefined;
  if (unseen !== undefined && !isSearched(unseen, situation)) return { ...nothing, searches: [unseen] };
  const shelf = isSameModel && article !== undefined ? [article] : situation.shelf;
  const found = lookUp(wish, { ...situation, shelf, context: { ...context, shown: isSameModel ? [] : context.shown } });
  if ("search" in found) return { ...nothing, searches: [found.search] };
  const query = queryOf(wish);
  // What was searched so far only told which line is meant.
  if (found.kind === "not_here" && !isSearched(query, situation)) return { ...nothing, searches: [query] };
  const picks = found.kind === "picked" ? found.picks : ofSameModel(found, line, wish.size);
  const [pick] = picks;
  if (pick === undefined) return { ...nothing, open: found.kind === "picked" ? [] : [found] };
  const quantity = wanted.quantity ?? line.quantity;
  // The old one leaves only for one that is there: a refused change must not empty the cart.
  if (pick.variant.stock < quantity) return { ...nothing, open: [{ kind: "sold_out", article: pick.article }] };
  const kept = { sku: pick.variant.sku, quantity };
  return { ...nothing, changes: line.sku === kept.sku ? [kept] : [{ sku: line.sku, quantity: 0 }, kept] };
}

/** Of what was shown in one size the other sizes are not known yet. */
const isUnseenSize = (article: Article | undefined, { size = "" }: Wish): boolean =>
  article !== undefined && !article.variants.some((variant) => fitOf(variant.size, size) > 0);

const isSearched = (query: Query, { steps }: Situation): boolean =>
  steps.some((step) => isSameCall(step, { name: "search_catalogue", args: query }));

type Lookup = Exclude<ReturnType<typeof lookUp>, { search: unknown }>;
type Picks = Extract<Lookup, { kind: "picked" }>["picks"];

/** Of several articles that would do, the one whose other size is being given up is meant. */
function ofSameModel(found: Lookup, line: CartLine, size: string | undefined): Picks {
  if (found.kind !== "which_article" || size === undefined) return [];
  return found.articles
    .filter((article) => labelOf(article) === line.title || article.variants.some(({ sku }) => sku === line.sku))
    .flatMap((article) => {
      const variant = article.variants
        .filter((one) => one.stock > 0 && fitOf(one.size, size) > 0)
        .sort((a, b) => fitOf(b.size, size) - fitOf(a.size, size))[0];
      return variant === undefined ? [] : [{ article, variant }];
    })
    .slice(0, 1);
}

/** From every list of this turn, not only the newest: each search replaces what is shown. */
const articleOf = (line: CartLine, { context, steps }: Situation): Article | undefined =>
  [...answersOf(steps, "search_catalogue").flatMap(({ answer }) => answer.products), ...context.shown].find(
    ({ variants }) => variants.some(({ sku }) => sku === line.sku),
  );

/** The newest line that the wish describes; any line when it describes none. */
const lineFor = (wish: Wish, situation: Situation): CartLine | undefined => linesFor(wish, situation).at(-1);

function linesFor(wish: Wish, situation: Situation): CartLine[] {
  return situation.context.cart.lines.filter((line) => {
    const article = articleOf(line, situation);
    const { garment, colour, size } = wish;
    const isGarment =
      garment === undefined ||
      (garment.category === undefined
        ? line.title.toLowerCase().includes(garment.word.toLowerCase())
        : isOfCategory(line.title, garment.category) || article?.category === garment.category);
    const isColoured =
      colour === undefined ||
      isColour(line.title, colour) ||
      (article !== undefined && isColour(article.color, colour));
    return isGarment && isColoured && (size === undefined || fitOf(line.size, size) > 0);
  });
}
