import {
  type BillFact,
  type ChatMappings,
  type ConversationId,
  type CustomerId,
  type Erased,
  finishesItself,
  isPseudonym,
  obligationsOf,
  pause,
  planErasure,
  type Shop,
  type Store,
} from "../core/index.ts";
import { noteOfErasure, postOfErasure } from "./erasure-words.ts";

/** What is on its way arrives in this time, or its vendor is in trouble; the customer waits for the answer. */
const usualFinishMs = 3_000;
const pollMs = 50;

export interface EraseDeps {
  readonly store: Store;
  readonly mappings: ChatMappings;
  readonly shop: Pick<Shop, "languages">;
  /** The bill that the chat remembers. */
  readonly billOf: (id: ConversationId) => Promise<BillFact | undefined>;
  readonly home: EraseHome;
  /** How long what is on its way is waited for; 0 where nobody works. */
  readonly finishMs?: number;
}

/** What an erasure asks of the place where data live; a server keeps its files itself. */
interface EraseHome {
  readonly scour?: () => Promise<void>;
  readonly listErasure?: (of: { readonly customerId: CustomerId; readonly at: Date }) => void;
}

/**
 * Erases everything known of a conversation's customer. What is open between them and the shop is finished first where
 * that takes a moment, and handed to a person otherwise; the shop's accounts stay without a name. What vendors were
 * told stays with them: the staff hear of every erasure, and what to erase there.
 */
export async function eraseCustomer(deps: EraseDeps, id: ConversationId): Promise<Erased | undefined> {
  const { store, mappings, shop, home } = deps;
  const known = await store.conversation(id);
  if (known === undefined || isPseudonym(id)) return undefined;
  await untilFinished(deps, id);
  const bill = await deps.billOf(id);
  const crmChat = (await mappings.byUser(known.customerId))?.crmChatId;
  // The mapping first, because this may fail: after the conversation, nothing would be left to find the mapping by.
  await mappings.forget(known.customerId);
  // Before it happens: of a list that lacks somebody, a restored backup would bring them back.
  home.listErasure?.({ customerId: known.customerId, at: new Date() });
  const erased = await store.erase(id, (facts, origin) =>
    planErasure(facts, bill, origin, (obligations) => [
      postOfErasure(obligations, { crmChat }, shop),
      ...noteOfErasure(obligations, shop),
    ]),
  );
  if (erased !== undefined) await home.scour?.();
  return erased;
}

async function untilFinished(
  { store, billOf, finishMs = usualFinishMs }: EraseDeps,
  id: ConversationId,
): Promise<void> {
  const deadline = AbortSignal.timeout(finishMs);
  for (;;) {
    const facts = await store.erasureFacts(id);
    const isOpen = facts !== undefined && obligationsOf(facts, await billOf(id)).some(finishesItself);
    if (!isOpen || deadline.aborted) return;
    await pause(pollMs, deadline);
  }
}
