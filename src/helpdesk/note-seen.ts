import { type HelpdeskConnection, placeOf, type Store, type Ticket } from "../core/index.ts";

/** Noted as seen, so that a look which read it otherwise a moment ago does not change the chat once more. */
export async function noteSeen(
  { id, updatedAt }: Pick<Ticket, "id" | "updatedAt">,
  { isSolved }: { readonly isSolved: boolean },
  connection: HelpdeskConnection,
  store: Store,
): Promise<void> {
  const seen = await store.linkedTicket(placeOf(connection), id);
  if (seen !== undefined) await store.sawTicket(seen, seen, { isSolved, updatedAt });
}
