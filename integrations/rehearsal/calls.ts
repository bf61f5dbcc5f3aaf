import { clip, deliveryFields, type HandoffReason } from "../../src/core/index.ts";
import type { CartChange } from "./cart-edit.ts";
import { type Intent, readIntents } from "./intents.ts";
import { planOrder } from "./order-plan.ts";
import { pagesAsked } from "./pages-asked.ts";
import { relaxed } from "./query.ts";
import { isForCheapest, planSearch } from "./search-plan.ts";
import { inStock } from "./shelf.ts";
import type { Situation } from "./situation.ts";
import { readPhone } from "./slots/phone.ts";
import type { KnownTool } from "./tool-answers.ts";
import { answersOf, failed } from "./tool-steps.ts";

/** A graph may offer fewer tools than are called here: see `canCall`. */
export interface Call {
  readonly name: KnownTool;
  readonly args: Readonly<Record<string, unknown>>;
}

const isCalled = ({ steps }: Situation, name: KnownTool): boolean => steps.some((step) => step.name === name);

/** True once a tool took the turn over: the product speaks next, and nothing may follow. */
export const isHandedOn = ({ steps }: Situation): boolean =>
  [...answersOf(steps, "checkout"), ...answersOf(steps, "payment_sent"), ...answersOf(steps, "call_person")].some(
    ({ answer }) => answer.status === "accepted",
  );

/** The tools that this step of the turn needs; none when there is enough to answer. */
export function neededCalls(situation: Situation): Call[] {
  if (isHandedOn(situation) || situation.heard.isOtherLanguage) return [];
  const wish = orderWish(situation);
  if (wish !== undefined && situation.canCall(wish)) return isCalled(situation, wish) ? [] : [{ name: wish, args: {} }];
  const reason = personReason(situation);
  if (reason !== undefined)
    return isCalled(situation, "call_person") ? [] : [{ name: "call_person", args: { reason } }];
  return paymentCalls(situation) ?? saleCalls(situation);
}

/** A plain wish about an order that is billed or placed. */
function orderWish({ heard, context, steps }: Situation): KnownTool | undefined {
  const { intents } = heard;
  if (context.bill === null && (context.orders ?? []).length === 0) return undefined;
  if (intents.has("complaint")) return undefined;
  const isOrdered = context.cart.lines.length === 0 || context.bill?.covers_cart === true;
  if (intents.has("cancel") && isOrdered && answersOf(steps, "change_cart").length === 0) return "cancel_order";
  if (intents.has("return") && context.bill?.status !== "awaiting_proof") return "ask_refund";
  return intents.has("show_bill") ? "show_bill" : undefined;
}

function personReason({ heard, asked, context, steps }: Situation): HandoffReason | undefined {
  const { intents } = heard;
  if (intents.has("complaint")) return "complaint";
  if (intents.has("return")) return "return_or_refund";
  // Paid, as they say, for an order of which this chat knows nothing.
  const isBought = intents.has("paid") || intents.has("bought");
  const isUnknown = intents.has("my_orders") && isBought && (context.orders ?? []).length === 0;
  const isLate = intents.has("late") && (context.orders ?? []).length === 0 && context.cart.lines.length === 0;
  if (intents.has("order_problem") || ((isUnknown || isLate) && context.bill === null)) return "order_problem";
  const isOrdered = context.cart.lines.length === 0 || context.bill !== null;
  if (intents.has("cancel") && isOrdered && answersOf(steps, "change_cart").length === 0) return "order_problem";
  if (intents.has("wholesale")) return "wholesale";
  if (intents.has("person")) return "person";
  if (asked === "offer_person" && intents.has("yes") && !intents.has("no")) return "person";
  // Under which name and phone it was ordered: there is something to find, and a person finds it.
  if (asked === "offer_person" && readPhone(heard.text) !== undefined) return "order_problem";
  // Declined once already: a customer who asks again means it.
  if (asked === "shop_only" && intents.has("out_of_domain")) return "other";
  return undefined;
}

const proofs: ReadonlySet<string> = new Set(["photo", "document"]);

function paymentCalls(situation: Situation): Call[] | undefined {
  const { heard, context } = situation;
  const { bill } = context;
  if (bill?.status !== "awaiting_proof") return undefined;
  const isPaid = heard.intents.has("paid") || context.attachments.some((kind) => proofs.has(kind));
  if (isPaid) return isCalled(situation, "payment_sent") ? [] : [{ name: "payment_sent", args: {} }];
  if (heard.intents.has("requisites"))
    return isCalled(situation, "checkout") ? [] : [checkout(context.payment_method ?? undefined)];
  return undefined;
}

const checkout = (method: string | undefined): Call => ({
  name: "checkout",
  args: method === undefined ? {} : { payment_method: method },
});

