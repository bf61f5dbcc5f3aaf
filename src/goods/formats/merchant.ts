import type { Article, Named, StockSaid } from "../article.ts";
import { stockInWords, stockOf } from "../reading/read-stock.ts";
import { addressesIn, namedIn, partsOf } from "./table-format.ts";

/** What Google and Meta call an item's field, in tables and in XML: the name, with "_" for spaces and without "g:". */
type MerchantField = (name: string) => readonly string[];

/** Fields that tell variants apart, and others that a customer may ask for, as the shop's people call them. */
const told = [
  ["color", "Колір"],
  ["size", "Розмір"],
  ["material", "Матеріал"],
  ["pattern", "Візерунок"],
  ["brand", "Бренд"],
] as const;

/** An item of Google Merchant or of Meta's catalogue. The price is the full one where there is a sale price. */
export function merchantArticle(field: MerchantField, line: number, details: readonly Named[] = []): Article {
  const one = (...names: readonly string[]): string =>
    names.flatMap((name) => field(name)).find((value) => value !== "") ?? "";
  const sale = one("sale_price");
  return {
    line,
    sku: one("id"),
    group: one("item_group_id") || undefined,
    title: { uk: one("title") },
    description: { uk: one("description", "rich_text_description") },
    path: pathOf(one),
    attributes: [...namedIn(told.map(([name, title]) => [title, one(name)])), ...details],
    images: [...field("image_link"), ...field("additional_image_link"), ...field("image[0].url")].flatMap(addressesIn),
    url: one("link"),
    price: sale || one("price"),
    before: sale === "" ? "" : one("price"),
    stock: stockIn(one("availability"), one("quantity_to_sell_on_facebook", "inventory", "quantity")),
  };
}

/** The shop's own path goes before its tags, and these before Google's; a number of Google's is no word. */
function pathOf(one: (name: string) => string): readonly string[] {
  const own = partsOf(one("product_type"), />/);
  const tags = ["product_tags[0]", "product_tags[1]"].map(one).filter((tag) => tag !== "");
  if (own.length > 0) return own;
  return tags.length > 0 ? tags : partsOf(one("google_product_category").replace(/^\d+$/, ""), />/);
}

function stockIn(availability: string, quantity: string): StockSaid {
  const said = availability.replaceAll("_", " ");
  return stockOf(stockInWords(said), quantity);
}
