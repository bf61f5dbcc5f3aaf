import { type Bill, billSchema } from "../../nodes/sale/bill.ts";
import type { Output } from "../console/output.ts";
import { BadInput, formatMoney, type InboundBody } from "../core/index.ts";
import { acceptWord } from "./accept-word.ts";
import { commandLinePrincipal } from "./command-line-principal.ts";
import { conversationMeant } from "./conversation-meant.ts";
import type { Product } from "./product.ts";

/** What can be said about the money of the bill in hand. */
export const billVerbs = ["confirm", "reject", "undo"] as const;
type Verb = (typeof billVerbs)[number];

export async function decideOnBill(product: Product, verb: Verb, customer: string, out: Output): Promise<void> {
  const app = await product.app();
  const by = commandLinePrincipal(app.home);
  const id = await conversationMeant(app, customer);
  const bill = billSchema
    .nullable()
    .catch(null)
    .parse((await app.stateOf(id))["bill"]);
  if (bill === null || !isFor(verb, bill)) throw new BadInput(nothingTo(verb, customer));
  const noted = `${verb}, order ${bill.number}, ${formatMoney(bill.due, "en")}`;
  await acceptWord(app, product, { conversationId: id, body: bodyOf(verb, bill.id, by), noted }, out);
}

/** The first of two confirmations can be undone, too, while the second is awaited. */
const isFor = (verb: Verb, { status, confirmations = [] }: Bill): boolean =>
  verb === "undo" ? confirmations.length > 0 : status !== "paid";

const nothingTo = (verb: Verb, customer: string): string =>
  verb === "undo" ? `No payment of ${customer} was confirmed.` : `No payment of ${customer} waits for a decision.`;

function bodyOf(verb: Verb, billId: string, by: ReturnType<typeof commandLinePrincipal>): InboundBody {
  switch (verb) {
    case "confirm":
    case "reject":
      return { kind: "payment_decision", billId, paid: verb === "confirm", by };
    case "undo":
      return { kind: "payment_undone", billId, by };
  }
}