function saleCalls(situation: Situation): Call[] {
  const { context, heard, steps } = situation;
  const isLocked = context.bill?.status === "awaiting_confirmation";
  const order = planOrder(situation);
  // While a person checks the money nothing moves; that is said, and nothing is looked up for it.
  if (isLocked && order !== undefined) return lookups(situation).filter((call) => !isCalled(situation, call.name));
  const calls: Call[] = [];
  if (steps.length === 0) calls.push(...notes(situation));
  if (!isLocked && steps.length === 0 && hasNewDelivery(situation))
    calls.push({ name: "set_delivery", args: { ...heard.delivery } });
  if (asksPages(situation)) calls.push(...pageCalls(situation));
  if (order === undefined) calls.push(...(asksPagesAlone(situation) ? [] : searchCalls(situation)));
  else calls.push(...orderCalls(situation, order));
  if (steps.length === 0) calls.push(...lookups(situation));
  if (calls.length > 0 || isLocked || isCalled(situation, "checkout")) return calls;
  return isReady(situation, (order?.open.length ?? 0) > 0) ? [checkout(methodFor(situation))] : [];
}

const notes = ({ heard, context }: Situation): Call[] =>
  heard.facts
    .filter(({ text }) => !context.customer.facts.some((fact) => fact.toLowerCase().includes(text.toLowerCase())))
    .map((fact): Call => ({ name: "remember", args: { ...fact } }));

const hasNewDelivery = ({ heard, context }: Situation): boolean =>
  deliveryFields.some(
    (field) => heard.delivery[field] !== undefined && heard.delivery[field] !== context.delivery[field],
  );

function orderCalls(situation: Situation, order: NonNullable<ReturnType<typeof planOrder>>): Call[] {
  const searches = answersOf(situation.steps, "search_catalogue");
  const lastSearch = situation.steps.findLastIndex(({ name }) => name === "search_catalogue");
  const lastChange = situation.steps.findLastIndex(({ name }) => name === "change_cart");
  const isSettled = lastChange >= 0 && lastChange > lastSearch;
  if (isSettled || isTried(situation, lastChange)) return [];
  const looked = searches.length > 0;
  return [
    ...(order.changes.length > 0 ? [changeGoods(situation, order.changes)] : []),
    ...order.searches.map((args): Call => ({ name: "search_catalogue", args })),
    ...(looked && order.changes.length + order.searches.length === 0 ? secondLook(situation) : []),
  ];
}

/** Of what has a bill the bill is made anew. */
const changeGoods = ({ context, heard, canCall }: Situation, changes: readonly CartChange[]): Call => {
  const isBilled = context.bill?.status === "awaiting_proof" && context.bill.covers_cart;
  const isChange = heard.intents.has("replace") || heard.intents.has("remove");
  const name = isBilled && isChange && canCall("change_order") ? "change_order" : "change_cart";
  return { name, args: { changes: [...changes] } };
};

/** Two changes in a turn are enough: the clear part at first, what had to be looked up after that. */
const isTried = ({ steps }: Situation, lastChange: number): boolean =>
  lastChange >= 0 && steps.filter(({ name }) => name === "change_cart").length >= 2;

function searchCalls(situation: Situation): Call[] {
  if (isCalled(situation, "search_catalogue")) return secondLook(situation);
  if (situation.steps.length > 0) return [];
  const plan = planSearch(situation);
  const sku = plan?.article?.variants[0]?.sku;
  if (sku !== undefined && situation.canCall("product_details"))
    return [{ name: "product_details", args: { skus: [sku] } }];
  return (plan?.queries ?? []).map((args): Call => ({ name: "search_catalogue", args }));
}

const mostLooksForLess = 4;

/** A search shows the first few: below the cheapest of these there may be more. */
function cheaperStill(searches: ReturnType<typeof answersOf<"search_catalogue">>): Call[] {
  const last = searches.at(-1);
  const prices = (last?.answer.products ?? []).flatMap((article) => inStock(article).map(({ price }) => price));
  const least = Math.min(...prices);
  return last === undefined || prices.length === 0 || searches.length >= mostLooksForLess || least <= 1
    ? []
    : [{ name: "search_catalogue", args: { ...last.args, max_price: least - 1 } }];
}

/** Nothing in stock for the very wish: once more with one criterion less, so that something near can be offered. */
function secondLook(situation: Situation): Call[] {
  const { steps, heard } = situation;
  const searches = answersOf(steps, "search_catalogue");
  const [only] = searches;
  if (isForCheapest(situation)) return cheaperStill(searches);
  if (only === undefined || searches.length > 1 || failed(steps)) return [];
  const asked = only.answer.products[0]?.variants[0]?.sku;
  if (heard.intents.has("details") && asked !== undefined && situation.canCall("product_details"))
    return isCalled(situation, "product_details") ? [] : [{ name: "product_details", args: { skus: [asked] } }];
  // Wider than "cheaper" is what was too dear.
  if (heard.intents.has("expensive") || heard.intents.has("discount")) return [];
  if (only.answer.products.some((article) => inStock(article).length > 0)) return [];
  const wider = relaxed(only.args);
  return wider === undefined ? [] : [{ name: "search_catalogue", args: wider }];
}

