import { randomUUID } from "node:crypto";
import type { Effect, InboundBody } from "../core/index.ts";
import type { Accept } from "./accept.ts";

/** A vendor refuses our access: the conversation it was noticed in tells the staff. */
export async function acceptAlarm(
  accept: Accept,
  body: Extract<InboundBody, { readonly kind: "delivery_trouble" }>,
  { conversationId, key }: Effect,
): Promise<void> {
  await accept({ conversationId, source: "outbox", externalId: `alarm/${key}/${randomUUID()}`, body });
}

/** A reply could not reach the customer, because they left or blocked us. */
export async function acceptCustomerLeft(accept: Accept, { conversationId, key }: Effect): Promise<void> {
  const body = { kind: "customer_left" } as const;
  await accept({ conversationId, source: "outbox", externalId: `left/${key}`, body });
}
