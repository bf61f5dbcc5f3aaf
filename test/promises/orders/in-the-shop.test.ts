import { describe, expect, it } from "vitest";
import { billSchema } from "../../../nodes/sale/bill.ts";
import { readActs } from "../../../supabase/store/acts.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { person } from "../../kit/person.ts";

const order = ["сукня на 122 є?", "беру першу", "Олена Коваль, 067 111 22 33, Київ, відділення 5", "повна оплата"];

async function ordered(more: readonly string[] = []) {
  const chat = await testChat();
  for (const text of [...order, ...more]) await chat.say(text);
  const state = () => chat.app.stateOf(chat.conversation.id);
  const bill = async () => billSchema.nullable().parse((await state())["bill"]);
  return { chat, bill, state };
}

const acts = async ({ app }: TestChat) => (await readActs(app.home, { after: 0, limit: 100 })).map(({ act }) => act);
const statuses = async ({ app }: TestChat): Promise<unknown[]> =>
  (await app.home.pool.query("select status from deskgraph.orders where tenant_id = $1", [app.home.tenant])).rows;

describe("the rehearsal model", () => {
  it.each([
    ["uk", "покажіть рахунок ще раз", "поміняйте розмір на 104", "скасуйте замовлення", "скасовано"],
    ["ru", "покажите счет еще раз", "поменяйте размер на 104", "отмените заказ", "отменён"],
    ["en", "show the bill again", "change the size to 104", "cancel my order", "cancelled"],
  ])(
    "shows, changes and cancels an unpaid order for plain words, %s",
    async (_language, show, change, cancel, done) => {
      const { chat, bill } = await ordered();
      const before = await bill();
      expect((await chat.say(show)).join("\n")).toContain(before?.number);
      const changed = (await chat.say(change)).join("\n");
      const after = await bill();
      expect([after?.id === before?.id, changed.includes(after?.number ?? "–")]).toEqual([false, true]);
      expect((await chat.say(cancel)).join("\n")).toContain(done);
      expect(await bill()).toBeNull();
      await chat.app.close();
    },
  );
});

describe("a person of the shop", () => {
  it("gives money back as data: the order, the record of acts and the customer know it", async () => {
    const { chat, bill } = await ordered(["оплатила"]);
    const { id: orderId } = (await bill()) ?? { id: "" };
    await chat.asManager({ kind: "payment_decision", billId: orderId, paid: true, by: person("ira") });
    expect((await chat.say("поверніть гроші")).join("\n")).toContain("прохання про повернення");
    const told = await chat.asManager({ kind: "refund_made", orderId, by: person("ira") });
    expect(JSON.stringify(told)).toContain("Кошти повернено");
    expect(await statuses(chat)).toEqual([{ status: "refunded" }]);
    await chat.asManager({ kind: "refund_undone", orderId, by: person("ira") });
    expect(await statuses(chat)).toEqual([{ status: "paid" }]);
    expect(await acts(chat)).toEqual(["confirm_payment", "refund", "undo_refund"]);
    await chat.app.close();
  });

  it("agrees a price as data; nobody agrees one who is not proven, and none that is no price", async () => {
    const { chat, bill } = await ordered();
    const before = (await bill())?.due.minor ?? 0;
    const agree = (percent: number) =>
      chat.asManager({ kind: "price_agreed", terms: { of: "order", percent }, by: person("ira") });
    await expect(agree(200)).rejects.toThrow("no discount");
    await agree(10);
    expect((await bill())?.due.minor).toBe(Math.round(before * 0.9));
    await chat.asManager({ kind: "price_undone", by: person("ira") });
    expect((await bill())?.due.minor).toBe(before);
    expect(await acts(chat)).toEqual(["agree_price", "undo_price"]);
    await chat.app.close();
  });
});
