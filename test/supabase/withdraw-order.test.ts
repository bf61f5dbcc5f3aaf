import { expect, it } from "vitest";
import { buildEffect, type EffectDraft, type OrderId, orderId, turnId } from "../../src/core/index.ts";
import { createTables } from "../../supabase/store/store.ts";
import { freshHome } from "../kit/home.ts";

const order = (id: OrderId): EffectDraft => ({
  kind: "crm.order",
  subject: id,
  payload: {
    orderId: id,
    lines: [],
    delivery: {},
    total: { minor: 1, currency: "UAH" },
    paid: { minor: 1, currency: "UAH" },
    paymentMethod: "full",
    status: "paid",
  },
});
const wanted = orderId("o_1");
const drafts: readonly EffectDraft[] = [
  { kind: "crm.status", subject: "bill", payload: { stage: "invoice_sent" } },
  order(wanted),
  { kind: "crm.status", subject: "paid", payload: { stage: "paid" } },
  order(orderId("o_2")),
];

/** A conversation whose order waits behind its bill. */
async function desk() {
  const tables = createTables(await freshHome());
  const { id } = await tables.store.openConversation({ channel: "test", channelChatId: "1" });
  const of = { conversationId: id, turnId: turnId("t"), node: "payment" };
  const effects = drafts.map((draft) => buildEffect(draft, of));
  await tables.store.put(effects);
  const states = async () => (await tables.store.effects(id)).map(({ state }) => state);
  const withdraw = () => tables.store.withdrawOrder?.(id, wanted);
  return { ...tables, effects, states, withdraw };
}

it("an order that nobody began to send is not sent any more, nor its stage; all else is", async () => {
  const { states, withdraw } = await desk();
  for (let again = 0; again < 2; again += 1) {
    expect(await withdraw()).toBe(true);
    expect(await states()).toEqual(["waiting", "withheld", "withheld", "waiting"]);
  }
});

it("an order that was only shown is not put back any more", async () => {
  const { deliveries, desk: outbox, effects, withdraw } = await desk();
  const [bill, placed] = effects;
  if (bill === undefined || placed === undefined) throw new Error("no effects");
  const fence = await deliveries.take(placed.lane);
  for (const { key } of [bill, placed]) {
    await deliveries.claim(fence, key);
    await deliveries.settle(fence, key, { to: "done", receipt: { wouldDo: true } });
  }
  expect(await withdraw()).toBe(true);
  expect(await outbox.replay(placed.key)).toBe(false);
  expect(await outbox.replay(bill.key)).toBe(true);
});

it.each(["done", "under way", "uncertain"] as const)("an order whose sending is %s may be there", async (how) => {
  const { deliveries, effects, withdraw } = await desk();
  const [bill, placed] = effects;
  if (bill === undefined || placed === undefined) throw new Error("no effects");
  const fence = await deliveries.take(placed.lane);
  await deliveries.claim(fence, bill.key);
  await deliveries.settle(fence, bill.key, { to: "done", receipt: {} });
  await deliveries.claim(fence, placed.key);
  if (how === "done") await deliveries.settle(fence, placed.key, { to: "done", receipt: { externalId: "7" } });
  if (how === "uncertain") {
    await deliveries.settle(fence, placed.key, { to: "again", afterMs: 60_000, isUnsure: true, code: "timeout" });
  }
  expect(await withdraw()).toBe(false);
  expect(await withdraw()).toBe(false);
});
