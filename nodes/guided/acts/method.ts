import { isCarriedId } from "../../../src/core/index.ts";
import type { Act } from "../act.ts";
import { cartSaid } from "./cart-said.ts";
import { goOn } from "./order.ts";

/** A way to pay for the order as the customer saw it: `[method, version]`. */
export const method: Act = {
  name: "method",
  run: ([carried = "", version], desk) => {
    const { shop, situation, words } = desk;
    if (version !== String(situation.draft.version)) return cartSaid(desk, words.changed.cart);
    const chosen = shop.paymentMethods.find(({ id }) => isCarriedId(carried, id));
    return chosen === undefined ? cartSaid(desk, words.changed.method) : goOn(desk, chosen.id);
  },
};
