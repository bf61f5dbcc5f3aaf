import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMonobank } from "../../../integrations/monobank/client.ts";
import { buildEffect, money, Secret, turnId } from "../../../src/core/index.ts";
import { giveBack } from "../../../src/payments/give-back.ts";
import { createPaymentLinks } from "../../../supabase/store/payment-links.ts";
import { createTables } from "../../../supabase/store/store.ts";
import { startMonobank } from "../../fakes/monobank.ts";
import { deliveryContext } from "../../kit/delivery-context.ts";
import { freshHome } from "../../kit/home.ts";

describe("money that goes back by the way it came", () => {
  let bank: Awaited<ReturnType<typeof startMonobank>>;
  beforeEach(async () => {
    bank = await startMonobank();
  });
  afterEach(() => bank.stop());

  /** A paid link, and what gives a part of it back. */
  async function paid() {
    const home = await freshHome();
    const { store } = createTables(home);
    const now = () => new Date();
    const links = createPaymentLinks(home, now);
    const provider = createMonobank({ url: bank.url, token: new Secret(bank.token), publicUrl: undefined });
    const { id } = await store.openConversation({ channel: "test", channelChatId: "1" });
    const due = money(1_000, "UAH");
    const validUntil = new Date(Date.now() + 3_600_000);
    const of = { conversationId: id, billId: "o_1", effectKey: "e_1", provider: "monobank", due, validUntil };
    const { reference } = await links.begin(of);
    const asked = { reference, due, purpose: "Оплата", number: "1", lines: [], validMinutes: 60 };
    const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };
    const made = await provider.make({ ...asked, validUntil, language: "uk" }, calls);
    await links.opened(reference, made);
    await links.looked(reference, { state: "paid", cameMinor: 1_000, backMinor: 0, lookAt: null });
    const [invoice] = bank.invoices;
    if (invoice === undefined) throw new Error("an invoice was made");
    bank.pay(invoice);
    const told: string[] = [];
    const accept = async ({ externalId }: { readonly externalId: string }) => told.push(externalId);
    const deliverer = giveBack({ links, providers: { monobank: provider }, store, now, accept });
    const at = { conversationId: id, turnId: turnId("t"), node: "payment" };
    const send = async (minor: number, attempt: number, subject = "o_1") => {
      const payload = { orderId: "o_1", amount: money(minor, "UAH") };
      const draft = { kind: "pay_link.give_back", subject, payload } as const;
      return deliverer.deliver({ ...buildEffect(draft, at), ...draft }, deliveryContext({ attempt }));
    };
    return { invoice, told, send };
  }
  const cutWrites = (how: "lose" | "drop"): void => {
    bank.fault = ({ path }) => (path.endsWith("/cancel") ? how : "none");
  };

  it("is seen at the bank where the answer was lost, and is not sent again", async () => {
    const { invoice, told, send } = await paid();
    cutWrites("lose");
    expect((await send(300, 1)).outcome).toBe("uncertain");
    bank.fault = () => "none";
    expect((await send(300, 2)).outcome).toBe("done");
    expect([invoice.cancels.length, invoice.finalAmount, told.length]).toEqual([1, 700, 1]);
  });

  it("is a person's to look after where nothing of it is seen, and is not sent again by itself", async () => {
    const { invoice, told, send } = await paid();
    cutWrites("drop");
    expect((await send(300, 1)).outcome).toBe("uncertain");
    bank.fault = () => "none";
    expect(await send(300, 2)).toMatchObject({ outcome: "refused", code: "refund_unknown" });
    expect([invoice.cancels, told]).toEqual([[], []]);
  });

  it("is never more than came", async () => {
    const { invoice, send } = await paid();
    expect((await send(700, 1)).outcome).toBe("done");
    expect(await send(301, 1, "second")).toMatchObject({ outcome: "refused", code: "refund_too_large" });
    expect(invoice.finalAmount).toBe(300);
  });
});
