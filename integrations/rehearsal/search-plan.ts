import { freeWords } from "./free-words.ts";
import type { Intent } from "./intents.ts";
import { pattern } from "./pattern.ts";
import { isEmptyQuery, type Query, queryFor, queryOf } from "./query.ts";
import { type Article, articlesAt, inStock, matches, variantFor } from "./shelf.ts";
import type { Situation } from "./situation.ts";
import { isEmptyWish, type Wish } from "./wishes.ts";

interface SearchPlan {
  readonly queries: readonly Query[];
  /** The one article that is asked about. */
  readonly article?: Article;
}

/** More kinds of things in one message are asked about one after another. */
const mostQueries = 2;

const looking: readonly Intent[] = [
  "browse",
  "price",
  "compare",
  "stock",
  "which_sizes",
  "other_colours",
  "size_advice",
  "expensive",
  "discount",
  "details",
  "photo",
];

/** What to look up for a question about the catalogue; undefined when the message is none. */
export function planSearch(situation: Situation): SearchPlan | undefined {
  const { intents, wishes, budget } = situation.heard;
  const isLooking = looking.some((intent) => intents.has(intent)) || isForCheapest(situation);
  const described = unite(wishes.filter(({ garment, colour, size }) => (garment ?? colour ?? size) !== undefined));
  if (!isLooking && described.length === 0 && !hasBudget(situation)) return undefined;

  const wish = described[0] ?? {};
  if (isForCheapest(situation)) return { queries: [{ ...queryOf(wish), min_price: 1 }] };
  const isForLess = intents.has("expensive") || intents.has("discount");
  // A discount that is asked for is no wish to see something else.
  const isDiscount = intents.has("discount") && !intents.has("expensive");
  if (isDiscount && described.every(({ garment }) => garment === undefined)) return undefined;
  if (isForLess && described.every(({ garment }) => garment === undefined)) return planCheaper(wish, situation);
  if (intents.has("size_advice")) {
    const size = wish.size ?? situation.usualSize;
    const { shelf } = situation;
    // Of what is seen already the size alone is told.
    const isSeen = size !== undefined && shelf.length > 0 && shelf.every((article) => variantFor(article, size));
    if (isSeen && wish.garment === undefined && wish.colour === undefined && /^\d+$/.test(size)) return undefined;
    return size === undefined ? undefined : plan([queryOf({ ...about(situation), ...wish, size })]);
  }
  // A picture comes with the product itself, where the channel can show one.
  if (intents.has("details") || intents.has("photo")) {
    const article = spokenOf(wish, situation);
    if (article !== undefined) return { queries: [queryFor(article)], article };
    if (isEmptyWish(wish)) return undefined;
  }
  if (intents.has("other_colours") && wish.garment === undefined) {
    return plan([queryOf({ ...about(situation), ...sizeSaidBefore(situation), ...sizeOf(wish) })]);
  }
  // "ціна першої?" points at what is seen; nothing has to be looked for.
  const isPointing = described.length === 0 && wishes.some(({ place }) => place !== undefined);
  if (isPointing && situation.shelf.length > 0) return undefined;
  if (intents.has("which_sizes") && sizeOf(wish).size === undefined) return planSizes(wish, situation);
  if (described.length === 0) return planUndescribed(situation);
  const isSameThing = (wish.garment ?? wish.name) === undefined && described.length === 1 && !isNew(situation, wish);
  if (isSameThing) return planSameThing(wish, situation);
  return plan(described.slice(0, mostQueries).map((one) => queryOf(one, budget)));
}

/** The cheapest of all, or of a kind: what is shown already is pointed at. */
export const isForCheapest = ({ heard, shelf }: Situation): boolean =>
  heard.wishes.some(({ place }) => place === "cheapest") &&
  (shelf.length === 0 || heard.isQuestion || heard.wishes.some(({ garment }) => garment !== undefined)) &&
  !heard.intents.has("buy");

const hasBudget = ({ heard }: Situation): boolean => Object.keys(heard.budget).length > 0;

/** Below what is shown, or within what was named as the most. */
function planCheaper(wish: Wish, situation: Situation): SearchPlan | undefined {
  const { budget } = situation.heard;
  const most = cheapestShown(situation);
  if (most !== undefined) {
    return plan([queryOf({ ...about(situation), ...sizeSaidBefore(situation) }, { max: Math.max(1, most - 1) })]);
  }
  return budget.max === undefined ? undefined : plan([queryOf({ ...wish, ...about(situation) }, budget)]);
}

/** A search for one size may have left the others out of what is shown. */
function planSizes(wish: Wish, situation: Situation): SearchPlan | undefined {
  const [article, ...others] = situation.shelf.filter((one) => matches(one, wish));
  return plan([
    article !== undefined && others.length === 0 ? queryFor(article) : queryOf({ ...about(situation), ...wish }),
  ]);
}

