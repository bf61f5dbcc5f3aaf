import type { DraftTexts } from "./shape.ts";

export const en: DraftTexts = {
  waits: "The answer takes a little longer. We will write to you here.",
  post: ({ asked, answer }) => `The customer writes:\n${asked}\n\nThe assistant would answer:\n${answer}`,
  stopped: ({ asked, answer, why }) =>
    `The customer writes:\n${asked}\n\nThe check stopped this answer of the assistant:\n${answer}\n\nWhy: ${why}.\n\nIf you send it, it is your own word.`,
  suggested: ({ text }) =>
    `Not sent to the customer, because nothing of the assistant's goes out now without a person's word. It would write:\n${text}`,
  decideByCommand: ({ id }) =>
    `The decision is a command: deskgraph drafts send ${id} (as it is), deskgraph drafts edit ${id} --text "…" (in your words) or deskgraph drafts discard ${id} (it is thrown away).`,
  faults: {
    price_unknown: "no data have this sum",
    sku_unknown: "there is no such article",
    link_unknown: "the link is not the shop's",
    account_number: "payment details are sent by the program alone",
    order_unknown: "there is no such order",
    order_status_unbacked: "no data say this of an order",
    payment_claim: "no data say this of a payment",
    discount: "no data have this discount",
    stock_claim: "the stock is another one",
    goods_claim: "no data say this of the goods",
    terms_claim: "the shop's terms do not say this",
    act_claim: "nobody has done this",
    secret_request: "this is never asked of a customer",
    phone_number: "the shop does not publish this contact",
    promise: "nobody has promised this",
    denies_being_ai: "the assistant is no person",
    leak: "it shows what is inside",
    too_long: "the answer is too long",
    wrong_person: "these are another person's data",
    foreign_script: "the customer does not read this script",
  },
};
