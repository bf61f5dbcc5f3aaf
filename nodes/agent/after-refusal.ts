import { HumanMessage } from "@langchain/core/messages";
import type { Language } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";
import { holdingPart } from "./policy/holding-part.ts";
import type { Violation, ViolationCode } from "./policy/violation.ts";

/** What the model is told of words that have no reason of their own. */
const reasons: Readonly<Record<ViolationCode, string>> = {
  price_unknown: "no known amount",
  sku_unknown: "no known article number",
  link_unknown: "a link of nobody's",
  account_number: "payment details are sent by the product, never by you",
  order_unknown: "no known order number",
  order_status_unbacked: "no data say this of an order",
  payment_claim: "no data say this of a payment",
  discount: "no data speak of this",
  stock_claim: "not the known stock",
  goods_claim: "no data say this of the goods",
  terms_claim: "the shop's terms do not say this",
  act_claim: "no tool has done this",
  secret_request: "this is never asked of a customer",
  phone_number: "a contact that the shop does not publish",
  promise: "no data promise this",
  denies_being_ai: "you are an AI",
  leak: "it shows what is inside",
  too_long: "too long",
  wrong_person: "not this customer's data",
  foreign_script: "a script that the customer does not read",
  not_in_sources: "no tool, term or message says this",
};

const mostNamed = 5;
const maxNoteChars = 600;

/** The rehearsal model knows this message by its first word. */
export function refusalNote(violations: readonly Violation[]): HumanMessage {
  const named = violations.slice(0, mostNamed).map(({ code, found, why }) => `"${found}": ${why ?? reasons[code]}`);
  const fault = named.length === 0 ? "it was empty" : [...new Set(named)].join("; ").slice(0, maxNoteChars);
  return new HumanMessage(
    `[check] Your answer was not sent: ${fault}. Answer again using only what tools and the context say.`,
  );
}

/**
 * What is said in place of two answers that were stopped: of the newer one, or else of the older one, the sentences
 * that hold, and that the rest is left to a person or cannot be said.
 */
export function saidInPlace(
  drafts: readonly string[],
  holds: (text: string) => boolean,
  { language, reachesPerson }: { readonly language: Language; readonly reachesPerson: boolean },
): { readonly text: string; readonly said: "part" | "none" } {
  const { unsure } = texts[language];
  const held = drafts.toReversed().map((draft) => holdingPart(draft, holds));
  const part = held.find((each) => each !== "");
  const [some, none] = reachesPerson ? [unsure.restToPerson, unsure.toPerson] : [unsure.rest, unsure.all];
  return part === undefined ? { text: none, said: "none" } : { text: `${part}\n\n${some}`, said: "part" };
}
