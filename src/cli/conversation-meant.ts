import type { App } from "../app.ts";
import { BadInput, type ConversationId, conversationId } from "../core/index.ts";
import { customerMeant } from "./customer-meant.ts";

/** A conversation's own id, or the customer's where they have just one. */
export async function conversationMeant(app: App, written: string): Promise<ConversationId> {
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
