import {
  articleLabel,
  type Catalogue,
  formatMoney,
  type HandoffReason,
  type Language,
  labelOf,
  money,
  type Offer,
  type OrderDraft,
  type Picture,
  type Product,
  type Shop,
  sku,
  titleAndSize,
  type Variant,
} from "../../src/core/index.ts";
import { guidedTexts } from "../texts/guided/guided-texts.ts";
import type { Bill } from "./bill.ts";
import { isBillFor } from "./cart-lines.ts";
import type { FoundProduct } from "./found-product.ts";
import { isInStock } from "./is-in-stock.ts";

/** As many as fit into one album, and as a person compares. */
const mostPictures = 10;

/** One for each product that can be bought, to look at it closer. */
export const goodsOffers = (goods: readonly FoundProduct[], language: Language): Offer[] =>
  goods.flatMap((product): Offer[] => {
    const inStock = product.variants.filter(({ stock }) => stock > 0);
    const [first] = inStock;
    if (first === undefined) return [];
    const lowest = Math.min(...inStock.map(({ price }) => price));
    const price = formatMoney(money(Math.round(lowest * 100), product.currency), language);
    const label = guidedTexts[language].choose.goods({ label: labelOf(product), price });
    return [{ label, act: "show", ids: [first.sku] }];
  });

/** The first picture of each, as far as the shop has some. */
export function picturesOf(goods: readonly FoundProduct[], catalogue: Catalogue, language: Language): Picture[] {
  return goods
    .flatMap((product): Picture[] => {
      const [first] = product.variants;
      const [url] = (first && catalogue.bySku(sku(first.sku))?.product.images) ?? [];
      if (url === undefined || !/^https?:\/\//.test(url)) return [];
      const [{ label: caption } = { label: labelOf(product) }] = goodsOffers([product], language);
      return [{ url, caption }];
    })
    .slice(0, mostPictures);
}

/** What a variant is called beside its product: its size, its scent, both, or nothing. */
export const variantName = ({ size = "", is = "" }: { readonly size?: string; readonly is?: string }): string =>
  [size, is].filter((part) => part !== "").join(" ");

/** A variant with its size, in one line. */
export const articleName = (product: Product, variant: Variant, language: Language): string =>
  titleAndSize({ title: articleLabel(product, variant, language), size: variant.size ?? "" });

interface Sale {
  readonly draft: OrderDraft;
  readonly bill: Bill | null;
  readonly shown: readonly FoundProduct[];
}

/** What can be done next, where nothing better is known: pay, order, look again, ask for a person. */
export function nextOffers({ draft, bill, shown }: Sale, language: Language, shop: Pick<Shop, "handoff">): Offer[] {
  const { choose } = guidedTexts[language];
  const offer = (act: string, label: string, ...ids: string[]): Offer => ({ label, act, ids });
  const isBilled = bill?.status === "awaiting_proof" && isBillFor(bill, draft);
  return [
    ...(bill?.status === "awaiting_proof"
      ? [offer("paid", choose.paid, bill.id), offer("bill", choose.bill, bill.id)]
      : []),
    ...(draft.lines.length > 0 && bill?.status !== "awaiting_confirmation" && !isBilled
      ? [offer("order", choose.order, String(draft.version))]
      : []),
    ...(draft.lines.length > 0 ? [offer("cart", choose.cart)] : []),
    ...(shown.some(isInStock) ? [offer("back", choose.back)] : []),
    offer("kinds", choose.kinds),
    offer("terms", choose.terms),
    ...personOffer(language, shop),
  ];
}

/** Nothing in a shop that calls no person for a mere wish. */
export function personOffer(language: Language, { handoff }: Pick<Shop, "handoff">): Offer[] {
  const wish: HandoffReason = "person";
  const isNever = handoff.never.some((never) => never === wish);
  return isNever ? [] : [{ label: guidedTexts[language].choose.person, act: "person", ids: [] }];
}
