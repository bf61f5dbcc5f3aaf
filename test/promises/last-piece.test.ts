import { beforeEach, describe, expect, it } from "vitest";
import { conversationState } from "../../graph/conversation-state.ts";
import type { GraphDeps } from "../../graph/graph.ts";
import { runTurn } from "../../graph/run-turn.ts";
import { RehearsalModel } from "../../integrations/rehearsal/rehearsal-model.ts";
import { type Bill, billSchema } from "../../nodes/sale/bill.ts";
import { texts } from "../../nodes/texts/texts.ts";
import { conversationId, fromMajor, type Outbox, orderId, type Shop, sku, type Turn } from "../../src/core/index.ts";
import { createCatalogue } from "../../src/shop/catalogue.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";
import { productsFromJson } from "../../src/shop/load-catalogue.ts";
import { createStock } from "../../supabase/store/stock.ts";
import { testChat } from "../kit/app.ts";
import { deskCustomer, deskOf } from "../kit/desk.ts";
import { deskTurn, saidTurn } from "../kit/desk-turn.ts";
import { freshHome } from "../kit/home.ts";
import { memoryOutbox } from "../kit/memory-outbox.ts";
import { type ScriptedAnswer, ScriptedModel } from "../kit/scripted-model.ts";

const hourMs = 3_600_000;
const day = { holdHours: 24 };
const book = sku("B1");
const ira = {
  by: "Ірина",
  person: { door: "host", how: "host_says_so", id: "ira", at: "2026-01-14T08:00:00.000Z" },
} as const;
const title = "Книга «Казки»";

const shelfOf = (stock: number) => {
  const variants = [{ sku: book, price: 350, stock }];
  const goods = productsFromJson([{ id: "book", title: { uk: title }, category: "книги", variants }], "test", "UAH");
  if ("problems" in goods) throw new Error(goods.problems.join());
  return createCatalogue(goods.products, "UAH");
};

let nextTurn = 0;
beforeEach(() => {
  nextTurn = 0;
});

/** A shop with so many of one book, and as many customers as come. */
async function shopWith(pieces: number) {
  const catalogue = shelfOf(pieces);
  const home = await freshHome();
  let at = Date.parse("2026-01-14T08:00:00Z");
  const stock = createStock(home, () => new Date(at));
  await stock.count({ counts: catalogue.counts() });
  const numbered: string[] = [];
  const orderCounts = {
    count: async (order: string, from: number) => {
      if (!numbered.includes(order)) numbered.push(order);
      return from + numbered.indexOf(order);
    },
  };
  const customer = async (name: string, { model, ...more }: Partial<GraphDeps> = {}) => {
    const id = conversationId(`c_${name}`);
    const categories = catalogue.categories();
    const desk = await deskOf(model ?? new RehearsalModel(), { catalogue, categories, stock, orderCounts, ...more });
    const run = async (turn: Turn) => {
      const { replies } = await runTurn(desk.graph, { ...turn, conversationId: id }, deskCustomer);
      return replies.map(({ text }) => text).join("\n");
    };
    const say = (text: string) => run(saidTurn(nextTurn++, text));
    const event = (body: Parameters<typeof deskTurn>[1]) => run(deskTurn(nextTurn++, body));
    const bill = async (): Promise<Bill | null> => (await conversationState(desk.graph, id))["bill"];
    const billId = async (): Promise<string> => (await bill())?.id ?? "none";
    const charge = async () => ({ billId: await billId(), amount: fromMajor(350, "UAH") });
    return {
      say,
      bill,
      outbox: desk.outbox,
      want: async () => {
        await say("Добрий день! Які книги є?");
        await say("беру");
        return say("Приклад Оксана, 067 123 45 67, Київ, відділення 5");
      },
      agree: () => say("так, повна оплата"),
      decide: async (paid: boolean) => event({ kind: "payment_decision", billId: await billId(), paid, ...ira }),
      undo: async () => event({ kind: "payment_undone", billId: await billId(), ...ira }),
      pay: async (chargeId: string) => event({ kind: "payment_received", ...(await charge()), chargeId }),
      refund: async (chargeId = "ch") => event({ kind: "payment_refunded", ...(await charge()), chargeId }),
    };
  };
  return { customer, stock, numbered, pass: (hours: number) => (at += hours * hourMs) };
}

