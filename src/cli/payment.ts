import { randomUUID } from "node:crypto";
import { type Bill, billSchema } from "../../nodes/sale/bill.ts";
import type { App } from "../app.ts";
import type { Output } from "../console/output.ts";
import { BadInput, type ConversationId, conversationId, formatMoney, type InboundBody } from "../core/index.ts";
import { commandLinePrincipal } from "./command-line-principal.ts";
import { customerMeant, customerWord } from "./customer-meant.ts";
import type { Product } from "./product.ts";
import { productCommand } from "./product-command.ts";

const verbs = ["confirm", "reject", "undo"] as const;
type Verb = (typeof verbs)[number];

export const paymentCommand = productCommand({
  name: "payment",
  summary: "say that a payment came or did not, or undo that it did",
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
  ],
  work: async (product, { words: [written = "", customer = ""] }, out) => {
    const verb = verbs.find((each) => each === written);
    if (verb === undefined) throw new BadInput(`payment can ${verbs.join(", ")}; not "${written}".`);
    await decide(product, verb, customer, out);
    return 0;
  },
});

async function decide(product: Product, verb: Verb, customer: string, { print }: Output): Promise<void> {
  const app = await product.app();
  const by = commandLinePrincipal(app.home);
  const id = await conversationMeant(app, customer);
  const bill = billSchema
    .nullable()
    .catch(null)
    .parse((await app.stateOf(id))["bill"]);
  if (bill === null || !isFor(verb, bill)) throw new BadInput(nothingTo(verb, customer));
  await app.accept({
    conversationId: id,
    source: "command_line",
    externalId: randomUUID(),
    body: bodyOf(verb, bill.id, by),
  });
  const when = product.runningSince === undefined ? "as soon as Deskgraph runs" : "now";
  print(`Noted: ${verb}, order ${bill.number}, ${formatMoney(bill.due, "en")}. It is carried out ${when}.`);
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

/** A conversation's own id, or the customer's where they have just one. */
async function conversationMeant(app: App, written: string): Promise<ConversationId> {
  const named = await app.store.conversation(conversationId(written));
  if (named !== undefined) return named.id;
  const all = await app.store.conversationsOf(await customerMeant(app, written));
  const [first, second] = all;
  if (first === undefined) throw new BadInput(`${written} has no conversation.`);
  if (second === undefined) return first.id;
  throw new BadInput(
    `${written} has several conversations: ${all.map(({ id }) => id).join(", ")}. Name one by its id.`,
  );
}
