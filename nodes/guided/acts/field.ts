import { type DeliveryField, deliveryFields } from "../../../src/core/index.ts";
import { personOffer } from "../../sale/offers.ts";
import type { Act } from "../act.ts";
import type { Desk, Said } from "../desk.ts";
import { cartSaid } from "./cart-said.ts";

/** Asks for one of the delivery data; the next line that the customer types is read as the answer. */
export const field: Act = {
  name: "field",
  run: ([name], desk) => {
    const wanted = deliveryFields.find((each) => each === name);
    return wanted === undefined || desk.situation.bill?.status === "awaiting_confirmation"
      ? cartSaid(desk)
      : asking(desk, wanted);
  },
};

/** `isAgain`: what was typed for it could not be read. The reply's id tells so, and it is not said twice. */
export const asking = ({ words, language, shop }: Desk, asks: DeliveryField, isAgain = false): Said => ({
  text: (isAgain ? words.askAgain : words.ask)[asks],
  asks,
  ...(isAgain ? { about: again } : {}),
  // A number typed now is the branch's.
  offers: asks === "branch" ? [] : personOffer(language, shop),
});

const again = "again";
export const isAskedAgain = (replyId: string | undefined): boolean => replyId?.endsWith(`/guided/${again}`) === true;
