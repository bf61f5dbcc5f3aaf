import { cartNow, nextNeeded } from "./cart-words.ts";
import { kindsOf } from "./kinds-of.ts";
import { shelfNow } from "./listing.ts";
import { isBuyingQuestion, type Situation } from "./situation.ts";
import { readPhone } from "./slots/phone.ts";

/** Answers for which nothing has to be looked up. The first that applies is said. */
export function smallTalk(situation: Situation): string {
  const { heard, context, words, asked, shelf } = situation;
  const { intents } = heard;
  const has = (...some: Parameters<typeof intents.has>): boolean => intents.has(...some);
  const { bill, cart } = context;

  if (has("are_you_bot")) return words.bot({ persona: context.shop.persona });
  if (has("out_of_domain")) return words.shopOnly;
  if (has("payment_state") || has("paid") || has("requisites")) return aboutPayment(situation);
  if (has("size_advice")) return words.askHeight;
  if (has("details") && shelf.length === 0) return words.needDetails;
  if (has("discount")) return words.noDiscount;
  if (has("expensive")) return `${words.quality} ${words.needDetails}`;
  if (has("photo")) return `${words.noPhotos}${shelf.length === 0 ? "" : `\n${shelfNow(situation)}`}`;
  if (has("cart")) return cart.lines.length === 0 ? words.cartEmpty : cartNow(situation);
  if ((has("price") || has("stock") || has("which_sizes") || has("other_colours")) && shelf.length > 0)
    return shelfNow(situation);
  if (has("help"))
    return `${words.help} ${cart.lines.length > 0 ? nextNeeded(situation) : words.lookingFor(kindsOf(context))}`.trim();
  if (has("think")) return words.think;
  if (bill?.status === "awaiting_confirmation" && !has("thanks") && !has("bye")) return words.beingChecked;
  if (has("bye")) return words.bye;
  if (has("thanks") && !has("checkout")) return words.thanks;
  if (cart.lines.length > 0 && (has("replace") || has("remove"))) return words.whatToChange;
  if (bill?.status === "awaiting_proof" && bill.covers_cart) return words.awaitingProof;
  if (asked === "which_method" && cart.reviewed && !heard.isQuestion && !has("no")) return nextNeeded(situation);
  if (has("no"))
    return cart.reviewed ? words.whatToChange : asked === undefined ? words.lookingFor(kindsOf(context)) : words.think;
  if (cart.lines.length > 0 && (has("yes") || has("checkout") || has("buy"))) {
    const next = nextNeeded(situation);
    return next === "" ? cartNow(situation) : next;
  }
  if (has("yes")) return shelf.length > 0 ? shelfNow(situation) : words.lookingFor(kindsOf(context));
  // An address before there is anything to send.
  if (readPhone(heard.text) !== undefined) return words.cartEmpty;
  if (has("remove")) return words.think;
  if (has("how_are_you")) return words.fine;
  if (has("greeting")) return context.first_contact ? "" : `${words.hello} ${words.lookingFor(kindsOf(context))}`;
  if (context.attachments.length > 0 && heard.text.trim() === "") return words.cannotSee;
  if (
    has("browse") ||
    has("gender") ||
    has("price") ||
    has("stock") ||
    has("which_sizes") ||
    has("buy") ||
    has("checkout")
  ) {
    const kinds = words.lookingFor(kindsOf(context));
    return context.first_contact ? kinds : `${kinds} ${words.askHeight}`;
  }
  // Still the open question: what was offered is shown again.
  if (isBuyingQuestion(asked) && shelf.length > 0) return shelfNow(situation);
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
