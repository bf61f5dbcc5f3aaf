import { texts } from "../../nodes/texts/texts.ts";
import { cartNow, nextNeeded } from "./cart-words.ts";
import { kindsOf } from "./kinds-of.ts";
import { shelfNow } from "./listing.ts";
import { variantFor } from "./shelf.ts";
import type { Situation } from "./situation.ts";
import { readPhone } from "./slots/phone.ts";

/** Answers for which nothing has to be looked up. The first that applies is said. */
export const smallTalk = (situation: Situation): string =>
  aboutGoods(situation) ?? aboutManners(situation) ?? aboutOrder(situation) ?? aboutNothingYet(situation);

type Intents = Situation["heard"]["intents"];
const hasAny = (intents: Intents, ...some: Parameters<Intents["has"]>[0][]): boolean =>
  some.some((intent) => intents.has(intent));

/** Questions about the shop, its goods and what is paid. */
function aboutGoods(situation: Situation): string | undefined {
  const { heard, context, words, shelf } = situation;
  const { intents } = heard;
  const { cart } = context;
  if (intents.has("are_you_bot")) return words.bot({ persona: context.shop.persona });
  if (intents.has("out_of_domain")) return words.shopOnly;
  if (hasAny(intents, "payment_state", "paid", "requisites")) return aboutPayment(situation);
  if (intents.has("size_advice")) return adviceFor(situation) ?? words.askHeight;
  if (hasAny(intents, "details", "photo") && shelf.length === 0) return words.needDetails;
  if (intents.has("discount")) return words.noDiscount;
  if (intents.has("expensive")) return `${words.quality} ${words.needDetails}`;
  if (intents.has("my_orders") && !situation.canCall("find_my_orders"))
    return `${words.noOrders} ${words.questions.offer_person}`;
  if (intents.has("cart")) return cart.lines.length === 0 ? words.cartEmpty : cartNow(situation);
  if (hasAny(intents, "price", "stock", "which_sizes", "other_colours") && shelf.length > 0) return shelfNow(situation);
  return undefined;
}

/** The size of what is seen for the height or age that was said. */
function adviceFor({ shelf, usualSize, words, heard }: Situation): string | undefined {
  const size = heard.wishes[0]?.size ?? usualSize;
  const fitting = size === undefined ? undefined : shelf.map((article) => variantFor(article, size)).find(isThere);
  if (size === undefined || fitting === undefined) return undefined;
  const question = shelf.length === 1 ? words.questions.offer_add : words.questions.which_to_add;
  return `${words.sizeFits({ height: size, size: fitting.size })} ${question}`;
}

const isThere = <T>(found: T | undefined): found is T => found !== undefined;

/** Help, thanks and farewells. */
function aboutManners(situation: Situation): string | undefined {
  const { heard, context, words } = situation;
  const { intents } = heard;
  const { bill, cart } = context;
  if (intents.has("help")) {
    const next = cart.lines.length > 0 ? nextNeeded(situation) : words.lookingFor(kindsOf(context));
    return `${words.help} ${next}`.trim();
  }
  if (hasAny(intents, "think", "hold")) return words.think;
  if (bill?.status === "awaiting_confirmation" && !hasAny(intents, "thanks", "bye")) return words.beingChecked;
  if (intents.has("bye")) return words.bye;
  return intents.has("thanks") && !intents.has("checkout") ? words.thanks : undefined;
}

/** Answers to our own questions, and the order that is being put together. */
function aboutOrder(situation: Situation): string | undefined {
  const { heard, context, words, asked } = situation;
  const { intents } = heard;
  const { bill, cart } = context;
  if (cart.lines.length > 0 && hasAny(intents, "replace", "remove")) return words.whatToChange;
  if (bill?.status === "awaiting_proof" && bill.covers_cart) return words.awaitingProof;
  if (intents.has("no")) {
    if (cart.reviewed) return words.whatToChange;
    return asked === undefined ? words.lookingFor(kindsOf(context)) : words.think;
  }
  if (cart.lines.length > 0 && hasAny(intents, "yes", "checkout", "buy")) {
    const next = nextNeeded(situation);
    return next === "" ? cartNow(situation) : next;
  }
  return intents.has("yes") ? words.notUnderstood : undefined;
}

/** What is said where there is neither an order nor a question that can be answered. */
function aboutNothingYet(situation: Situation): string {
  const { heard, context, words } = situation;
  const { intents } = heard;
  // An address before there is anything to send.
  if (readPhone(heard.text) !== undefined && context.awaited === undefined) return words.cartEmpty;
  if (intents.has("remove")) return words.think;
  if (intents.has("how_are_you")) return words.fine;
  const kinds = words.lookingFor(kindsOf(context));
  if (intents.has("greeting")) return context.first_contact ? "" : `${words.hello} ${kinds}`;
  if (context.attachments.length > 0 && heard.text.trim() === "") {
    const isPlace = context.attachments.every((kind) => kind === "location");
    return isPlace ? texts[context.language].placeInWords : words.cannotSee;
  }
  if (hasAny(intents, "browse", "gender", "price", "stock", "which_sizes", "buy", "checkout")) {
    // Where sizes go by height the shop has charts, and a tool that reads those; a child is told by height, too.
    const asksHeight = !context.first_contact && (intents.has("gender") || situation.canCall("size_advice"));
    return asksHeight ? `${kinds} ${words.askHeight}` : kinds;
  }
  return words.notUnderstood;
}

function aboutPayment({ context, heard, words }: Situation): string {
  switch (context.bill?.status) {
    case "awaiting_proof":
      return words.awaitingProof;
    case "awaiting_confirmation":
      return words.beingChecked;
    case "paid":
      return words.paidAlready;
    case undefined: {
      if (context.cart.lines.length === 0) return words.nothingToPay;
      const methods = context.payment_methods.map(({ title }) => title);
      const needed = context.missing.length > 0 ? words.askDelivery(context.missing) : words.whichMethod(methods);
      return heard.intents.has("payment_state") ? needed : `${words.notBilledYet} ${needed}`;
    }
  }
}
