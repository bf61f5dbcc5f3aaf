import { type Effect, type Failure, isPseudonym, type StorableBody } from "../core/index.ts";

export type DeliveryTrouble = Extract<StorableBody, { readonly kind: "delivery_trouble" }>;

/** What is accepted as an inbound, for those who can do something about an effect that is not delivered. */
export const deliveryTrouble = (effect: Effect, outcome: "dead" | "locked", failure: Failure): DeliveryTrouble => ({
  kind: "delivery_trouble",
  outcome,
  effectKey: effect.key,
  effectKind: effect.kind,
  code: failure.code,
  ...orderOf(effect),
  ...(isPseudonym(effect.conversationId) ? {} : aboutCustomer(effect, failure)),
});

function orderOf(effect: Effect): Pick<DeliveryTrouble, "orderId"> {
  if (effect.kind === "crm.order") return { orderId: effect.payload.orderId };
  return effect.kind === "pay_link.make" ? { orderId: effect.payload.billId } : {};
}

/** Of an erased customer nothing more is written down, and nobody can be asked. */
const aboutCustomer = (effect: Effect, failure: Failure): Pick<DeliveryTrouble, "delivery" | "detail" | "fields"> => ({
  ...(effect.kind === "crm.order" ? { delivery: effect.payload.delivery } : {}),
  ...(failure.detail === undefined ? {} : { detail: failure.detail }),
  ...("fields" in failure && failure.fields !== undefined ? { fields: failure.fields } : {}),
});