/** Whether somebody else can have it now. */
const isFree = async ({ stock }: Awaited<ReturnType<typeof shopWith>>): Promise<boolean> => {
  const lacking = await stock.take(orderId("o_probe"), [{ sku: book, quantity: 1 }], { holdHours: 1 });
  await stock.release(orderId("o_probe"));
  return lacking.length === 0;
};

describe("the last piece", () => {
  it("is billed to one of two who have it in the cart; the other hears that it is gone, and so does who asks", async () => {
    const shop = await shopWith(1);
    const [first, second, third] = [await shop.customer("1"), await shop.customer("2"), await shop.customer("3")];
    await first.want();
    await second.want();
    await first.agree();
    expect(await second.agree()).toContain(title);
    expect([(await first.bill())?.number, await second.bill()]).toEqual(["1001", null]);
    expect(await third.say("Добрий день! Які книги є?")).toContain("немає");
    // Their own piece is there for them: they may look at it, and at their bill, again.
    expect(await first.say("ще раз реквізити")).toContain("1001");
  });

  it("taken between the look and the bill is not billed twice: the customer hears what is left, and no number is used", async () => {
    const shop = await shopWith(1);
    const first = await shop.customer("1");
    const before = { ...shop.stock, look: async () => new Map() };
    const second = await shop.customer("2", { stock: before });
    await first.want();
    await second.want();
    await first.agree();
    expect(await second.agree()).toBe(texts.uk.soldMeanwhile([{ title, wanted: 1, left: 0 }]));
    expect(await second.bill()).toBeNull();
    expect(shop.numbered).toHaveLength(1);
  });

  it("stays sold when a second payment for it is given back, and goes back with the first one", async () => {
    const shop = await shopWith(1);
    const first = await shop.customer("1");
    await first.want();
    await first.agree();
    await first.pay("one");
    await first.pay("two");
    await first.refund("two");
    expect(await isFree(shop)).toBe(false);
    await first.refund("one");
    expect(await isFree(shop)).toBe(true);
  });

  it("is kept for a bill for its time and no longer", async () => {
    const shop = await shopWith(1);
    const first = await shop.customer("1");
    await first.want();
    await first.agree();
    shop.pass(23);
    expect(await isFree(shop)).toBe(false);
    shop.pass(2);
    expect(await isFree(shop)).toBe(true);
  });

  it("is kept while a person looks at the proof, is sold when it is paid, and goes back in the end of each kind", async () => {
    const shop = await shopWith(1);
    const first = await shop.customer("1");
    await first.want();
    await first.agree();
    shop.pass(20);
    await first.say("оплатила");
    shop.pass(20);
    expect(await isFree(shop)).toBe(false);
    await first.decide(false);
    shop.pass(20);
    await first.say("оплатила");
    await first.decide(true);
    shop.pass(1_000);
    expect(await isFree(shop)).toBe(false);
    await first.refund();
    expect(await isFree(shop)).toBe(true);
  });

  it("of a payment that was undone is held again, and is free when nobody pays it after all", async () => {
    const shop = await shopWith(1);
    const first = await shop.customer("1");
    await first.want();
    await first.agree();
    await first.say("оплатила");
    await first.decide(true);
    await first.undo();
    const { status } = (await first.bill()) ?? {};
    expect(await isFree(shop)).toBe(false);
    shop.pass(25);
    expect([status, await isFree(shop)]).toEqual(["awaiting_confirmation", true]);
  });

  it("that somebody else has by the time the money comes: it is sold, and the staff hear that one is lacking", async () => {
    const shop = await shopWith(1);
    const first = await shop.customer("1");
    await first.want();
    await first.agree();
    await first.say("оплатила");
    shop.pass(25);
    expect(await shop.stock.take(orderId("o_other"), [{ sku: book, quantity: 1 }], day)).toEqual([]);
    await first.decide(true);
    const posts = first.outbox.effects.filter(({ kind }) => kind === "staff.post").map(({ payload }) => payload);
    const text = texts.uk.staff.lacking({ number: "1001", lines: [{ title, wanted: 1, left: 0 }] });
    expect(posts).toContainEqual(expect.objectContaining({ text }));
    expect(await first.bill()).toMatchObject({ status: "paid" });
  });

  it.each(["before its pieces are taken", "after its pieces are taken", "after its effects are put"] as const)(
    "is taken once by a turn whose process dies %s",
    async (when) => {
      const shop = await shopWith(1);
      const dead = new Error("killed");
      let isAlive = true;
      const dies = () => {
        if (isAlive) return;
        isAlive = true;
        throw dead;
      };
      const outbox = memoryOutbox();
      const put: Outbox["put"] = async (effects) => {
        await outbox.put(effects);
        if (when === "after its effects are put") dies();
      };
      const take: typeof shop.stock.take = async (...asked) => {
        if (when === "before its pieces are taken") dies();
        const lacking = await shop.stock.take(...asked);
        if (when === "after its pieces are taken") dies();
        return lacking;
      };
      const first = await shop.customer("1", { stock: { ...shop.stock, take }, outbox: { ...outbox, put } });
      await first.want();
      isAlive = false;
      const at = nextTurn;
      await expect(first.agree()).rejects.toThrow("killed");
      nextTurn = at;
      const said = await first.agree();
      const bill = await first.bill();
      expect(said).toContain(bill?.number);
      expect(await isFree(shop)).toBe(false);
      await shop.stock.release(orderId(bill?.id ?? ""));
      expect(await isFree(shop)).toBe(true);
    },
  );
});

