import { describe, expect, it } from "vitest";
import { conversationState } from "../../graph/conversation-state.ts";
import { runTurn } from "../../graph/run-turn.ts";
import type { DeskStateValues } from "../../graph/state.ts";
import { texts } from "../../nodes/texts/texts.ts";
import { formatMoney, type Turn } from "../../src/core/index.ts";
import { deskCustomer, deskOf } from "../kit/desk.ts";
import { deskConversation, deskTurn, saidTurn } from "../kit/desk-turn.ts";
import { type ScriptedAnswer, ScriptedModel } from "../kit/scripted-model.ts";

const call = (name: string, args: Record<string, unknown> = {}) => ({ name, args });
const delivery = { name: "Олена Коваль", phone: "0671234567", city: "Київ", branch: "відділення 5" };
const photo = { kind: "photo", ref: "test:1" } as const;

/** A chat in which the first article is billed; the model does what it is told. */
async function billedChat() {
  const next: ScriptedAnswer[] = [];
  const { graph, deps, outbox } = await deskOf(new ScriptedModel(() => next.shift() ?? { text: "Гаразд." }));
  const [first, second] = deps.catalogue
    .search({ limit: 2 })
    .products.map(({ variants }) => variants.find((v) => v.stock > 1));
  let at = 0;
  const run = async (turn: (at: number) => Turn, answers: readonly ScriptedAnswer[]) => {
    next.splice(0, next.length, ...answers);
    const { replies } = await runTurn(graph, turn(at++), deskCustomer);
    const state: DeskStateValues = await conversationState(graph, deskConversation);
    return { said: replies.map(({ text }) => text).join("\n"), ...state };
  };
  const say = (text: string, ...answers: ScriptedAnswer[]) => run((n) => saidTurn(n, text), answers);
  const cart = (sku: string | undefined, quantity = 1) => call("change_cart", { changes: [{ sku, quantity }] });
  const method = deps.shop.paymentMethods[0]?.id;
  const pay = { calls: [call("checkout", { payment_method: method })] };
  const details = "Олена Коваль, 067 123 45 67, Київ, відділення 5";
  await say(details, { calls: [cart(first?.sku), call("set_delivery", delivery)] }, pay);
  const { bill } = await say("так", pay);
  if (bill === null || second === undefined) throw new Error("the first article is billed, and there is a second one");
  const add = (quantity = 1) => say("додайте ще", { calls: [cart(second.sku, quantity)] });
  const paid = { calls: [call("payment_sent")] };
  const decide = () =>
    run((n) => deskTurn(n, { kind: "payment_decision", billId: bill.id, paid: true, by: "Ірина" }), []);
  const send = () => run((n) => deskTurn(n, { kind: "message", text: "", attachments: [photo] }), []);
  return { graph, outbox, bill, second, say, add, paid, decide, send };
}

describe('"paid" while the cart is another one than the bill', () => {
  it("pays nothing: the customer hears which bill there is and what it lacks, and is asked", async () => {
    const { bill, second, say, add, paid } = await billedChat();
    await add();
    const { said, bill: now, draft } = await say("оплатила", paid);
    expect(said).toContain(bill.number);
    expect(said).toContain(formatMoney(bill.due, "uk"));
    expect(said).toContain(draft.lines.find(({ sku }) => sku === second.sku)?.title);
    expect(now).toMatchObject({ id: bill.id, status: "awaiting_proof" });
    expect(draft.lines).toHaveLength(2);
  });

  it("takes the second word for the answer, and says which bill is checked; the new goods stay in the cart", async () => {
    const { bill, second, say, add, paid, decide } = await billedChat();
    await add();
    await say("оплатила", paid);
    const { said, bill: now } = await say("так, саме цей", paid);
    expect([now?.status, said]).toEqual(["awaiting_confirmation", expect.stringContaining(bill.number)]);
    const { draft } = await decide();
    expect(draft.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([[second.sku, 1]]);
  });

  it("asks again when the cart changed after the question", async () => {
    const { say, add, paid } = await billedChat();
    await add();
    await say("оплатила", paid);
    await add(2);
    expect((await say("оплатила", paid)).bill?.status).toBe("awaiting_proof");
  });

  it("takes a receipt at once, and says what it does not cover", async () => {
    const { bill, add, send } = await billedChat();
    await add();
    const { said, bill: now } = await send();
    expect(now?.status).toBe("awaiting_confirmation");
    expect(said).toContain(bill.number);
  });
});

describe("after the payment", () => {
  it("the cart is empty of what was paid", async () => {
    const { say, paid, decide } = await billedChat();
    await say("оплатила", paid);
    expect((await decide()).draft.lines).toEqual([]);
  });

  it("other delivery data are no silent success: a person is asked, and reads what becomes what", async () => {
    const { bill, say, paid, decide, outbox } = await billedChat();
    await say("оплатила", paid);
    const { draft: before } = await decide();
    const change = { calls: [call("set_delivery", { city: "Львів" })] };
    const { draft, said } = await say("змініть місто на Львів", change);
    expect(draft).toEqual(before);
    const ticket = outbox.effects.find(({ kind }) => kind === "ticket.open");
    for (const text of [said, JSON.stringify(ticket?.payload)]) {
      expect(text).toContain(bill.number);
      expect(text).toContain("«Київ» буде «Львів»");
    }
    expect(ticket?.payload).toMatchObject({ reason: "order_change" });
  });
});

describe("a payment that was not found", () => {
  it("is told to the customer by the product, and only suggested to the staff once a person has the chat", async () => {
    const declined = async (owner: "ai" | "person") => {
      const { graph, outbox, bill } = await billedChat();
      await runTurn(graph, deskTurn(50, { kind: "message", text: "", attachments: [photo] }), deskCustomer);
      const decision = { kind: "payment_decision", billId: bill.id, paid: false, by: "Ірина" } as const;
      const { replies } = await runTurn(graph, deskTurn(51, decision, { owner }), deskCustomer);
      const text = texts.uk.notPaid({ due: formatMoney(bill.due, "uk") });
      const suggested = texts.uk.staff.suggested({ text });
      const isSuggested = outbox.effects.some(({ payload }) => "text" in payload && payload.text === suggested);
      return [replies.some((each) => each.text === text), isSuggested];
    };
    expect(await declined("ai")).toEqual([true, false]);
    expect(await declined("person")).toEqual([false, true]);
  });
});
