import { describe, expect, it } from "vitest";
import { createLiqpay } from "../../../integrations/liqpay/client.ts";
import { Secret } from "../../../src/core/index.ts";
import { type PaymentHarness, paymentContract, paymentRequest } from "../../contracts/payments.ts";
import { startLiqpay } from "../../fakes/liqpay.ts";

const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };

const open = (version: 3 | 7) => async (): Promise<PaymentHarness> => {
  const fake = await startLiqpay(version);
  const { url, publicKey } = fake;
  const publicUrl = "https://bot.example.com";
  const access = { url, publicKey, privateKey: new Secret(fake.privateKey), version, publicUrl } as const;
  return {
    provider: createLiqpay(access),
    stranger: createLiqpay({ ...access, privateKey: new Secret("somebody-elses") }),
    fault: (decide) => {
      fake.fault = decide;
    },
    pay: (made) => fake.open(made.url) === "paid",
    passUntil: (time) => {
      fake.now = () => time.getTime() + 1_000;
    },
    sendBack: (providerId, minor) => fake.sendBack(providerId, minor / 100),
    eventOf: fake.eventOf,
    wentBack: (providerId) =>
      Math.round((fake.payments.find((each) => each.order_id === providerId)?.refunded ?? 0) * 100),
    secrets: [fake.privateKey],
    stop: fake.stop,
  };
};

const exceptions = {
  "says that what nobody paid is over after its time":
    "it does not know a link that nobody opened; the product's own clock ends it",
  "cannot be paid once it is closed; what was paid before stays paid":
    "a link cannot be taken back: it ends by its time, and money for an old bill is told to a person",
};

paymentContract("LiqPay", open(3), exceptions);
paymentContract("LiqPay with SHA3-256", open(7), exceptions);

describe("LiqPay", () => {
  it("says to a person that money waits for a shop that is not verified, and counts nothing that is under way", async () => {
    const fake = await startLiqpay();
    try {
      const { url } = fake;
      const privateKey = new Secret(fake.privateKey);
      const access = { url, publicKey: fake.publicKey, privateKey, version: 3, publicUrl: undefined } as const;
      const provider = createLiqpay(access);
      const there = { reference: "bill_1-1", providerId: "bill_1-1", due: { minor: 119_000, currency: "UAH" } };
      const made = await provider.make(paymentRequest(), calls);
      expect(fake.open(made.url, "wait_accept")).toBe("paid");
      await expect(provider.look(there, calls)).rejects.toMatchObject({
        failure: { outcome: "refused", code: "shop_unverified" },
      });
      for (const status of ["processing", "wait_secure", "3ds_verify", "hold_wait"]) {
        Object.assign(fake.payments[0] ?? {}, { status });
        expect((await provider.look(there, calls)).is).toBe("open");
      }
    } finally {
      await fake.stop();
    }
  });
});
