import type { Act } from "../act.ts";
import { onShelf } from "../desk.ts";
import { gone, soldOut } from "./missing.ts";
import { variantSaid } from "./variant.ts";

/** One size, or whatever tells one variant from another. */
export const size: Act = {
  name: "size",
  run: ([carried = ""], desk) => {
    const article = onShelf(desk, carried);
    if (article === undefined) return gone(desk);
    return article.variant.stock > 0 ? variantSaid(desk, article.product, article.variant) : soldOut(desk, article);
  },
};
