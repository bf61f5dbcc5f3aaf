import { z } from "zod";
import type { HandoffReason, OrderWish, Shop } from "../../src/core/index.ts";
import type { Change, Situation, ToolDeps } from "./situation.ts";

export const askedPersonSchema = z.object({ status: z.literal("asked_person") });

/** The wish goes to a person as data; nothing of the order changes here. */
export function askPerson(
  { turn }: Situation,
  { shop }: ToolDeps,
  reason: HandoffReason,
  wish: OrderWish,
): { readonly result: z.output<typeof askedPersonSchema>; readonly change: Change } | { readonly error: string } {
  return (
    refusedPerson(reason, shop) ?? {
      result: { status: "asked_person" },
      change: { wish, request: { to: "escalation", turnId: turn.id, reason, wishes: [wish] } },
    }
  );
}

/** Where the shop calls no person for this. */
export const refusedPerson = (
  reason: HandoffReason,
  { handoff }: Pick<Shop, "handoff">,
): { readonly error: string } | undefined =>
  handoff.never.some((never) => never === reason)
    ? { error: "no person is called for this; answer politely yourself, from shop_info where it helps" }
    : undefined;
