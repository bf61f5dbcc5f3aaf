import { describe, expect, it } from "vitest";
import { billSchema } from "../../nodes/sale/bill.ts";
import { texts } from "../../nodes/texts/texts.ts";
import { type Principal, peopleSchema } from "../../src/core/index.ts";
import { hostPrincipal } from "../../src/inbox/host-principal.ts";
import { readActs } from "../../supabase/store/acts.ts";
import { type TestChat, testChat } from "../kit/app.ts";
import { person } from "../kit/person.ts";

const people = peopleSchema.parse({
  known: [
    { name: "olya", role: "owner", doors: [{ door: "host", id: "olya" }] },
    { name: "guest", role: "agent", doors: [{ door: "host", id: "guest" }] },
  ],
});

/** A customer who says that they paid; above 100 two people are needed. */
async function paying(above: number | "none" = 100) {
  const chat = await testChat({ shop: { payments: { secondPersonAbove: above, linkHours: 24 }, people } });
  for (const text of ["сукня на 122 є?", "беру першу", "Олена Коваль, 067 111 22 33, Київ, відділення 5"]) {
    await chat.say(text);
  }
  for (const text of ["повна оплата", "оплатила"]) await chat.say(text);
  const billNow = async () => {
    const bill = billSchema.parse((await chat.app.stateOf(chat.conversation.id))["bill"]);
    return bill;
  };
  const { id, number } = await billNow();
  expect((await billNow()).status).toBe("awaiting_confirmation");
  const confirm = (by: Principal, paid = true) => chat.asManager({ kind: "payment_decision", billId: id, paid, by });
  const undo = (by: Principal) => chat.asManager({ kind: "payment_undone", billId: id, by });
  return { chat, billNow, number, confirm, undo };
}

const acts = async ({ app }: TestChat) => (await readActs(app.home, { after: 0, limit: 100 })).map(({ act }) => act);
const orders = async (chat: TestChat) => (await chat.effects()).filter(({ kind }) => kind === "crm.order");
const lastPost = async (chat: TestChat): Promise<string> => {
  const posts = (await chat.effects()).flatMap((each) => (each.kind === "staff.post" ? [each.payload.text] : []));
  return posts.at(-1) ?? "";
};
const orderStatus = async ({ app }: TestChat): Promise<unknown[]> =>
  (await app.home.pool.query("select status from deskgraph.orders where tenant_id = $1", [app.home.tenant])).rows;

describe("a decision about money", () => {
  it("is refused without a proven person: a name, or what only looks like a person, proves nothing", async () => {
    const { chat, billNow } = await paying("none");
    const { id: billId } = await billNow();
    for (const by of ["manager", { ...person("manager") }, { name: "manager", proven: person("manager").proven }]) {
      const body = JSON.parse(JSON.stringify({ kind: "payment_decision", billId, paid: true, by }));
      const arrival = { conversationId: chat.conversation.id, source: "test", externalId: "forged", body };
      await expect(chat.app.accept(arrival)).rejects.toThrow("hostPrincipal");
    }
    await chat.app.settle(chat.conversation.id);
    expect((await billNow()).status).toBe("awaiting_confirmation");
    expect(await acts(chat)).toEqual([]);
  });

  it("is refused to an agent, and taken from a manager with what it was about", async () => {
    const { chat, billNow, confirm } = await paying("none");
    await expect(confirm(person("guest"))).rejects.toThrow("known as agent");
    expect((await billNow()).status).toBe("awaiting_confirmation");
    await confirm(person("manager"));
    const { status, due } = await billNow();
    expect(status).toBe("paid");
    const [row, ...more] = await readActs(chat.app.home, { after: 0, limit: 9 });
    expect(more).toEqual([]);
    expect(row).toMatchObject({ act: "confirm_payment", who: "host manager", amount: due });
  });
});

