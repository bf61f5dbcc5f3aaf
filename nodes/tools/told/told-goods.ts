import { z } from "zod";
import { toldForm } from "../../sale/told-product.ts";
import type { ToldTool } from "./told-tool.ts";

/** To find goods, and to read all about some of them. */
export const toldGoods: ToldTool = {
  name: "search_catalogue",
  description: `Find goods; skus: all of these. ${toldForm}`,
  arguments: z.strictObject({
    text: z.string().optional(),
    category: z.string().optional(),
    color: z.string().optional(),
    size_or_cm: z.string().optional(),
    max_price: z.number().optional(),
    min_price: z.number().optional(),
    skus: z.array(z.string()).optional(),
  }),
  members: ["search_catalogue", "product_details"],
  meant: ({ skus, size_or_cm: size, ...words }) =>
    Array.isArray(skus) && skus.length > 0
      ? { name: "product_details", args: { skus } }
      : { name: "search_catalogue", args: size === undefined ? words : { size, ...words } },
};