/** Nothing is described: perhaps an article is named, or a budget. */
function planUndescribed(situation: Situation): SearchPlan | undefined {
  const { intents, budget, text } = situation.heard;
  if (!hasBudget(situation)) {
    const named = isNaming(intents) ? freeWords(text) : undefined;
    return named === undefined ? undefined : plan([{ text: named }]);
  }
  return plan([queryOf(isNew(situation, {}) ? {} : { ...about(situation), ...sizeSaidBefore(situation) }, budget)]);
}

/** "а розмір 134?", "а в червоному?": about the thing that is being talked about. */
function planSameThing(wish: Wish, situation: Situation): SearchPlan | undefined {
  const { context, heard } = situation;
  const [only, ...others] = context.shown;
  // One product alone is what is talked about, also where others are like it.
  if (only !== undefined && others.length === 0 && wish.colour === undefined)
    return plan([{ ...queryFor(only), ...queryOf({ ...sizeSaidBefore(situation), ...wish }, heard.budget) }]);
  const said = wish.colour === undefined && wish.size !== undefined ? colourSaidBefore(situation) : {};
  const colour = context.shown.length === 1 && wish.colour === undefined ? colourOfShown(situation) : said;
  const size = wish.size === undefined ? sizeSaidBefore(situation) : {};
  return plan([queryOf({ ...about(situation), ...colour, ...size, ...wish }, heard.budget)]);
}

/**
 * The article a question is about: the one it describes among those shown, else the first of what was last spoken of.
 */
const spokenOf = (wish: Wish, { shelf, context, heard }: Situation): Article | undefined =>
  [...articlesAt(shelf, heard.wishes[0]?.place), ...context.shown].find((article) => matches(article, wish));

/** A question for an article: nothing else that would explain unknown words. */
const naming: readonly Intent[] = ["browse", "price", "compare", "stock", "which_sizes", "greeting", "follow_up"];
const isNaming = (intents: ReadonlySet<Intent>): boolean => [...intents].every((intent) => naming.includes(intent));

/** "дочці 6 років, що підійде з суконь": one kind of thing in the message is what the rest of it describes. */
function unite(wishes: readonly Wish[]): readonly Wish[] {
  const named = wishes.filter(({ garment }) => garment !== undefined);
  const rest = wishes.filter(({ garment }) => garment === undefined);
  const [only] = named;
  return named.length === 1 && rest.length > 0 ? rest.map((wish) => ({ ...only, ...wish })) : wishes;
}

const plan = (queries: readonly Query[]): SearchPlan | undefined => {
  const useful = queries.filter((query) => !isEmptyQuery(query));
  return useful.length === 0 ? undefined : { queries: useful };
};

const anything = pattern(`
  щось, що є, що у вас є, що маєте, что есть, что у вас есть, что-то, что-нибудь, something, anything,
  what do you have,
  what have you got
`);

/**
 * "щось", "what do you have", "для хлопчика" open a new subject; "а червоні є?" goes on with the old one, and so does
 * "сині на 116 є?" where things of one kind were shown.
 */
function isNew({ heard: { text, intents }, context }: Situation, { colour, size }: Wish): boolean {
  if (anything.test(text) || intents.has("gender")) return true;
  const isOfOneKind = new Set(context.shown.map(({ category }) => category)).size === 1;
  const goesOn = intents.has("follow_up") || (isOfOneKind && colour !== undefined && size !== undefined);
  return intents.has("browse") && !goesOn;
}

/** The kind of thing that is being talked about: what the customer named, else what was shown. */
function about({ context, lastGarment, heard }: Situation): Pick<Wish, "garment"> {
  const named = heard.wishes.find(({ garment }) => garment !== undefined)?.garment;
  if (named !== undefined) return { garment: named };
  const shown = new Set(context.shown.map(({ category }) => category));
  const [category] = shown;
  // A mixed list is about no kind of thing.
  if (category !== undefined && shown.size === 1) return { garment: { category, word: category } };
  return lastGarment === undefined || shown.size > 1 ? {} : { garment: lastGarment };
}

const sizeSaidBefore = ({ usualSize }: Situation): Pick<Wish, "size"> =>
  usualSize === undefined ? {} : { size: usualSize };
/** "а 140?" right after "рожеве на 152 є?" is about the pink one. */
const colourSaidBefore = ({ lastWish }: Situation): Pick<Wish, "colour"> =>
  lastWish?.colour === undefined ? {} : { colour: lastWish.colour };
const sizeOf = ({ size }: Wish): Pick<Wish, "size"> => (size === undefined ? {} : { size });

function colourOfShown({ context }: Situation): Pick<Wish, "colour"> {
  const colour = context.shown[0]?.color;
  return colour ? { colour } : {};
}

function cheapestShown({ shelf }: Situation): number | undefined {
  const prices = shelf.flatMap((article) => inStock(article).map(({ price }) => price));
  return prices.length === 0 ? undefined : Math.min(...prices);
}
