import type { BillFact, ConversationId, Money, Store } from "../src/core/index.ts";
import type { DeskGraph } from "./graph.ts";

/** The graph's state of one conversation, as its last checkpoint has it. */
export const conversationState = async (graph: DeskGraph, id: ConversationId) =>
  (await graph.getState({ configurable: { thread_id: id } })).values;

/** The bill that waits for its money; none once the money was accepted, whatever the turns have come to. */
export async function findOpenBill(
  graph: DeskGraph,
  store: Pick<Store, "hasPayment">,
  id: ConversationId,
): Promise<{ readonly id: string; readonly due: Money } | undefined> {
  const { bill = null } = await conversationState(graph, id);
  if (bill === null || bill.status === "paid") return undefined;
  // The state knows of a payment only after its turn, which may have to wait for another turn.
  return (await store.hasPayment(id, bill.id)) ? undefined : { id: bill.id, due: bill.due };
}

/** The bill of the chat's last checkpoint, whatever became of it. */
export async function rememberedBill(graph: DeskGraph, id: ConversationId): Promise<BillFact | undefined> {
  const { bill = null } = await conversationState(graph, id);
  if (bill === null) return undefined;
  return { id: bill.id, number: bill.number, due: bill.due, isClaimedPaid: bill.status === "awaiting_confirmation" };
}
