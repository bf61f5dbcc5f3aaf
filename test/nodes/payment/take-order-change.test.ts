import { expect, it } from "vitest";
import { readLineQuantities, sku } from "../../../src/core/index.ts";
import { deskTurn } from "../../kit/desk-turn.ts";
import { type Heard, OrderDesk, toolCall } from "../../kit/order-desk.ts";

const person = { door: "host", how: "host_says_so", id: "ira", at: "2026-01-14T08:00:00.000Z" } as const;

async function deskAt(state: Parameters<OrderDesk["reach"]>[0], owner: "ai" | "person" = "ai") {
  const desk = await OrderDesk.open();
  await desk.reach(state);
  const [first, second] = desk.skus();
  const change = (lines: Readonly<Record<string, number>>): Promise<Heard> => {
    const wanted = Object.entries(lines).map(([code, quantity]) => ({ sku: sku(code), quantity }));
    const body = { kind: "order_changed", lines: wanted, by: "Ірина", person } as const;
    return desk.run((at) => deskTurn(at, body, { owner }));
  };
  const undo = (id = "ira"): Promise<Heard> =>
    desk.run((at) => deskTurn(at, { kind: "order_change_undone", by: "Ірина", person: { ...person, id } }, { owner }));
  return { desk, first, second, change, undo };
}

const posts = ({ effects }: Heard): string =>
  effects
    .filter(({ kind }) => kind === "staff.post")
    .map(({ payload }) => JSON.stringify(payload))
    .join("\n");
const piecesOf = ({ draft }: Pick<Heard, "draft">) => draft.lines.map((line) => [line.sku, line.quantity]);

it("changes a cart, tells the customer once with the new sum, and takes it back without what they added", async () => {
  const { desk, first, second, change, undo } = await deskAt("cart");
  const changed = await change({ [first]: 1 });
  expect(piecesOf(changed)).toEqual([[first, 1]]);
  expect(changed.said).toMatch(/^Менеджер змінив ваше замовлення\.\nТепер у ньому:\n.*\nРазом: /s);
  expect(posts(changed)).toContain(`Замовлення змінено (Ірина): ${first}`);
  expect(posts(changed)).toContain("2 → 1");
  await desk.say("і ще це", toolCall("change_cart", { changes: [{ sku: second, quantity: 1 }] }));
  expect(posts(await undo("olha"))).toContain("не може цього скасувати");
  const undone = await undo();
  expect(piecesOf(undone)).toEqual([
    [first, 2],
    [second, 1],
  ]);
  expect(undone.said).toContain("скасував зміну");
  expect(posts(await undo())).toContain("немає чого скасовувати");
});

it("refuses all of it where one article cannot be had, and says what to do", async () => {
  const { desk, first, change } = await deskAt("billed");
  const { bill, draft } = await desk.state();
  const cases = [
    [{ [first]: 1, "NO-1": 1 }, "Артикула NO-1 немає в каталозі"],
    [{ [first]: 99 }, "є лише"],
    [{ [first]: 2 }, "Воно вже таке"],
    [{ [first]: 0 }, "нічого не лишилося б"],
  ] as const;
  for (const [lines, why] of cases) {
    const refused = await change(lines);
    expect(posts(refused)).toContain(why);
    expect([refused.said, refused.bill, refused.draft]).toEqual(["", bill, draft]);
  }
});

it("makes an unpaid bill anew, also where a person has the chat: the words are theirs to send", async () => {
  const { desk, first, second, change } = await deskAt("billed", "person");
  const { bill: before } = await desk.state();
  const changed = await change({ [first]: 0, [second]: 1 });
  expect(changed.bill?.lines).toMatchObject([{ sku: second, quantity: 1 }]);
  expect(changed.voided).toMatchObject([{ id: before?.id }]);
  expect(changed.said).toBe("");
  expect(posts(changed)).toContain(`Новий рахунок ${changed.bill?.number}`);
});

it("leaves a bill that is checked as it is: more is for the next one, and nothing is taken out", async () => {
  const { desk, first, second, change } = await deskAt("checked");
  const { bill } = await desk.state();
  expect(posts(await change({ [first]: 1 }))).toContain("спершу вирішіть про оплату");
  const added = await change({ [second]: 1 });
  expect(added.bill).toEqual(bill);
  expect(added.said).toContain(`Рахунок ${bill?.number}, оплату якого перевіряє менеджер, лишається`);
  const settled = await desk.decide(bill?.id ?? "");
  expect([piecesOf(settled), settled.draft.changes]).toEqual([[[second, 1]], undefined]);
});

it("changes no order that is paid", async () => {
  const { desk, first, change } = await deskAt("paid");
  const { bill } = await desk.state();
  const refused = await change({ [first]: 1 });
  expect(posts(refused)).toContain(`Замовлення ${bill?.number} вже оплачено`);
  expect([refused.said, refused.draft.lines]).toEqual(["", []]);
});

it.each([
  ["DR-ROM-122 x2, TEE-BLK-104 x0", { "DR-ROM-122": 2, "TEE-BLK-104": 0 }],
  ["a-1 × 3;\nB-2 Х1\n", { "A-1": 3, "B-2": 1 }],
  ["A-1", undefined],
  ["A-1 2", undefined],
  ["A-1 x1, a-1 x2", undefined],
  ["A-1 x1.5", undefined],
  ["", undefined],
])("reads %j as articles and pieces, or not at all", (text, expected) => {
  const read = readLineQuantities(text, (written) => sku(written.toUpperCase()));
  expect(read && Object.fromEntries(read.map((line) => [line.sku, line.quantity]))).toEqual(expected);
});