it("how many there are is said by the number of this turn, also where an earlier one was looked up", async () => {
  const shop = await shopWith(3);
  const script: ScriptedAnswer[] = [
    { calls: [{ name: "search_catalogue", args: { text: "казки" } }] },
    { text: "Є книга «Казки», у наявності 3 шт." },
    { text: "Так, у наявності 3 шт." },
    { text: "Тепер у наявності 1 шт." },
  ];
  const model = new ScriptedModel(() => script.shift() ?? { text: "Гаразд." });
  const customer = await shop.customer("1", { model });
  expect(await customer.say("Казки є?")).toContain("3 шт.");
  await shop.stock.take(orderId("o_other"), [{ sku: book, quantity: 2 }], day);
  const said = await customer.say("А зараз скільки?");
  expect([said.includes("1 шт."), said.includes("3 шт.")]).toEqual([true, false]);
});

describe("in the whole product", () => {
  const sale = [
    "сукня на 122 є?",
    "беру першу",
    "Олена Коваль, 067 123 45 67, Київ, відділення 5",
    "так, повна оплата",
  ];
  async function billed(shop: Partial<Shop> = {}) {
    const home = await freshHome();
    const chat = await testChat({ home, shop });
    for (const text of sale) await chat.say(text);
    const { id } = chat.conversation;
    const { lines } = billSchema.parse((await chat.app.stateOf(id))["bill"]);
    const [line] = lines;
    const pieces = line && chat.app.config.catalogue?.bySku(line.sku)?.variant.stock;
    if (line === undefined || pieces === undefined) throw new Error("a dress is billed");
    const others = () => createStock(home, chat.app.now).take(orderId("o_other"), [{ ...line, quantity: pieces }], day);
    return { home, chat, others, openBill: () => chat.app.openBill(id) };
  }

  it("a payment in the channel is refused when others have the pieces by then, and keeps them until it comes", async () => {
    const { chat, others, openBill } = await billed();
    chat.passTime(20 * hourMs);
    expect(await openBill()).toBeDefined();
    chat.passTime(20 * hourMs);
    expect(await others()).toHaveLength(1);
    chat.passTime(5 * hourMs);
    expect([await others(), await openBill()]).toEqual([[], undefined]);
  });

  it("a shop whose list is always right takes nothing off it", async () => {
    const { home } = await billed({ orders: { ...demoShop.orders, stock: "as_listed" } });
    const taken = await home.pool.query("select from deskgraph.stock_takes where tenant_id = $1", [home.tenant]);
    expect(taken.rowCount).toBe(0);
  });
});
