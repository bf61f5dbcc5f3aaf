import { isCarriedId, titleAndSize } from "../../../src/core/index.ts";
import type { Act } from "../act.ts";
import { cartSaid } from "./cart-said.ts";
import { setQuantity } from "./change.ts";

/** A line leaves the cart whole, also when the shop no longer has the article. */
export const remove: Act = {
  name: "remove",
  run: async ([carried = ""], desk) => {
    const line = desk.situation.draft.lines.find(({ sku }) => isCarriedId(carried, sku));
    if (line === undefined) return cartSaid(desk, desk.words.changed.notInCart);
    const { isRefused } = await setQuantity(desk, line.sku, 0);
    return cartSaid(desk, isRefused ? undefined : desk.words.removed({ label: titleAndSize(line) }));
  },
};
