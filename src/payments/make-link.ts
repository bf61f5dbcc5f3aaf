import {
  callsOf,
  conversationId,
  customerErased,
  type Deliverer,
  type DeliveryContext,
  type DeliveryResult,
  type EffectOf,
  orFailure,
  type PaymentLink,
} from "../core/index.ts";
import { type LinkDeps, providerOf } from "./link-deps.ts";

const noProvider = {
  outcome: "refused",
  code: "no_provider",
  detail: "No payment provider is configured for this way to pay.",
  isUnasked: true,
} as const;

/**
 * `pay_link.make`: a link to pay one bill. Where an answer is lost, nobody has that link, and another one is made; one
 * that is open still is told again.
 */
export const makeLink = (deps: LinkDeps): Deliverer<"pay_link.make"> => ({
  isSafeToRepeat: true,
  maxAttempts: 6,
  giveUpAfterMs: 30 * 60_000,
  deliver: (effect, context) => orFailure(() => make(deps, effect, context)),
});

async function make(
  deps: LinkDeps,
  effect: EffectOf<"pay_link.make">,
  context: DeliveryContext,
): Promise<DeliveryResult> {
  const { links, providers, store } = deps;
  const { billId, via } = effect.payload;
  if ((await store.conversation(effect.conversationId)) === undefined) return customerErased;
  const chosen = providerOf(providers, via);
  if (chosen === undefined) return noProvider;
  const known = (await links.madeBy(effect.key)) ?? (await links.ofBill(billId))[0];
  const link =
    known !== undefined && isUsable(known, deps.now()) ? known : await makeAnew(deps, effect, chosen, context);
  await tell(deps, effect, link);
  return { outcome: "done", receipt: { externalId: link.providerId ?? link.reference, url: link.url ?? "" } };
}

const isUsable = ({ state, url, validUntil }: PaymentLink, now: Date): boolean =>
  state === "open" && url !== undefined && validUntil > now;

async function makeAnew(
  { links, now }: LinkDeps,
  { payload, key, conversationId: of }: EffectOf<"pay_link.make">,
  [name, provider]: NonNullable<ReturnType<typeof providerOf>>,
  context: DeliveryContext,
): Promise<PaymentLink> {
  const { billId, due, purpose, number, lines, language, validMinutes } = payload;
  const validUntil = new Date(now().getTime() + validMinutes * 60_000);
  const begun = await links.begin({ conversationId: of, billId, effectKey: key, provider: name, due, validUntil });
  const asked = { reference: begun.reference, due, purpose, number, lines, validUntil, validMinutes, language };
  const made = await provider.make(asked, callsOf(context));
  await links.opened(begun.reference, made);
  return { ...begun, ...made, state: "open" };
}

/** It reaches the customer as a message of its own, by a turn: the bill may be another one by now. */
const tell = ({ accept }: LinkDeps, { key, payload }: EffectOf<"pay_link.make">, link: PaymentLink) =>
  accept({
    conversationId: conversationId(link.conversationId),
    source: link.provider,
    externalId: `made/${key}`,
    body: {
      kind: "link_made",
      billId: payload.billId,
      url: link.url ?? "",
      validUntil: link.validUntil.toISOString(),
    },
  });
