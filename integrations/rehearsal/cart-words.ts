import { type DeliveryField, deliveryFields } from "../../src/core/index.ts";
import { methodFor } from "./calls.ts";
import { amount } from "./listing.ts";
import type { Situation } from "./situation.ts";
import { answersOf } from "./tool-steps.ts";

export const isField = (field: string): field is DeliveryField => deliveryFields.some((known) => known === field);

/** What lies in the cart. */
export function cartNow(situation: Situation): string {
  const { context, words } = situation;
  const result = answersOf(situation.steps, "change_cart").at(-1)?.answer;
  const lines = result?.lines ?? context.cart.lines;
  if (lines.length === 0) return words.cartEmpty;
  return words.cart({
    lines: lines.map((line) => words.cartLine(line)),
    total: amount(result?.total ?? context.cart.total, situation),
  });
}

/** The next thing the order needs of the customer; empty when it needs nothing. */
export function nextNeeded(situation: Situation): string {
  const { context, steps, words, heard, lastShopText } = situation;
  const changed = answersOf(steps, "change_cart").at(-1)?.answer;
  const lines = changed?.lines ?? context.cart.lines;
  if (lines.length === 0) return "";
  const missing: readonly string[] =
    answersOf(steps, "set_delivery").at(-1)?.answer.missing ?? changed?.missing ?? context.missing;
  const fields = missing.filter(isField);
  // Who goes on without answering, and asks nothing, is asked for one thing at a time.
  const isAsking = heard.isQuestion || heard.intents.has("help") || heard.intents.has("cart");
  const isAsked = !isAsking && lastShopText.endsWith(words.askDelivery(fields));
  // Half a name is no recipient: the other half is asked for alone, so that the answer is not taken for a city.
  const name = answersOf(steps, "set_delivery").at(-1)?.answer.delivery["name"];
  if (name !== undefined && !/\s/.test(name) && heard.delivery.name !== undefined)
    return `${words.questions.full_name}.`;
  if (fields.length > 0) return words.askDelivery(isAsked ? fields.slice(0, 1) : fields);
  const isChosen = methodFor(situation) !== undefined || !context.cart.reviewed;
  return isChosen ? "" : words.whichMethod(context.payment_methods.map(({ title }) => title));
}
