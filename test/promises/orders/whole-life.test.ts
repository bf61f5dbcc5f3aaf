import { describe, expect, it } from "vitest";
import { formatMoney } from "../../../src/core/index.ts";
import { deskTurn } from "../../kit/desk-turn.ts";
import { type Heard, OrderDesk, toolCall } from "../../kit/order-desk.ts";

async function deskAt(state: Parameters<OrderDesk["reach"]>[0]): Promise<OrderDesk> {
  const desk = await OrderDesk.open();
  await desk.reach(state);
  return desk;
}

const textsOf = ({ effects }: Heard, kind: string): string =>
  effects
    .filter((effect) => effect.kind === kind)
    .map(({ payload }) => JSON.stringify(payload))
    .join("\n");

describe("a bill that was shown", () => {
  it("is shown again with its number, and no new one is made", async () => {
    const desk = await deskAt("billed");
    const { bill: before } = await desk.state();
    const { said, bill, effects } = await desk.say("покажіть рахунок ще раз", toolCall("show_bill"));
    expect(bill).toEqual(before);
    for (const words of [before?.number, "IBAN"]) expect(said).toContain(words);
    expect(effects).toEqual([]);
  });

  it('is void once the order changed: a new one is shown, and "paid" is of that one', async () => {
    const desk = await deskAt("billed");
    const [sku] = desk.skus();
    const { bill: before } = await desk.state();
    const changes = [{ sku, quantity: 1 }];
    const { said, bill, voided } = await desk.say("одну штуку", toolCall("change_order", { changes }));
    expect([bill?.id === before?.id, bill?.due.minor]).toEqual([false, (before?.due.minor ?? 0) / 2]);
    expect(said).toContain(`Рахунок ${before?.number} більше не дійсний`);
    expect(said).toContain(`Новий рахунок ${bill?.number}`);
    expect(voided).toMatchObject([{ id: before?.id, number: before?.number }]);
    const paid = await desk.say("оплатила", toolCall("payment_sent"));
    expect(paid.bill).toMatchObject({ id: bill?.id, status: "awaiting_confirmation" });
    // Who checks is told that the money may have come under the old number.
    expect(textsOf(paid, "staff.post")).toContain(before?.number);
    expect((await desk.decide(before?.id ?? "")).bill?.status).toBe("awaiting_confirmation");
    expect((await desk.decide(bill?.id ?? "")).draft.lines).toEqual([]);
  });

  it("is cancelled by code: void, with an empty cart; who says that they paid it reaches a person", async () => {
    const desk = await deskAt("billed");
    const { bill: before } = await desk.state();
    const cancelled = await desk.say("скасуйте замовлення", toolCall("cancel_order"));
    expect([cancelled.bill, cancelled.draft.lines]).toEqual([null, []]);
    expect(cancelled.said).toContain(`Замовлення ${before?.number} скасовано`);
    expect(textsOf(cancelled, "crm.status")).toContain("cancelled");
    const paid = await desk.say("а я вже оплатила", toolCall("payment_sent"));
    expect(textsOf(paid, "ticket.open")).toContain(before?.number);
    const found = await desk.say("що з ним?", toolCall("find_my_orders", { number: before?.number }));
    expect(JSON.stringify(found.scratch?.steps)).toContain("cancelled");
  });

  it("of an order that begins anew after it is another bill, and its number is among the earlier ones", async () => {
    const desk = await deskAt("cancelled");
    const [old] = (await desk.state()).voided;
    const [, sku] = desk.skus();
    await desk.say("беру шапку", toolCall("change_cart", { changes: [{ sku, quantity: 1 }] }));
    const pay = toolCall("checkout", { payment_method: "full" });
    await desk.say("оформлюйте", pay);
    const { bill } = await desk.say("так", pay);
    expect(bill?.earlier).toEqual([{ number: old?.number, due: old?.due }]);
  });
});

