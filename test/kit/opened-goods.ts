import { goodsSchema } from "../../src/core/index.ts";
import { type GoodsOf, openGoods } from "../../src/goods/open-goods.ts";

/** What a file's bytes come to: its products, or its problems, and what else is told. */
export async function openedGoods(
  content: string | Uint8Array,
  { settings = {}, ...of }: Partial<Omit<GoodsOf, "settings">> & { readonly settings?: object } = {},
) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const opened = await openGoods(bytes, "goods", {
    settings: goodsSchema.parse(settings),
    currency: "UAH",
    now: new Date("2026-11-30T12:00:00Z"),
    ...of,
  });
  const { loaded } = opened;
  return {
    ...opened,
    products: "products" in loaded ? loaded.products : [],
    problems: "problems" in loaded ? loaded.problems : [],
    variants: "products" in loaded ? loaded.products.flatMap(({ variants }) => variants) : [],
  };
}

/** Each article in short: SKU, size, price, former price, stock. */
export const shortly = ({ products }: Awaited<ReturnType<typeof openedGoods>>): readonly string[] =>
  products.flatMap(({ title, color, variants }) =>
    variants.map(({ sku, size = "", price, oldPrice, stock }) =>
      [title.uk, color?.uk ?? "", sku, size, price.minor / 100, oldPrice ? oldPrice.minor / 100 : "", stock].join("|"),
    ),
  );
