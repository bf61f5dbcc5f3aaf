import { readOrders } from "../../nodes/sale/read-orders.ts";
import type { Output } from "../console/output.ts";
import { BadInput, fromMajor, type InboundBody } from "../core/index.ts";
import { acceptWord } from "./accept-word.ts";
import { commandLinePrincipal } from "./command-line-principal.ts";
import { conversationMeant } from "./conversation-meant.ts";
import { customerWord } from "./customer-meant.ts";
import { billVerbs, decideOnBill } from "./decide-on-bill.ts";
import type { Product } from "./product.ts";
import { productCommand } from "./product-command.ts";
import { sumMeant } from "./sum-meant.ts";

const ofOrder = ["refunded", "undo-refund", "give-back"] as const;
const verbs = [...billVerbs, ...ofOrder];
type OrderVerb = (typeof ofOrder)[number];

export const paymentCommand = productCommand({
  name: "payment",
  summary: "say that a payment came, did not, or went back; undo it",
  details:
    "What you say stands under your user of this machine: see docs/people.md. Above a sum a second person has to " +
    "confirm, too. undo works for some minutes.",
  words: [
    { name: "ACTION", about: verbs.join(", ") },
    { name: "CUSTOMER", about: customerWord.about },
  ],
  examples: [
    { line: "payment confirm @olena", about: "the money is on the account" },
    { line: "payment reject @olena", about: "it is not; the customer is asked for the receipt" },
    { line: "payment undo @olena", about: "it was a mistake" },
    { line: "payment refunded @olena --order 1001", about: "the money is back; the customer is told" },
    { line: "payment undo-refund @olena", about: "it is not" },
    {
      line: "payment give-back @olena --sum 300",
      about: "what came by a link goes back by it",
    },
  ],
  options: {
    order: {
      value: "NUMBER",
      about: "of refunded, undo-refund and give-back: which order (else the newest that fits)",
    },
    sum: { value: "SUM", about: "of refunded and give-back: how much, where it is not all that was paid" },
  },
  work: async (product, { words: [written = "", customer = ""], options }, out) => {
    const verb = billVerbs.find((each) => each === written);
    if (verb !== undefined) await decideOnBill(product, verb, customer, out);
    else {
      const word = ofOrder.find((each) => each === written);
      if (word === undefined) throw new BadInput(`payment can ${verbs.join(", ")}; not "${written}".`);
      await tellRefund(product, word, { customer, ...options }, out);
    }
    return 0;
  },
});

async function tellRefund(
  product: Product,
  verb: OrderVerb,
  of: { readonly customer: string; readonly order?: string | undefined; readonly sum?: string | undefined },
  out: Output,
): Promise<void> {
  const app = await product.app();
  if (verb === "give-back" && Object.keys(app.payments).length === 0) {
    throw new BadInput("No payment provider is configured: give the money back yourself, then say payment refunded.");
  }
  const by = commandLinePrincipal(app.home);
  const id = await conversationMeant(app, of.customer);
  const { orders, refunds } = readOrders(await app.stateOf(id));
  const undoable = new Set(refunds.map(({ orderId }) => orderId));
  const order = orders.find(
    (each) =>
      (of.order === undefined || each.number === of.order) &&
      (verb === "undo-refund" ? undoable.has(each.id) : each.paid.minor > 0 && each.state !== "refunded"),
  );
  if (order === undefined) {
    throw new BadInput(`${verb === "undo-refund" ? "No refund" : "Nothing paid"} of ${of.customer} fits.`);
  }
  const amount = of.sum === undefined ? {} : { amount: fromMajor(sumMeant(of.sum, "sum"), order.paid.currency) };
  const body = bodyOfRefund(verb, { orderId: order.id, ...amount, by });
  await acceptWord(app, product, { conversationId: id, body, noted: `${verb}, order ${order.number}` }, out);
}

function bodyOfRefund(verb: OrderVerb, of: Omit<Extract<InboundBody, { kind: "refund_made" }>, "kind">): InboundBody {
  switch (verb) {
    case "refunded":
      return { kind: "refund_made", ...of };
    case "give-back":
      return { kind: "refund_made", ...of, isOrdered: true };
    case "undo-refund":
      return { kind: "refund_undone", orderId: of.orderId, by: of.by };
  }
}