/** A question that the shop's pages may answer; in a shop without pages it is a question like any other. */
const asksPages = ({ heard, canCall }: Situation): boolean =>
  canCall("search_knowledge") && heard.isQuestion && heard.intents.has("info_pages");

/** "чи можна прати сукню?" names a garment and looks for none; "шукаю сукню на 122, і чи можна її прати?" does. */
const asksPagesAlone = (situation: Situation): boolean =>
  asksPages(situation) && situation.heard.wishes.every(({ size, colour }) => (size ?? colour) === undefined);

/** Of several things said at once the part that asks: the others would hide the page that answers it. */
export const pageCalls = ({ heard, steps, context }: Situation): Call[] => {
  if (steps.length > 0) return [];
  const asking = heard.text.split(/[,.!?\n]+/).filter((part) => readIntents(part).has("info_pages"));
  const known = pagesAsked(heard.text, context.language);
  if (known !== undefined) return [{ name: "search_knowledge", args: { question: known } }];
  const question = clip(asking.length === 0 ? heard.text : asking.join(", "), 300);
  // The tool refuses a single sign, such as a number typed where nothing is to be chosen.
  if (question.length < 2) return [];
  return [{ name: "search_knowledge", args: { question } }];
};

const topics = {
  info_delivery: "delivery",
  info_payment: "payment",
  info_returns: "returns",
  info_hours: "hours",
  info_contacts: "contacts",
} as const;
type TopicIntent = keyof typeof topics;
const topicIntents: readonly TopicIntent[] = [
  "info_delivery",
  "info_payment",
  "info_returns",
  "info_hours",
  "info_contacts",
];

function lookups({ heard, context }: Situation): Call[] {
  const { intents, isQuestion, delivery, paymentMethod } = heard;
  // "Київ, доставка на відділення 5" and "передоплата" give data; they do not ask for terms.
  const gives = Object.keys(delivery).length > 0 || (paymentMethod !== undefined && context.cart.lines.length > 0);
  // "чи прийшла оплата" is about this payment, not about ways to pay.
  const isOwnPayment = intents.has("payment_state") || intents.has("paid") || intents.has("requisites");
  const asked = topicIntents.filter(
    (intent) => intents.has(intent) && (isQuestion || !gives) && !(intent === "info_payment" && isOwnPayment),
  );
  return [
    ...(asked.length > 0
      ? [{ name: "shop_info", args: { topics: asked.map((intent) => topics[intent]) } } as const]
      : []),
    ...(intents.has("my_orders") ? [{ name: "find_my_orders", args: {} } as const] : []),
  ];
}

/** What was looked up for a question leaves the order where it is. */
const besides: ReadonlySet<string> = new Set<KnownTool>(["remember", "shop_info", "search_knowledge"]);
const goingOn: readonly Intent[] = ["buy", "checkout"];

/** The order is complete and the customer is ordering: the product repeats it, or shows how to pay. */
function isReady(situation: Situation, hasOpenQuestion: boolean): boolean {
  const { context, heard, steps, asked } = situation;
  const { intents } = heard;
  const changes = answersOf(steps, "change_cart");
  const given = answersOf(steps, "set_delivery");
  const missing = given.at(-1)?.answer.missing ?? changes.at(-1)?.answer.missing ?? context.missing;
  const lines = changes.at(-1)?.answer.lines ?? context.cart.lines;
  const hasProblem = [...changes, ...given].some(({ answer }) => answer.problems.length > 0) || failed(steps);
  if (lines.length === 0 || missing.length > 0 || hasProblem || hasOpenQuestion) return false;
  if (changes.length > 0 || given.length > 0) return true;
  if (steps.some(({ name }) => !besides.has(name))) return false;
  const isOtherMethod = heard.paymentMethod !== undefined && heard.paymentMethod !== context.payment_method;
  if (context.bill?.covers_cart === true) return context.bill.status === "awaiting_proof" && isOtherMethod;
  const isAgreed = heard.stated.has("yes") && !intents.has("no");
  if (!context.cart.reviewed)
    return isAgreed || heard.paymentMethod !== undefined || goingOn.some((intent) => intents.has(intent));
  const isStated = heard.statedMethod !== undefined;
  if (heard.isQuestion && !isAgreed && !isStated) return false;
  if (heard.paymentMethod !== undefined) return !intents.has("no");
  // A customer who says "paid" before there were requisites needs them, too.
  if ((intents.has("requisites") || intents.has("paid")) && methodFor(situation) !== undefined) return true;
  const agrees = isAgreed || goingOn.some((intent) => intents.has(intent));
  return agrees && asked !== "offer_person" && methodFor(situation) !== undefined;
}

/** The way to pay: what was just said, what was chosen before, or the only one there is. */
export function methodFor({ heard, context }: Situation): string | undefined {
  if (heard.paymentMethod !== undefined) return heard.paymentMethod;
  if (!context.cart.reviewed) return undefined;
  const [only] = context.payment_methods;
  return context.payment_method ?? (context.payment_methods.length === 1 ? only?.id : undefined);
}
