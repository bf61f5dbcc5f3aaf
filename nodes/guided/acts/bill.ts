import type { Act } from "../act.ts";
import { goOn } from "./order.ts";
import { isOpenHere, otherBill } from "./paid.ts";

/** Shows how to pay once more: `[bill]`. */
export const bill: Act = {
  name: "bill",
  run: ([id], desk) => (isOpenHere(desk, id) ? goOn(desk) : otherBill(desk)),
};
