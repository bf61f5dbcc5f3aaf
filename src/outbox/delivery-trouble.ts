import type { Effect, Failure, InboundBody } from "../core/index.ts";

export type DeliveryTrouble = Extract<InboundBody, { readonly kind: "delivery_trouble" }>;

/** What is accepted as an inbound, for those who can do something about an effect that is not delivered. */
export const deliveryTrouble = (effect: Effect, outcome: "dead" | "locked", failure: Failure): DeliveryTrouble => ({
  kind: "delivery_trouble",
  outcome,
  effectKey: effect.key,
  effectKind: effect.kind,
  code: failure.code,
  ...(effect.kind === "crm.order" ? { orderId: effect.payload.orderId, delivery: effect.payload.delivery } : {}),
  ...(failure.detail === undefined ? {} : { detail: failure.detail }),
  ...("fields" in failure && failure.fields !== undefined ? { fields: failure.fields } : {}),
});
