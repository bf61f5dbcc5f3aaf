import { expect, it } from "vitest";
import { billSchema } from "../../../nodes/sale/bill.ts";
import { draftSchema } from "../../../nodes/sale/order-schemas.ts";
import type { LineQuantity } from "../../../src/core/index.ts";
import { readActs } from "../../../supabase/store/acts.ts";
import { testChat } from "../../kit/app.ts";
import { person } from "../../kit/person.ts";

const order = ["сукня на 122 є?", "беру першу", "Олена Коваль, 067 111 22 33, Київ, відділення 5", "повна оплата"];

it("an open bill whose order a manager changes is made anew, and the new one is the one that is paid", async () => {
  const chat = await testChat();
  for (const text of order) await chat.say(text);
  const state = () => chat.app.stateOf(chat.conversation.id);
  const bill = async () => billSchema.nullable().parse((await state())["bill"]);
  const before = await bill();
  const sku = before?.lines[0]?.sku as LineQuantity["sku"];
  const change = (quantity: number) =>
    chat.asManager({ kind: "order_changed", lines: [{ sku, quantity }], by: person("ira") });
  await expect(change(-1)).rejects.toThrow("no change of lines");
  const told = JSON.stringify(await change(2));
  const changed = await bill();
  expect([changed?.id === before?.id, changed?.due.minor]).toEqual([false, (before?.due.minor ?? 0) * 2]);
  expect(told).toContain(`Новий рахунок ${changed?.number}`);
  await chat.asManager({ kind: "order_change_undone", by: person("ira") });
  expect((await bill())?.lines).toEqual(before?.lines);
  await change(2);
  const newest = await bill();
  await chat.say("оплатила");
  expect(await bill()).toMatchObject({ id: newest?.id, status: "awaiting_confirmation" });
  await chat.asManager({ kind: "payment_decision", billId: newest?.id ?? "", paid: true, by: person("ira") });
  const { rows } = await chat.app.home.pool.query("select id, status from deskgraph.orders where tenant_id = $1", [
    chat.app.home.tenant,
  ]);
  expect(rows).toEqual([{ id: newest?.id, status: "paid" }]);
  // What is paid is changed by nobody here.
  await change(1);
  expect(draftSchema.parse((await state())["draft"])).not.toHaveProperty("changes");
  const acts = (await readActs(chat.app.home, { after: 0, limit: 100 })).map(({ act }) => act);
  expect(acts).toEqual(["change_order", "undo_order_change", "change_order", "confirm_payment", "change_order"]);
  await chat.app.close();
});
