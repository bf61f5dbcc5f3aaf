import { randomUUID } from "node:crypto";
import type { App } from "../app.ts";
import type { Output } from "../console/output.ts";
import type { ConversationId, InboundBody } from "../core/index.ts";
import type { Product } from "./product.ts";

/** What a person of the shop says about an order at the command line. `noted`: as it is repeated to them. */
export async function acceptWord(
  app: App,
  { runningSince }: Product,
  word: { readonly conversationId: ConversationId; readonly body: InboundBody; readonly noted: string },
  { print }: Output,
): Promise<void> {
  const { conversationId, body, noted } = word;
  await app.accept({ conversationId, source: "command_line", externalId: randomUUID(), body });
  const when = runningSince === undefined ? "as soon as Deskgraph runs" : "now";
  print(`Noted: ${noted}. It is carried out ${when}.`);
}
