import { isOnlyCount, type OrderPlan, planCartEdit } from "./cart-edit.ts";
import type { Intent } from "./intents.ts";
import { lookUp, variantsNamed } from "./look-up.ts";
import { pattern } from "./pattern.ts";
import type { Query } from "./query.ts";
import { type Resolution, resolve } from "./shelf.ts";
import { isBuyingQuestion, type Situation } from "./situation.ts";
import { answersOf } from "./tool-steps.ts";
import { isEmptyWish, type Wish } from "./wishes.ts";

/** Undefined when the message does not touch the cart. */
export const planOrder = (situation: Situation): OrderPlan | undefined =>
  planCartEdit(situation) ?? (isBuying(situation) ? planPurchase(situation) : undefined);

const asking: readonly Intent[] = [
  "price",
  "stock",
  "which_sizes",
  "size_advice",
  "other_colours",
  "expensive",
  "discount",
  "details",
  "photo",
];
const declining: readonly Intent[] = ["no", "remove", "rather", "think"];
const informing: readonly Intent[] = [
  "browse",
  "stock",
  "which_sizes",
  "info_delivery",
  "info_payment",
  "info_returns",
  "info_hours",
  "info_contacts",
];

const more = pattern("ще, еще, another, more, one more");

function isBuying({ heard, asked, shelf, context }: Situation): boolean {
  const { intents, wishes, isQuestion, budget } = heard;
  const hasAny = (some: readonly Intent[]): boolean => some.some((intent) => intents.has(intent));
  // A customer who asks what it costs has not decided yet, also when the message says more.
  const isOfDelivery = heard.stated.has("buy") && intents.has("info_delivery");
  if (intents.has("price") && !isOfDelivery) return false;
  const isTaking =
    heard.stated.has("buy") ||
    (intents.has("buy") && !(isQuestion && hasAny(asking))) ||
    (intents.has("point") && !isQuestion && !hasAny(asking));
  const isOrdering = intents.has("checkout") && !isQuestion && wishes.some(({ garment }) => garment !== undefined);
  if (isOrdering || (isTaking && (heard.stated.has("buy") || !(isQuestion && hasAny(informing))))) {
    // "беру" about what lies in the cart already means "go on".
    const inCart = shelf.some(({ variants }) =>
      variants.some(({ sku }) => context.cart.lines.some((line) => line.sku === sku)),
    );
    return wishes.length > 0 || (shelf.length > 0 ? !inCart : context.cart.lines.length === 0);
  }
  // "ні, краще 122-128" after an offer chooses among what was offered.
  const [wish] = wishes;
  const agrees = asked === "offer_add" && heard.stated.has("yes") && !heard.stated.has("no") && !hasAny(asking);
  if (agrees) return true;
  const chooses = wish !== undefined && resolve(wish, shelf, undefined).kind !== "not_here";
  // "рожеву не треба, тільки червона" gives up one thing and takes another.
  const isRefused = intents.has("remove") && heard.instead.every(isEmptyWish);
  if (isBuyingQuestion(asked) && !isQuestion && !hasAny(asking) && !isRefused) {
    const isDeclined = intents.has("no") || intents.has("rather") || intents.has("think");
    const isNamed = shelf.some((article) => variantsNamed(article, heard.text).length > 0);
    // A limit to the price is a wish to see what keeps it.
    if (Object.keys(budget).length > 0) return false;
    return isDeclined ? chooses : wishes.length > 0 || isNamed || intents.has("yes");
  }
  if (isQuestion || hasAny(asking) || hasAny(declining) || Object.keys(budget).length > 0) return false;
  const isAdding = context.cart.lines.length > 0 && more.test(heard.text);
  if (isAdding && wishes.some(({ garment }) => garment !== undefined)) return true;
  const isCounted = wishes.some(({ garment, quantity }) => garment !== undefined && quantity !== undefined);
  if (isCounted && !intents.has("browse")) return true;
  const listed = wishes.filter(({ garment, size }) => garment !== undefined && size !== undefined);
  return listed.length >= 2 && !intents.has("browse");
}

/** "все беру" right after several things were named is about these, each as often as it was said. */
function wishesMeant({ heard, earlierWishes }: Situation): readonly Wish[] {
  const [only, ...others] = heard.wishes;
  const isAll = only?.place === "all" && others.length === 0 && Object.keys(only).length === 1;
  const named = earlierWishes.filter(({ garment, size }) => (garment ?? size) !== undefined);
  if (isAll && named.length > 1 && named.length === earlierWishes.length) return earlierWishes;
  return only === undefined ? [{}] : heard.wishes;
}

function planPurchase(situation: Situation): OrderPlan {
  const { heard, asked, context, lastQuantity } = situation;
  const wishes = wishesMeant(situation);
  const counts = new Map<string, number>();
  const searches: Query[] = [];
  const open: Exclude<Resolution, { kind: "picked" }>[] = [];
  // Before anything was changed in this turn: afterwards the newest line may be another one.
  const newest = answersOf(situation.steps, "change_cart").length === 0 ? context.cart.lines.at(-1) : undefined;
  for (const said of wishes) {
    if (wishes.length > 1 && isOnlyCount(said) && context.cart.lines.length > 0) {
      if (newest !== undefined) counts.set(newest.sku, said.quantity ?? newest.quantity);
      continue;
    }
    // Of what is not on the shelf it is the kind of thing that was offered: "тоді чорну".
    const isElsewhere = situation.shelf.length === 0 || resolve(said, situation.shelf, undefined).kind === "not_here";
    const { offeredGarment } = situation;
    const isBare = (said.garment ?? said.name) === undefined && isElsewhere && offeredGarment !== undefined;
    const wish = isBare ? { ...said, garment: offeredGarment } : said;
    const found = lookUp(wish, situation);
    if ("search" in found) searches.push(found.search);
    else if (found.kind !== "picked") open.push(found);
    else {
      const wanted =
        wish.quantity ?? (isBuyingQuestion(asked) && said.garment === undefined ? lastQuantity : undefined) ?? 1;
      for (const { variant } of found.picks) {
        const lying = more.test(heard.text)
          ? (context.cart.lines.find(({ sku }) => sku === variant.sku)?.quantity ?? 0)
          : 0;
        counts.set(variant.sku, (counts.get(variant.sku) ?? lying) + wanted);
      }
    }
  }
  return { changes: [...counts].map(([sku, quantity]) => ({ sku, quantity })), searches, open };
}
