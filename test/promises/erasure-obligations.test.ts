import { afterAll, beforeAll, expect, it } from "vitest";
import { type App, createApp } from "../../src/app.ts";
import { type DeliveryResult, type EffectOf, laneOf } from "../../src/core/index.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import type { Home } from "../../supabase/home/home.ts";
import { openingHours, testConfig } from "../kit/app.ts";
import { ownPartOf } from "../kit/command-at.ts";
import { everything } from "../kit/everything.ts";
import { openMigratedHome } from "../kit/home.ts";
import { inlineLanes } from "../kit/inline-lanes.ts";
import { person } from "../kit/person.ts";

type Order = EffectOf<"crm.order">["payload"];
const canaries = ["canary_user", "Канаренко", "380671112233", "UkrCanary-17", "CanaryWord"];

const away = (): DeliveryResult => ({ outcome: "retry", code: "away", afterMs: 3_600_000, vendorIsWell: true });

// Nobody else's home: nothing of these customers may be left in any part of it.
let all: Home;
beforeAll(async () => {
  all = await openMigratedHome();
});
afterAll(() => all.close());

/** A shop whose CRM takes orders only while `isBack` says so; a customer who buys there. */
async function shopWithCrm(of: { readonly isBack: () => boolean; readonly refuse?: () => DeliveryResult }) {
  let ms = openingHours;
  const orders: Order[] = [];
  const engine = inlineLanes();
  const app = await createApp({
    config: await testConfig(),
    home: ownPartOf(all),
    now: () => new Date(ms),
    settleWindow: noSettleWindow,
    engine: async () => engine,
    deliverers: () => ({
      "crm.order": {
        vendor: "crm",
        deliver: async ({ payload }) => {
          if (!of.isBack()) return (of.refuse ?? away)();
          orders.push(payload);
          return { outcome: "done", receipt: { externalId: "77" } };
        },
      },
    }),
  });
  await app.work();
  const chat = await app.open({ channel: "telegram", channelChatId: "UkrCanary-17", username: "canary_user" });
  const arrive = async (body: Parameters<App["accept"]>[0]["body"]): Promise<void> => {
    ms += 30_000;
    await app.accept({ conversationId: chat.id, source: "test", externalId: `UkrCanary-17/${ms}`, body });
  };
  const words = ["CanaryWord, сукня на 122 є?", "беру першу", "Олена Канаренко, 067 111 22 33, Київ, відділення 5"];
  for (const text of [...words, "так, повна оплата", "оплатила"]) {
    await arrive({ kind: "message", text, attachments: [] });
    await app.settle(chat.id);
  }
  const bill = await app.openBill(chat.id);
  const decide = (): Promise<void> =>
    arrive({ kind: "payment_decision", billId: bill?.id ?? "", paid: true, by: person("manager") });
  return { app, chat, orders, engine, decide };
}

const postsOf = async ({ home }: App): Promise<string[]> => {
  const found = await home.pool.query<{ text: string }>(
    "select payload ->> 'text' as text from deskgraph.outbox where tenant_id = $1 and kind = 'staff.post' order by seq",
    [home.tenant],
  );
  return found.rows.map(({ text }) => text);
};

it("erasing a customer loses no paid order: the CRM still gets it, then nobody knows whose it was", async () => {
  let isBack = false;
  const { app, chat, orders, engine, decide } = await shopWithCrm({ isBack: () => isBack });
  await decide();
  await app.settle(chat.id);
  const erased = await app.erase(chat.id);
  expect(erased).toMatchObject({
    obligations: [{ is: "order_waits", isDead: false }],
    kept: { orders: 1, payments: 1 },
  });
  const posts = await postsOf(app);
  expect(posts).toEqual([expect.stringMatching(/Дані клієнта стерто[\s\S]*замовлення \d{4} оплачено і ще не дійшло/)]);
  for (const canary of canaries) expect(posts.join(" ")).not.toContain(canary);

  isBack = true;
  await app.home.pool.query("update deskgraph.outbox set due_at = null where kind = 'crm.order'");
  await engine.wake([laneOf(chat.id, "crm.order")]);
  while (orders.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  await engine.stop(10_000);
  expect(orders).toMatchObject([{ delivery: { name: "Олена Канаренко", phone: "+380671112233" } }]);
  const left = await everything(app.home);
  for (const canary of canaries) expect(left, canary).not.toContain(canary);
  const accounts = await app.home.pool.query(
    "select status, total_minor::int as total, delivery from deskgraph.orders where tenant_id = $1",
    [app.home.tenant],
  );
  expect(accounts.rows).toEqual([{ status: "paid", total: orders[0]?.total.minor, delivery: {} }]);
  await app.close();
});

it("an order of an erased customer that the CRM refuses goes to the staff without a name, and is let go without a trace", async () => {
  let result = away();
  const { app, chat, engine, decide } = await shopWithCrm({ isBack: () => false, refuse: () => result });
  await decide();
  await app.settle(chat.id);
  const erased = await app.erase(chat.id);
  const detail = "+380671112233 is no phone";
  result = { outcome: "refused", code: "http_422", detail, fields: ["phone"] };
  await app.home.pool.query("update deskgraph.outbox set due_at = null where kind = 'crm.order'");
  await engine.wake([laneOf(chat.id, "crm.order")]);
  const isTold = async (): Promise<boolean> => (await postsOf(app)).length === 2;
  while (!(await isTold())) await new Promise((resolve) => setTimeout(resolve, 50));
  const [, post = ""] = await postsOf(app);
  expect(post).toContain("deskgraph outbox replay");
  for (const canary of canaries) expect(post).not.toContain(canary);

  const [obligation] = erased?.obligations ?? [];
  const key = obligation?.is === "order_waits" ? obligation.key : undefined;
  expect(key && (await app.desk.discard(key, "done by hand"))).toBe(true);
  await engine.stop(10_000);
  const left = await everything(app.home);
  for (const canary of canaries) expect(left, canary).not.toContain(canary);
  await app.close();
});

it("erasing a customer whose money came and whose order is not placed tells the staff, number and all", async () => {
  const { app, chat, decide } = await shopWithCrm({ isBack: () => true });
  // From here on nobody works: the money is accepted, and its turn does not come.
  await app.jobs.stop(10_000);
  await decide();
  const erased = await app.erase(chat.id);
  expect(erased).toMatchObject({ obligations: [{ is: "order_missing" }], kept: { orders: 0, payments: 1 } });
  expect((await postsOf(app)).at(-1)).toMatch(/за рахунком \d{4} надійшли гроші, а замовлення немає/);
  const left = await everything(app.home);
  for (const canary of canaries) expect(left, canary).not.toContain(canary);
  await app.close();
});

it("erasing a customer who says that they paid has somebody look for the money", async () => {
  const { app, chat } = await shopWithCrm({ isBack: () => true });
  expect(await app.erase(chat.id)).toMatchObject({ obligations: [{ is: "payment_unchecked" }] });
  expect((await postsOf(app)).at(-1)).toMatch(/клієнт каже, що оплатив рахунок \d{4}/);
  await app.close();
});
