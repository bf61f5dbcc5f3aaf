import { createCatalogue } from "../../../src/shop/catalogue.ts";
import demo from "../../../src/shop/demo-catalogue.json" with { type: "json" };
import { productsFromJson } from "../../../src/shop/load-catalogue.ts";
import type { Goods } from "./conversation.ts";

const loaded = productsFromJson(demo, "demo-catalogue.json", "UAH");
if (!("products" in loaded)) throw new Error(loaded.problems.join("\n"));
const catalogue = createCatalogue(loaded.products, "UAH");

/**
 * What a newcomer is sold: prices differ by size here, one model has many colours, and a search gives only sizes that
 * fit.
 */
export const demoGoods: Goods = { catalogue, categories: catalogue.categories() };
