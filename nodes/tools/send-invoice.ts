import { z } from "zod";
import { documentOf } from "../sale/order-document.ts";
import { askedPersonSchema, askPerson } from "./ask-person.ts";
import { defineTool } from "./define-tool.ts";
import { hasOrder, orderArgument, orderAsked, wishFor } from "./order-asked.ts";

/**
 * The document is made here, and a person sends it: the chat has no e-mail of its own, and the ticket that carries it
 * is where the shop writes e-mails from.
 */
export const sendInvoice = defineTool({
  name: "send_invoice",
  description: "An invoice or receipt by e-mail, sent by a person; never a fiscal receipt.",
  arguments: z.strictObject({ email: z.email().max(200), order: orderArgument }),
  isOfferedNow: hasOrder,
  result: askedPersonSchema,
  run: ({ email, order: number }, situation, deps) => {
    const asked = orderAsked(situation, number, "send_invoice");
    if ("error" in asked) return asked;
    const { order, reason } = asked;
    if (order === undefined || reason === undefined) return { error: "there is no bill to make a document of" };
    const isTheirs = situation.said.some((text) => text.toLowerCase().includes(email.toLowerCase()));
    if (!isTheirs) return { error: "the customer did not write this address; ask for it" };
    const document = documentOf(order, deps.shop, situation.language, situation.turn.at);
    const wish = { ...wishFor(order, "send_invoice"), was: [document], becomes: [email] };
    return askPerson(situation, deps, reason, wish);
  },
  evidence: () => ({ isHandedOver: true }),
});
