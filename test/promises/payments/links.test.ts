import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { paymentTexts } from "../../../nodes/texts/payments.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import { formatMoney, type PaymentProvider, type Shop } from "../../../src/core/index.ts";
import { lookAtDueLinks } from "../../../src/payments/look-at-due.ts";
import { paymentWebhook } from "../../../src/payments/webhook.ts";
import { startMonobank } from "../../fakes/monobank.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { person } from "../../kit/person.ts";
import { until } from "../../kit/until.ts";

const byLink: Shop["paymentMethods"] = [
  { id: "card", title: { uk: "картою за посиланням" }, due: "total", by: "link", keywords: ["картою"] },
  { id: "full", title: { uk: "на рахунок" }, due: "total", by: "requisites", keywords: ["рахунок"] },
];
const uah = (minor: number) => ({ minor, currency: "UAH" });

describe("a bill that is paid by a link", () => {
  let bank: Awaited<ReturnType<typeof startMonobank>>;
  let chat: TestChat;
  beforeEach(async () => {
    bank = await startMonobank();
    const env = { MONOBANK_TOKEN: bank.token, MONOBANK_API_URL: bank.url };
    chat = await testChat({ env, shop: { paymentMethods: byLink } });
  });
  afterEach(() => bank.stop());

  const invoice = (at = 0) => {
    const found = bank.invoices[at];
    if (found === undefined) throw new Error(`there is no invoice ${at}`);
    return found;
  };
  const provider = (): PaymentProvider => {
    const found = chat.app.payments["monobank"];
    if (found === undefined) throw new Error("the provider is open");
    return found;
  };
  /** Until nothing waits for the bank any more; answers what the customer read since. */
  async function quiet(before: number): Promise<string[]> {
    const { app, conversation } = chat;
    const waits = async (): Promise<boolean> =>
      (await app.store.effects(conversation.id)).some(
        ({ effect, state }) => effect.kind.startsWith("pay_link.") && state === "waiting",
      );
    do {
      await until(async () => !(await waits()));
      await app.settle(conversation.id);
    } while (await waits());
    return (await chat.replies()).slice(before).map(({ text }) => text);
  }
  const readsAfter = async (act: () => Promise<unknown>): Promise<string[]> => {
    const before = (await chat.replies()).length;
    await act();
    return quiet(before);
  };
  const say = (text: string) => readsAfter(() => chat.say(text));
  /** What the bank posts, taken as the door takes it; answers what the customer read of it. */
  const told = (at = 0): Promise<string[]> =>
    readsAfter(() => paymentWebhook("monobank", provider(), chat.app).take(JSON.parse(bank.eventOf(invoice(at)).body)));
  async function billed(): Promise<string[]> {
    for (const text of ["сукня на 122 є?", "беру першу", "Олена Коваль, 067 111 22 33, Київ, відділення 5"]) {
      await chat.say(text);
    }
    return say("картою");
  }
  const kinds = async () => (await chat.effects()).map(({ kind }) => kind);
  const staffRead = async () =>
    (await chat.effects()).flatMap((effect) => (effect.kind === "staff.post" ? [effect.payload.text] : []));

  it("is answered at once, and the link comes as a message of its own", async () => {
    const [first = "", second = ""] = await billed();
    const due = formatMoney(uah(invoice().amount), "uk");
    expect(first).toBe(paymentTexts.uk.linkComes({ due, total: due, partial: false }));
    expect(second).toContain(`https://pay.example/${invoice().invoiceId}`);
    expect(second).toContain("до 15.01");
    expect(bank.invoices).toHaveLength(1);
  });

  it("is paid once, whoever tells of it how often; the order is placed", async () => {
    await billed();
    bank.pay(invoice());
    const [thanks = "", ...others] = await told();
    expect([thanks, others]).toEqual([expect.stringContaining("Оплату підтверджено"), []]);
    expect(await told()).toEqual([]);
    chat.passTime(3_600_000);
    await lookAtDueLinks({ ...chat.app, now: () => new Date("2026-02-01") });
    await quiet(0);
    expect((await kinds()).filter((kind) => kind === "crm.order")).toHaveLength(1);
  });

  it("is not believed paid because somebody says so: the bank is asked", async () => {
    await billed();
    const claimed = { ...JSON.parse(bank.eventOf(invoice()).body), status: "success", finalAmount: invoice().amount };
    await paymentWebhook("monobank", provider(), chat.app).take(claimed);
    await quiet(0);
    expect(await kinds()).not.toContain("crm.order");
    expect(bank.calls.at(-1)?.path).toContain("/invoice/status");
  });

  it("is found paid by the clock where every notice was lost, and at the customer's own word", async () => {
    await billed();
    bank.pay(invoice());
    const later = { ...chat.app, now: () => new Date("2026-01-14T09:00:00Z") };
    await lookAtDueLinks(later);
    await quiet(0);
    expect(await kinds()).toContain("crm.order");
  });

  it("is paid by the customer's word where the bank says the same", async () => {
    await billed();
    bank.pay(invoice());
    const said = await say("оплатила");
    expect(said.at(-1)).toContain("Оплату підтверджено");
    expect(await kinds()).toContain("crm.order");
  });

  it("that is cancelled has its link closed; money that came a moment before is told to both sides", async () => {
    await billed();
    bank.pay(invoice());
    const said = await say("скасуйте замовлення");
    expect(said.join("\n")).toContain(texts.uk.paidButOutdated);
    expect((await staffRead()).join("\n")).toContain(formatMoney(uah(invoice().amount), "uk"));
    expect(await kinds()).not.toContain("crm.order");
  });

  it("cannot be paid any more once it is cancelled", async () => {
    await billed();
    await say("скасуйте замовлення");
    expect(invoice().status).toBe("expired");
  });

  it("that expired gets a new link when the customer asks for it, and none before", async () => {
    await billed();
    bank.expire(invoice());
    chat.passTime(25 * 3_600_000);
    const said = await say("нагадайте, куди платити?");
    expect(said.join("\n")).toContain(`https://pay.example/${invoice(1).invoiceId}`);
    bank.pay(invoice(1));
    expect((await told(1)).join("\n")).toContain("Оплату підтверджено");
  });

  it("paid twice is paid once: the second money is told to the customer and the staff, with its number", async () => {
    await billed();
    bank.expire(invoice());
    chat.passTime(25 * 3_600_000);
    await say("нагадайте, куди платити?");
    bank.pay(invoice(1));
    await told(1);
    Object.assign(invoice(), { status: "success", finalAmount: invoice().amount });
    const said = (await told(0)).join("\n");
    const amount = formatMoney(uah(invoice().amount), "uk");
    const number = /(\d{4,})/.exec(said)?.[1] ?? "";
    expect(said).toBe(texts.uk.paidTwice({ amount, number }));
    expect((await staffRead()).join("\n")).toContain(invoice().reference);
    expect((await kinds()).filter((kind) => kind === "crm.order")).toHaveLength(1);
  });

  it("is given back by the bank when a person says so, a part and then the rest, and the customer hears when it goes", async () => {
    await billed();
    bank.pay(invoice());
    await told();
    const order = (await chat.effects()).find((effect) => effect.kind === "crm.order");
    if (order?.kind !== "crm.order") throw new Error("the order is placed");
    const { orderId } = order.payload;
    const back = { kind: "refund_made", orderId, isOrdered: true, by: person("manager") } as const;
    const part = await readsAfter(() => chat.asManager({ ...back, amount: uah(10_000) }));
    expect(part.join("\n")).toContain(formatMoney(uah(10_000), "uk"));
    const rest = await readsAfter(() => chat.asManager(back));
    expect(rest.join("\n")).toContain(formatMoney(uah(invoice().amount - 10_000), "uk"));
    expect([invoice().status, invoice().cancels.length]).toEqual(["reversed", 2]);
  });

  it("has no link where the bank cannot make one, and then the customer is told the truth, and a person hears it", async () => {
    bank.fault = ({ path }) => (path.endsWith("/create") ? { status: 400, body: { errCode: "BAD_REQUEST" } } : "none");
    const said = await billed();
    const number = /(\d{4,})/.exec(said.at(-1) ?? "")?.[1] ?? "";
    expect(said.at(-1)).toBe(paymentTexts.uk.noLink({ number }));
    expect((await staffRead()).join("\n")).toContain(texts.uk.staff.effects["pay_link.make"]);
  });
});
