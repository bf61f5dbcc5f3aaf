import type { Act } from "../act.ts";
import { cartSaid } from "./cart-said.ts";

export const cart: Act = { name: "cart", run: (_ids, desk) => cartSaid(desk) };
