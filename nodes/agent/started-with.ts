import type { Catalogue, Language, Product, Turn } from "../../src/core/index.ts";
import { type FoundProduct, foundProduct } from "../sale/found-product.ts";

/**
 * What the link carried through which the customer opened the chat in this turn, and the product it names, if it names
 * one.
 */
export function startedWith(
  turn: Turn,
  catalogue: Catalogue,
): { readonly payload: string; readonly product: Product | undefined } | undefined {
  const opening = turn.inbounds.findLast((inbound) => inbound.kind === "message" && inbound.startedWith !== undefined);
  const payload = opening?.kind === "message" ? opening.startedWith : undefined;
  return payload === undefined ? undefined : { payload, product: catalogue.byCode(payload) };
}

/** A customer who comes by a product's link looks at that product: "is it there in 122?" is about it. */
export function shownAtStart(turn: Turn, catalogue: Catalogue, language: Language): FoundProduct[] | undefined {
  const product = startedWith(turn, catalogue)?.product;
  return product === undefined ? undefined : [foundProduct(product, language)];
}
