import { readOrders } from "../../nodes/sale/read-orders.ts";
import type { App } from "../app.ts";
import type { Output } from "../console/output.ts";
import { BadInput, type InboundBody, readLineQuantities, sku } from "../core/index.ts";
import { acceptWord } from "./accept-word.ts";
import { commandLinePrincipal } from "./command-line-principal.ts";
import { conversationMeant } from "./conversation-meant.ts";
import type { Product } from "./product.ts";

/** What a person says about the lines of an order at the command line. */
export async function changeOrder(
  product: Product,
  verb: "change" | "undo",
  of: { readonly customer: string | undefined; readonly lines: string | undefined },
  out: Output,
): Promise<void> {
  const { customer, lines = "" } = of;
  if (customer === undefined) throw new BadInput(`orders ${verb} wants a customer: orders ${verb} @olena`);
  const app = await product.app();
  const by = commandLinePrincipal(app.home);
  const id = await conversationMeant(app, customer);
  const body: InboundBody =
    verb === "change" ? { kind: "order_changed", lines: linesIn(lines, app), by } : { kind: "order_change_undone", by };
  if (verb === "undo" && readOrders(await app.stateOf(id)).changes.length === 0) {
    throw new BadInput(`No order of ${customer} was changed.`);
  }
  await acceptWord(app, product, { conversationId: id, body, noted: verb }, out);
}

function linesIn(text: string, { goods }: App) {
  const read = readLineQuantities(text, (written) => goods.catalogue.bySku(sku(written))?.variant.sku);
  if (read === undefined) throw new BadInput('Name articles and pieces: "DR-ROM-122 x2, TEE-BLK-104 x0".');
  const unknown = read.find((line) => line.quantity > 0 && goods.catalogue.bySku(line.sku) === undefined);
  if (unknown !== undefined) throw new BadInput(`There is no article "${unknown.sku}".`);
  return read;
}
