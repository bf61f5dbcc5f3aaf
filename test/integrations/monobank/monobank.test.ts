import { describe, expect, it } from "vitest";
import { createMonobank } from "../../../integrations/monobank/client.ts";
import { Secret } from "../../../src/core/index.ts";
import { type PaymentHarness, paymentContract, paymentRequest, signedRequest } from "../../contracts/payments.ts";
import { startMonobank } from "../../fakes/monobank.ts";

const publicUrl = "https://bot.example.com";
const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };

async function open(): Promise<PaymentHarness> {
  const fake = await startMonobank();
  const access = { url: fake.url, token: new Secret(fake.token), publicUrl };
  const invoiceOf = (id: string) => {
    const invoice = fake.invoices.find(({ invoiceId }) => invoiceId === id);
    if (invoice === undefined) throw new Error("no such invoice");
    return invoice;
  };
  return {
    provider: createMonobank(access),
    stranger: createMonobank({ ...access, token: new Secret("somebody-elses") }),
    fault: (decide) => {
      fake.fault = decide;
    },
    pay: ({ providerId }) => {
      try {
        fake.pay(invoiceOf(providerId));
        return true;
      } catch {
        return false;
      }
    },
    passUntil: (time) => {
      fake.now = () => time.getTime() + 1_000;
    },
    sendBack: (providerId, minor) => fake.sendBack(invoiceOf(providerId), minor),
    eventOf: (providerId) => fake.eventOf(invoiceOf(providerId)),
    wentBack: (providerId) => invoiceOf(providerId).cancels.reduce((sum, { amount }) => sum + amount, 0),
    secrets: [fake.token],
    stop: fake.stop,
  };
}

paymentContract("monobank", open);

describe("monobank", () => {
  it("is told the goods line by line where they are paid whole, and one line where a part is", async () => {
    const fake = await startMonobank();
    try {
      const provider = createMonobank({ url: fake.url, token: new Secret(fake.token), publicUrl });
      await provider.make(paymentRequest(), calls);
      await provider.make(paymentRequest({ due: { minor: 20_000, currency: "UAH" } }), calls);
      const infos = fake.calls.map(({ body }) => (body as { merchantPaymInfo: object }).merchantPaymInfo);
      expect(infos).toMatchObject([
        { basketOrder: [{ name: "Сукня, 122", qty: 2, sum: 59_500, total: 119_000, code: "DRESS-A" }] },
        { basketOrder: [{ qty: 1, sum: 20_000, total: 20_000, code: "1001" }] },
      ]);
      expect(fake.calls[0]?.body).toMatchObject({ webHookUrl: `${publicUrl}/webhooks/monobank` });
    } finally {
      await fake.stop();
    }
  });

  it("has its key fetched once, and again after it changed, but not for every stranger", async () => {
    const fake = await startMonobank();
    try {
      let ms = 0;
      const access = { url: fake.url, token: new Secret(fake.token), publicUrl };
      const provider = createMonobank(access, () => ms);
      await provider.make(paymentRequest(), calls);
      const [invoice] = fake.invoices;
      if (invoice === undefined) throw new Error("an invoice was made");
      const isGenuine = () => provider.webhook.isGenuine?.(signedRequest(fake.eventOf(invoice)));
      const keyCalls = () => fake.calls.filter(({ path }) => path.endsWith("/pubkey")).length;
      expect([await isGenuine(), await isGenuine(), keyCalls()]).toEqual([true, true, 1]);
      fake.changeKey();
      expect([await isGenuine(), keyCalls()]).toEqual([false, 1]);
      ms += 30_000;
      expect([await isGenuine(), await isGenuine(), keyCalls()]).toEqual([true, true, 2]);
    } finally {
      await fake.stop();
    }
  });

  it("counts a refund that is on its way as going, and not as gone", async () => {
    const fake = await startMonobank();
    try {
      const provider = createMonobank({ url: fake.url, token: new Secret(fake.token), publicUrl: undefined });
      const { providerId } = await provider.make(paymentRequest(), calls);
      const [invoice] = fake.invoices;
      if (invoice === undefined) throw new Error("an invoice was made");
      fake.pay(invoice);
      fake.refundsWait = true;
      const due = { minor: 119_000, currency: "UAH" };
      const there = { reference: "bill_1-1", providerId, due };
      await provider.giveBack(there, { amount: { minor: 700, currency: "UAH" }, key: "k" }, calls);
      const state = await provider.look(there, calls);
      expect([state.wentBack.minor, state.goesBack.minor]).toEqual([0, 700]);
    } finally {
      await fake.stop();
    }
  });
});
