import {
  callsOf,
  conversationId,
  type Deliverer,
  type DeliveryContext,
  type DeliveryResult,
  money,
  orFailure,
  type PaymentLink,
  type PaymentState,
} from "../core/index.ts";
import type { LinkDeps } from "./link-deps.ts";

/** A payment begins on the page before the link ends, and may end after it. */
const lateMs = 60 * 60_000;
const minuteMs = 60_000;
const maxLookMinutes = 60;

/** `pay_link.look`: what the provider itself says of a bill's links becomes news of the conversation, each once. */
export const lookAtLinks = (deps: LinkDeps): Deliverer<"pay_link.look"> => ({
  isSafeToRepeat: true,
  maxAttempts: 8,
  deliver: (effect, context) =>
    orFailure(async (): Promise<DeliveryResult> => {
      const { billId, reference } = effect.payload;
      const all = await deps.links.ofBill(billId);
      const wanted = all.filter((link) => reference === undefined || link.reference === reference);
      const told: string[] = [];
      for (const link of wanted) told.push(`${link.reference}: ${await lookAt(deps, link, context)}`);
      return { outcome: "done", receipt: { note: told.join("; ") } };
    }),
});

/** Answers how it stands. Money is told before it is written down as told: a repeat tells it under the same name. */
export async function lookAt(
  deps: LinkDeps,
  link: PaymentLink,
  context: Pick<DeliveryContext, "signal" | "pace" | "renewSlot">,
): Promise<PaymentLink["state"]> {
  const provider = deps.providers[link.provider];
  // What was never answered has no link that anybody could pay.
  if (provider === undefined || link.state === "making") return link.state;
  const state = await provider.look(link, callsOf(context));
  await tellNews(deps, link, state);
  const is = standing(link, state, deps.now());
  await deps.links.looked(link.reference, {
    state: is,
    cameMinor: state.came.minor,
    backMinor: state.wentBack.minor,
    lookAt: is === "open" ? nextLook(link, deps.now()) : null,
  });
  return is;
}

async function tellNews({ accept }: LinkDeps, link: PaymentLink, { is, came, wentBack }: PaymentState): Promise<void> {
  const { billId, provider: source, reference } = link;
  const common = { conversationId: conversationId(link.conversationId), source };
  const isPaid = (is === "paid" || wentBack.minor > 0) && came.minor > 0;
  if (isPaid && link.cameMinor === 0) {
    const body = { kind: "payment_received", billId, amount: came, chargeId: reference } as const;
    await accept({ ...common, externalId: `paid/${reference}`, body });
  }
  const more = wentBack.minor - link.backMinor;
  if (more > 0) {
    const amount = money(more, wentBack.currency);
    const body = { kind: "payment_refunded", billId, amount, chargeId: reference } as const;
    await accept({ ...common, externalId: `back/${reference}/${wentBack.minor}`, body });
  }
}

function standing({ validUntil, state: before }: PaymentLink, { is }: PaymentState, now: Date): PaymentLink["state"] {
  if (is !== "open") return is;
  return before === "over" || validUntil.getTime() + lateMs < now.getTime() ? "over" : "open";
}

/** After 1, 2, 4 … minutes, and each hour: the net below notices that were lost. */
export const nextLook = ({ looks }: PaymentLink, now: Date): Date =>
  new Date(now.getTime() + Math.min(maxLookMinutes, 2 ** Math.min(looks, 10)) * minuteMs);
