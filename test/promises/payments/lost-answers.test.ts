import { afterEach, expect, it } from "vitest";
import { createMonobank } from "../../../integrations/monobank/client.ts";
import {
  buildEffect,
  type DeliveryContext,
  type DeliveryResult,
  type EffectDraft,
  money,
  Secret,
  turnId,
} from "../../../src/core/index.ts";
import { closeLinks } from "../../../src/payments/close-links.ts";
import type { LinkDeps } from "../../../src/payments/link-deps.ts";
import { lookAtLinks } from "../../../src/payments/look-at-link.ts";
import { makeLink } from "../../../src/payments/make-link.ts";
import { createPaymentLinks } from "../../../supabase/store/payment-links.ts";
import { createTables } from "../../../supabase/store/store.ts";
import { startMonobank } from "../../fakes/monobank.ts";
import { deliveryContext } from "../../kit/delivery-context.ts";
import { freshHome } from "../../kit/home.ts";
import { inSmall } from "../../kit/in-small.ts";
import { seededRandom } from "../../kit/seeded-random.ts";

const paymentCount = inSmall(25, 500);
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

it(`${paymentCount} payments with three in ten answers lost: each is told once, and each customer has one link`, async () => {
  const random = seededRandom(7);
  const bank = await startMonobank();
  stops.push(() => bank.stop());
  bank.fault = () => (random() < 0.3 ? "lose" : "none");
  const home = await freshHome();
  const { store } = createTables(home);
  const now = () => new Date();
  const provider = createMonobank({ url: bank.url, token: new Secret(bank.token), publicUrl: undefined });
  /** What the inbox took, each once by its name. */
  const accepted = new Map<string, { readonly kind: string; readonly at: string }>();
  const deps: LinkDeps = {
    links: createPaymentLinks(home, now),
    providers: { monobank: provider },
    store,
    now,
    accept: async ({ externalId, body, conversationId }) => {
      if (random() < 0.1) throw new Error("the process died here");
      if (!accepted.has(externalId)) accepted.set(externalId, { kind: body.kind, at: conversationId });
    },
  };

  /** As the outbox does: whatever came of it, again, in a process that remembers nothing. */
  async function untilDone(deliver: (context: DeliveryContext) => Promise<DeliveryResult>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const result = await deliver(deliveryContext({ attempt })).catch(() => "died" as const);
      if (result === "died") continue;
      if (result.outcome === "done") return;
      if (result.outcome !== "uncertain" && result.outcome !== "retry") throw new Error(result.code);
    }
  }

  for (let n = 0; n < paymentCount; n += 1) {
    const { id } = await store.openConversation({ channel: "test", channelChatId: `${n}` });
    const billId = `o_${n}`;
    const at = { conversationId: id, turnId: turnId(`t_${n}`), node: "payment" };
    const bill = { billId, number: `${n}`, due: money(100 + n, "UAH"), purpose: `Оплата ${n}`, lines: [] };
    const make = { ...bill, language: "uk", validMinutes: 60 } as const;
    const effectOf = <Draft extends EffectDraft>(draft: Draft) => ({ ...buildEffect(draft, at), ...draft });
    const making = effectOf({ kind: "pay_link.make", subject: billId, payload: make } as const);
    await untilDone((context) => makeLink(deps).deliver(making, context));
    // The customer has the link of the newest: of the others nobody knows.
    const [link] = await deps.links.ofBill(billId);
    const invoice = bank.invoices.find(({ invoiceId }) => invoiceId === link?.providerId);
    if (invoice === undefined) throw new Error("the link that the customer has is an invoice there");
    bank.pay(invoice);
    const looking = effectOf({ kind: "pay_link.look", subject: billId, payload: { billId } } as const);
    const look = () => untilDone((context) => lookAtLinks(deps).deliver(looking, context));
    await Promise.all([look(), look()]);
    const closing = effectOf({ kind: "pay_link.close", subject: billId, payload: { billId } } as const);
    await untilDone((context) => closeLinks(deps).deliver(closing, context));
  }

  const told = (kind: string) => [...accepted.values()].filter((each) => each.kind === kind).map(({ at }) => at);
  expect(told("payment_received")).toHaveLength(paymentCount);
  expect(new Set(told("payment_received")).size).toBe(paymentCount);
  expect(told("link_made")).toHaveLength(paymentCount);
  expect(bank.invoices.filter(({ status }) => status === "success")).toHaveLength(paymentCount);
  expect(bank.invoices.length).toBeGreaterThan(paymentCount);
  expect(await deps.links.due(new Date("2100-01-01"), 10)).toEqual([]);
});
