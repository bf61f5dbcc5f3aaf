import { describe, expect, it } from "vitest";
import { createToolset } from "../../../nodes/tools/toolset.ts";
import { customerId, emptyDraft, inboundId, money, orderId, sku } from "../../../src/core/index.ts";
import { openBill, toolDeps, toolSituation } from "../../kit/tool-situation.ts";

type Situation = Parameters<ReturnType<typeof createToolset>["offeredAt"]>[0];

const line = { sku: sku("A-122"), title: "Сукня", size: "122", price: money(1, "UAH"), quantity: 1 };
const cart = { ...emptyDraft, lines: [line] };
const offered = (changes: Partial<Situation>): string[] =>
  createToolset(toolDeps)
    .offeredAt(toolSituation(changes))
    .map(({ name }) => name);

function saying(text: string): Pick<Situation, "turn"> {
  const { turn } = toolSituation();
  const { conversationId, at } = turn;
  const message = { kind: "message", id: inboundId("i"), conversationId, at, text, attachments: [] } as const;
  return { turn: { ...turn, inbounds: [message] } };
}

describe("the tools that the model is told of", () => {
  it("are few before anything has come up", () => {
    expect(offered({})).toEqual(["search_catalogue", "shop_info", "call_person"]);
  });

  it("always hold a way to a person", () => {
    const locked = { ...openBill, status: "awaiting_confirmation" } as const;
    for (const now of [{}, { draft: cart }, { draft: cart, bill: openBill }, { draft: cart, bill: locked }]) {
      expect(offered(now)).toContain("call_person");
    }
  });

  it("name goods once there are some, and the cart's once it holds some", () => {
    expect(offered({ shownBefore: ["A-122"] })).toContain("change_cart");
    expect(offered({ shownBefore: ["A-122"] })).not.toContain("checkout");
    expect(offered({ draft: cart })).toEqual(expect.arrayContaining(["checkout", "change_cart"]));
    expect(offered({ draft: cart })).not.toContain("manage_order");
  });

  it("take a payment while one is open, and touch no cart while it is checked", () => {
    expect(offered({ draft: cart, bill: openBill })).toEqual(expect.arrayContaining(["manage_order", "checkout"]));
    const locked = offered({ draft: cart, bill: { ...openBill, status: "awaiting_confirmation" } });
    for (const name of ["checkout", "change_cart"]) expect(locked).not.toContain(name);
    expect(locked).toEqual(expect.arrayContaining(["manage_order", "quote", "set_delivery"]));
  });

  it("look for orders of a customer who has some", () => {
    const order = { id: orderId("o"), number: "1", status: "paid" as const, lines: [], total: money(1, "UAH") };
    const orders = [{ ...order, placedAt: "2026-01-10T08:00:00.000Z" }];
    const customer = { id: customerId("k"), isNew: false, delivery: {}, facts: [], orders };
    expect(offered({ customer })).toContain("manage_order");
    expect(offered({ customer: { ...customer, orders: [] } })).not.toContain("manage_order");
  });

  it.each(["на зріст 122 який брати?", "який розмір підійде?", "what size is it?", "сыну 5 лет"])(
    "advise a size where one may be asked for: %s",
    (text) => expect(offered(saying(text))).toContain("size_advice"),
  );

  it.each(["мене звати Оксана", "донечці 5 років", "ищу на день рождения", "I love red"])(
    "keep a fact where one may be told: %s",
    (text) => expect(offered(saying(text))).toContain("remember"),
  );

  it("take a figure beside a cart for no fact: it is a phone or a branch", () => {
    expect(offered({ ...saying("067 123 45 67, відділення 5"), draft: cart })).not.toContain("remember");
  });
});
