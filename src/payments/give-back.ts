import {
  callsOf,
  type Deliverer,
  type DeliveryContext,
  type DeliveryResult,
  type EffectOf,
  type Failure,
  FailureError,
  money,
  orFailure,
  type PaymentLink,
} from "../core/index.ts";
import type { LinkDeps } from "./link-deps.ts";
import { lookAt } from "./look-at-link.ts";

const notByLink = {
  outcome: "refused",
  code: "not_paid_by_link",
  detail:
    "This order was not paid by a link: give the money back as it came, then say so (deskgraph payment refunded).",
  isUnasked: true,
} as const;

/**
 * `pay_link.give_back`: money goes back by the way it came. No provider promises to know a repeat, so the amount is
 * sent once; where the answer is lost and it is nowhere to be seen, a person looks.
 */
export const giveBack = (deps: LinkDeps): Deliverer<"pay_link.give_back"> => ({
  isSafeToRepeat: true,
  maxAttempts: 4,
  deliver: (effect, context) => orFailure(() => sendBack(deps, effect, context)),
});

async function sendBack(
  deps: LinkDeps,
  { key, payload }: EffectOf<"pay_link.give_back">,
  context: DeliveryContext,
): Promise<DeliveryResult> {
  const { links } = deps;
  const link = (await links.ofBill(payload.orderId)).find(({ cameMinor }) => cameMinor > 0);
  const provider = link && deps.providers[link.provider];
  if (link === undefined || provider === undefined) return notByLink;
  const calls = callsOf(context);
  const { goesBack, came } = await provider.look(link, calls);
  const receipt = { externalId: link.providerId ?? link.reference };
  if (link.back?.key === key) {
    if (goesBack.minor <= link.back.fromMinor) return lostAnswer(link);
  } else {
    const left = money(came.minor - goesBack.minor, came.currency);
    const amount = payload.amount ?? left;
    if (amount.minor > left.minor || amount.minor <= 0) return tooMuch(link, left.minor);
    await links.askBack(link.reference, { key, fromMinor: goesBack.minor });
    await askOnce(() => provider.giveBack(link, { amount, key }, calls), deps, link);
  }
  await lookAt(deps, link, context);
  return { outcome: "done", receipt };
}

/** What surely did not come true may be asked for again. */
async function askOnce(ask: () => Promise<void>, { links }: LinkDeps, { reference }: PaymentLink): Promise<void> {
  try {
    await ask();
  } catch (error) {
    const isSure = error instanceof FailureError && error.failure.outcome !== "uncertain";
    if (isSure) await links.askBack(reference, null);
    throw error;
  }
}

const tooMuch = ({ reference }: PaymentLink, leftMinor: number): Failure => ({
  outcome: "refused",
  code: "refund_too_large",
  detail: `Of ${reference} ${leftMinor / 100} is left to give back: nothing was sent.`,
});

const lostAnswer = ({ provider, reference }: PaymentLink): Failure => ({
  outcome: "refused",
  code: "refund_unknown",
  detail: `${provider} did not say whether money went back for ${reference}: look there before you repeat it.`,
});