describe("a large payment", () => {
  it("waits for a second person, and the customer hears nothing new until then", async () => {
    const { chat, billNow, number, confirm } = await paying();
    expect(await confirm(person("ira"))).toEqual([]);
    expect((await billNow()).status).toBe("awaiting_confirmation");
    expect(await lastPost(chat)).toContain("ще одна людина");
    expect(await chat.say("ну що там?")).not.toContainEqual(expect.stringContaining("підтверджено"));
    expect(await orders(chat)).toEqual([]);

    expect(await confirm(person("olya"))).toEqual([
      expect.stringContaining(`Оплату підтверджено. Замовлення ${number}`),
    ]);
    expect((await billNow()).status).toBe("paid");
    expect(await orders(chat)).toHaveLength(1);
    expect(await acts(chat)).toEqual(["confirm_payment", "confirm_payment"]);
  });

  it("is not confirmed by one person twice, however they come", async () => {
    const { chat, billNow, confirm } = await paying();
    await confirm(person("ira"));
    expect(await confirm(hostPrincipal({ id: "ira", name: "Somebody Else" }))).toEqual([]);
    expect(await lastPost(chat)).toContain("не рахується");
    expect((await billNow()).status).toBe("awaiting_confirmation");
    expect(await orders(chat)).toEqual([]);
  });

  it("begins again when somebody says that the money is not there", async () => {
    const { billNow, confirm } = await paying();
    await confirm(person("ira"));
    await confirm(person("olya"), false);
    await confirm(person("olya"));
    expect((await billNow()).status).not.toBe("paid");
  });
});

describe("a confirmed payment", () => {
  it("is undone in time: the customer knows, the order is unpaid, and a new confirmation counts", async () => {
    const { chat, billNow, number, confirm, undo } = await paying("none");
    await confirm(person("ira"));
    expect(await orderStatus(chat)).toEqual([{ status: "paid" }]);
    expect(await undo(person("ira"))).toEqual([texts.uk.paymentCheckedAgain({ number })]);
    expect((await billNow()).status).toBe("awaiting_confirmation");
    expect(await orderStatus(chat)).toEqual([{ status: "pending_payment" }]);
    // No CRM is there that could have heard of it.
    expect(await lastPost(chat)).toContain("ще не було");

    await confirm(person("olya"));
    expect((await billNow()).status).toBe("paid");
    expect(await orderStatus(chat)).toEqual([{ status: "paid" }]);
    expect(await acts(chat)).toEqual(["confirm_payment", "undo_payment", "confirm_payment"]);
  });

  it("stays after the time for it, and when another manager wants it undone; the staff hear why", async () => {
    const { chat, billNow, confirm, undo } = await paying("none");
    await confirm(person("ira"));
    expect(await undo(person("petro"))).toEqual([]);
    expect(await lastPost(chat)).toContain("не може скасувати");
    chat.passTime(10 * 60_000);
    expect(await undo(person("ira"))).toEqual([]);
    expect(await lastPost(chat)).toContain("лише 10 хв");
    expect((await billNow()).status).toBe("paid");
  });

  it("needs both again when one of two was undone before the second came", async () => {
    const { chat, billNow, confirm, undo } = await paying();
    await confirm(person("ira"));
    expect(await undo(person("ira"))).toEqual([]);
    await confirm(person("olya"));
    expect((await billNow()).status).toBe("awaiting_confirmation");
    expect(await orders(chat)).toEqual([]);
    await confirm(person("ira"));
    expect((await billNow()).status).toBe("paid");
  });
});

it("a decision that was stored before people were proven is carried out, but is never one of two", async () => {
  for (const above of ["none", 100] as const) {
    const { chat, billNow } = await paying(above);
    const { id: billId } = await billNow();
    const body = { kind: "payment_decision", billId, paid: true, by: "Марія" } as const;
    const old = { source: "office", raw: new Uint8Array(), at: new Date("2026-01-14T08:30:00.000Z"), body };
    for (const externalId of ["old", "old too"]) {
      await chat.app.store.accept({ ...old, conversationId: chat.conversation.id, externalId });
      await chat.app.settle(chat.conversation.id);
    }
    expect((await billNow()).status).toBe(above === "none" ? "paid" : "awaiting_confirmation");
    expect(await acts(chat)).toEqual([]);
  }
});
