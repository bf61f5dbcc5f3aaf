import { nextOffers } from "../../sale/offers.ts";
import type { Act } from "../act.ts";
import type { Desk, Said } from "../desk.ts";

/** The customer says that they paid the bill which the button was under: `[bill]`. */
export const paid: Act = {
  name: "paid",
  run: async ([bill], desk) => {
    if (!isOpenHere(desk, bill)) return otherBill(desk);
    await desk.call("payment_sent", {});
    return desk.progress.request === null ? otherBill(desk) : undefined;
  },
};

/** It is this conversation's, and waits for its money. */
export const isOpenHere = ({ situation: { bill } }: Desk, id: string | undefined): boolean =>
  bill?.status === "awaiting_proof" && bill.id === id;

export const otherBill = ({ situation, words, language, shop }: Desk): Said => ({
  text: situation.bill?.status === "awaiting_confirmation" ? words.locked : words.changed.bill,
  offers: nextOffers(situation, language, shop),
});
