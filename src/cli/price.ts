import { readOrders } from "../../nodes/sale/read-orders.ts";
import type { App } from "../app.ts";
import type { Output } from "../console/output.ts";
import { BadInput, fromMajor, type InboundBody, isDiscount, type PriceTerms, sku } from "../core/index.ts";
import { acceptWord } from "./accept-word.ts";
import { commandLinePrincipal } from "./command-line-principal.ts";
import { conversationMeant } from "./conversation-meant.ts";
import { customerWord } from "./customer-meant.ts";
import type { Product } from "./product.ts";
import { productCommand } from "./product-command.ts";
import { sumMeant } from "./sum-meant.ts";

interface Options {
  readonly sku?: string | undefined;
  readonly price?: string | undefined;
  readonly percent?: string | undefined;
}

export const priceCommand = productCommand({
  name: "price",
  summary: "agree a price or a discount with a customer, or take it back",
  details:
    "It holds for the order in hand until that is paid. The cart has it at once, an unpaid bill is made anew, and the " +
    "customer is told. It stands under your user of this machine; undo works for some minutes.",
  words: [
    { name: "ACTION", about: "agree, undo" },
    { name: "CUSTOMER", about: customerWord.about },
  ],
  options: {
    sku: { value: "SKU", about: "the article whose price it is" },
    price: { value: "SUM", about: "of that article, for one piece" },
    percent: { value: "N", about: "off the whole order" },
  },
  examples: [
    { line: "price agree @olena --percent 10", about: "a tenth off everything" },
    { line: "price agree @olena --sku DR-ROM-122 --price 1400", about: "this article costs 1400" },
    { line: "price undo @olena", about: "the newest one is taken back" },
  ],
  work: async (product, { words: [verb = "", customer = ""], options }, out) => {
    if (verb !== "agree" && verb !== "undo") throw new BadInput(`price can agree, undo; not "${verb}".`);
    await tellPrice(product, verb, { customer, ...options }, out);
    return 0;
  },
});

async function tellPrice(
  product: Product,
  verb: "agree" | "undo",
  of: Options & { readonly customer: string },
  out: Output,
): Promise<void> {
  const app = await product.app();
  const by = commandLinePrincipal(app.home);
  const id = await conversationMeant(app, of.customer);
  const body: InboundBody =
    verb === "agree" ? { kind: "price_agreed", terms: termsIn(of, app), by } : { kind: "price_undone", by };
  if (verb === "undo" && readOrders(await app.stateOf(id)).agreed.length === 0) {
    throw new BadInput(`No price is agreed with ${of.customer}.`);
  }
  await acceptWord(app, product, { conversationId: id, body, noted: verb }, out);
}

function termsIn({ sku: code, price, percent }: Options, { config, goods }: App): PriceTerms {
  if (percent !== undefined && code === undefined && price === undefined) {
    if (!isDiscount(Number(percent))) throw new BadInput("--percent is a whole number from 1 to 90.");
    return { of: "order", percent: Number(percent) };
  }
  if (percent !== undefined || code === undefined || price === undefined) {
    throw new BadInput("Name --percent, or --sku and --price.");
  }
  const sum = sumMeant(price, "price");
  const article = goods.catalogue.bySku(sku(code));
  if (article === undefined) throw new BadInput(`There is no article "${code}".`);
  return { of: "article", sku: article.variant.sku, price: fromMajor(sum, config.shop.currency) };
}
