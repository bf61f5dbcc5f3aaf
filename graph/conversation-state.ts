import type { Bill } from "../nodes/sale/bill.ts";
import type { BillFact, ConversationId, Lacking, Money, Store } from "../src/core/index.ts";
import type { DeskGraph } from "./graph.ts";

/** The graph's state of one conversation, as its last checkpoint has it. */
export const conversationState = async (graph: DeskGraph, id: ConversationId) =>
  (await graph.getState({ configurable: { thread_id: id } })).values;

/**
 * The bill that waits for its money; none once the money was accepted, whatever the turns have come to, and none whose
 * pieces others have. Its money may come in the next moment: until then its pieces are kept for it.
 */
export async function findOpenBill(
  graph: DeskGraph,
  store: Pick<Store, "hasPayment">,
  id: ConversationId,
  keep: (bill: Bill) => Promise<readonly Lacking[]> = async () => [],
): Promise<{ readonly id: string; readonly due: Money } | undefined> {
  const { bill = null } = await conversationState(graph, id);
  if (bill === null || bill.status === "paid") return undefined;
  // The state knows of a payment only after its turn, which may have to wait for another turn.
  if (await store.hasPayment(id, bill.id)) return undefined;
  return (await keep(bill)).length > 0 ? undefined : { id: bill.id, due: bill.due };
}

/** The bill of the chat's last checkpoint, whatever became of it. */
export async function rememberedBill(graph: DeskGraph, id: ConversationId): Promise<BillFact | undefined> {
  const { bill = null } = await conversationState(graph, id);
  if (bill === null) return undefined;
  return { id: bill.id, number: bill.number, due: bill.due, isClaimedPaid: bill.status === "awaiting_confirmation" };
}