describe("an order that is paid", () => {
  it("is changed by a person: ticket, CRM and staff read what becomes what, in one ticket for two wishes", async () => {
    const desk = await deskAt("paid");
    const [first, second] = desk.skus();
    const changes = [
      { sku: first, quantity: 0 },
      { sku: second, quantity: 1 },
    ];
    const calls = [toolCall("change_order", { changes }), toolCall("set_delivery", { city: "Львів" })];
    const heard = await desk.say("замініть, і місто Львів", ...calls);
    const { lines } = (await desk.state()).customer?.orders[0] ?? { lines: [] };
    for (const kind of ["ticket.open", "crm.note", "staff.post"]) {
      expect(textsOf(heard, kind)).toContain(lines[0]?.title.replaceAll('"', '\\"'));
      expect(textsOf(heard, kind)).toContain("«Київ» буде «Львів»");
    }
    expect(heard.effects.filter(({ kind }) => kind === "ticket.open")).toHaveLength(1);
    expect(heard.said).toContain("Доки він не підтвердить");
  });

  it("has its money given back to the end: asked, told by a person, the customer hears it, undone in time", async () => {
    const desk = await deskAt("refund_asked");
    const { bill, wishes } = await desk.state();
    expect(wishes).toMatchObject([{ act: "refund", number: bill?.number }]);
    const person = { door: "host", how: "host_says_so", id: "ira", at: "2026-01-14T08:00:00.000Z" } as const;
    const orderId = bill?.id ?? "";
    const made = await desk.run((at) => deskTurn(at, { kind: "refund_made", orderId, by: "Ірина", person }));
    expect(made.said).toBe(
      `Кошти повернено: ${formatMoney(bill?.due ?? { minor: 0, currency: "UAH" }, "uk")} за замовлення ${bill?.number}.`,
    );
    expect([made.wishes, made.refunds.map(({ isWhole }) => isWhole)]).toEqual([[], [true]]);
    expect(textsOf(made, "crm.note")).toContain(bill?.number);
    const twice = await desk.run((at) => deskTurn(at, { kind: "refund_made", orderId, by: "Ірина", person }));
    expect([twice.said, twice.refunds.length]).toEqual(["", 1]);
    const other = { ...person, id: "olha" };
    const notTheirs = await desk.run((at) =>
      deskTurn(at, { kind: "refund_undone", orderId, by: "Ольга", person: other }),
    );
    expect(notTheirs.refunds).toHaveLength(1);
    const undone = await desk.run((at) => deskTurn(at, { kind: "refund_undone", orderId, by: "Ірина", person }));
    expect([undone.refunds, undone.said]).toEqual([[], expect.stringContaining("зарано")]);
  });

  it("is given back in part, and is still an order", async () => {
    const desk = await deskAt("paid");
    const { bill } = await desk.state();
    const amount = { minor: 10_000, currency: "UAH" };
    const turn = { kind: "refund_made", orderId: bill?.id ?? "", amount, by: "Ірина" } as const;
    const { refunds, said } = await desk.run((at) => deskTurn(at, turn));
    expect([refunds[0]?.isWhole, said]).toEqual([false, expect.stringContaining("100")]);
    const again = await desk.say("покажіть рахунок", toolCall("show_bill"));
    expect(again.said).toContain("сплачено");
  });
});

describe("a price that a person agreed", () => {
  const person = { door: "host", how: "host_says_so", id: "ira", at: "2026-01-14T08:00:00.000Z" } as const;
  const agree = (percent: number) =>
    ({ kind: "price_agreed", terms: { of: "order", percent }, by: "Ірина", person }) as const;

  it("is the cart's at once, may be said, and no other discount may", async () => {
    const desk = await deskAt("cart");
    const { draft: before } = await desk.state();
    const price = before.lines[0]?.price.minor ?? 0;
    const { draft, said, effects } = await desk.run((at) => deskTurn(at, agree(10)));
    expect(draft.lines[0]?.price.minor).toBe((price * 9) / 10);
    expect(said).toContain("знижку 10 %");
    expect(effects.map(({ kind }) => kind)).toEqual(["staff.post", "crm.note"]);
    const total = formatMoney({ minor: (price * 9) / 5, currency: "UAH" }, "uk");
    const honest = `Так, менеджер дав вам знижку 10 %, тож разом ${total}.`;
    expect((await desk.hear("то скільки?", honest)).said).toContain("знижку 10 %");
    expect((await desk.hear("а більше?", "Менеджер дав вам знижку 25 % на замовлення.")).said).not.toContain("25 %");
  });

  it("makes an unpaid bill anew, and the money of a bill that is checked stays as it is", async () => {
    const desk = await deskAt("billed");
    const { bill: before } = await desk.state();
    const { bill, said } = await desk.run((at) => deskTurn(at, agree(10)));
    expect(bill?.due.minor).toBe(((before?.due.minor ?? 0) * 9) / 10);
    expect(said).toContain(`Рахунок ${before?.number} більше не дійсний`);
    await desk.say("оплатила", toolCall("payment_sent"));
    const checked = await desk.run((at) => deskTurn(at, agree(20)));
    expect(checked.bill).toMatchObject({ id: bill?.id, due: bill?.due });
    const settled = await desk.decide(bill?.id ?? "");
    expect([settled.draft.lines, settled.draft.agreed]).toEqual([[], undefined]);
  });

  it("of one article holds for that article, below the shelf's price, and is taken back in time", async () => {
    const desk = await deskAt("cart");
    const { draft: before } = await desk.state();
    const [line] = before.lines;
    if (line === undefined) throw new Error("the cart has a line");
    const terms = { of: "article", sku: line.sku, price: { minor: 50_000, currency: "UAH" } } as const;
    const agreed = await desk.run((at) => deskTurn(at, { kind: "price_agreed", terms, by: "Ірина", person }));
    expect(agreed.draft.lines[0]?.price.minor).toBe(50_000);
    const undone = await desk.run((at) => deskTurn(at, { kind: "price_undone", by: "Ірина", person }));
    expect(undone.draft.lines[0]?.price).toEqual(line.price);
  });
});
