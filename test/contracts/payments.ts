import { afterEach, beforeEach, describe, expect } from "vitest";
import {
  type Failure,
  FailureError,
  money,
  type PaymentProvider,
  type PaymentRequest,
  type PaymentThere,
  type SignedRequest,
  sku,
  type VendorCalls,
} from "../../src/core/index.ts";
import type { FakeCall, Fault } from "../fakes/serve.ts";
import { type Exceptions, promises } from "./promises.ts";

interface PaymentEvent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A payment provider and the vendor behind it. */
export interface PaymentHarness {
  readonly provider: PaymentProvider;
  /** The same account, with keys that the vendor does not accept. */
  readonly stranger: PaymentProvider;
  fault(decide: (call: FakeCall) => Fault): void;
  /** A payer opens the page and pays; answers whether that was possible. */
  pay(made: { readonly providerId: string; readonly url: string }): boolean;
  /** The time until which it can be paid is over. */
  passUntil(time: Date): void;
  /** Somebody does it in the merchant's cabinet. */
  sendBack(providerId: string, minor: number): void;
  eventOf(providerId: string): PaymentEvent;
  /** How much went back there, in the smallest unit. */
  wentBack(providerId: string): number;
  readonly secrets: readonly string[];
  stop(): Promise<void>;
}

export const paymentRequest = (part: Partial<PaymentRequest> = {}): PaymentRequest => ({
  reference: "bill_1-1",
  due: money(119_000, "UAH"),
  purpose: "Оплата замовлення 1001",
  number: "1001",
  lines: [{ sku: sku("DRESS-A"), title: "Сукня", size: "122", price: money(59_500, "UAH"), quantity: 2 }],
  validUntil: new Date(Date.now() + 86_400_000),
  validMinutes: 24 * 60,
  language: "uk",
  ...part,
});

export const signedRequest = ({ headers, body }: PaymentEvent): SignedRequest => ({
  raw: Buffer.from(body),
  header: (name) => headers[name],
});

/** What every payment provider promises. An exception is declared with its reason, and printed. */
export function paymentContract(name: string, open: () => Promise<PaymentHarness>, exceptions: Exceptions = {}): void {
  describe(`the payment provider ${name}`, () => {
    let at: PaymentHarness;
    const calls: VendorCalls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };
    beforeEach(async () => {
      at = await open();
    });
    afterEach(() => at.stop());

    const { promise, declared } = promises(name, exceptions);
    const uah = (minor: number) => money(minor, "UAH");

    async function make(part: Partial<PaymentRequest> = {}) {
      const asked = paymentRequest(part);
      const made = await at.provider.make(asked, calls);
      const there: PaymentThere = { reference: asked.reference, providerId: made.providerId, due: asked.due };
      return { made, there, look: () => at.provider.look(there, calls) };
    }
    async function paid(part: Partial<PaymentRequest> = {}) {
      const link = await make(part);
      expect(at.pay(link.made)).toBe(true);
      return link;
    }
    const failureOf = async (work: Promise<unknown>): Promise<Failure> => {
      const error = await work.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof FailureError)) throw new Error(`expected a refusal, got ${String(error)}`);
      const told = JSON.stringify([error.failure, error.message, error.stack]);
      for (const secret of at.secrets) expect(told).not.toContain(secret);
      return error.failure;
    };

    promise("makes a link with which the very sum is paid, and says so when it is asked", async () => {
      const { made, look } = await make();
      expect(made.url).toMatch(/^https?:\/\//);
      expect(await look()).toEqual({ is: "open", came: uah(0), wentBack: uah(0), goesBack: uah(0) });
      expect(at.pay(made)).toBe(true);
      expect(await look()).toEqual({ is: "paid", came: uah(119_000), wentBack: uah(0), goesBack: uah(0) });
    });

    promise("takes a part of what the goods cost, and sums with small change", async () => {
      const { look } = await paid({ due: uah(20_005) });
      expect((await look()).came).toEqual(uah(20_005));
    });

    promise("cannot be paid after its time, and is over then", async () => {
      const validUntil = new Date(Date.now() + 3_600_000);
      const { made, look } = await make({ validUntil, validMinutes: 60 });
      at.passUntil(validUntil);
      expect(at.pay(made)).toBe(false);
      expect((await look()).came.minor).toBe(0);
    });

    promise("says that what nobody paid is over after its time", async () => {
      const validUntil = new Date(Date.now() + 3_600_000);
      const { look } = await make({ validUntil, validMinutes: 60 });
      at.passUntil(validUntil);
      expect((await look()).is).toBe("over");
    });

    promise("cannot be paid once it is closed; what was paid before stays paid", async () => {
      const { made, there, look } = await make();
      await at.provider.close(there, calls);
      await at.provider.close(there, calls);
      expect([at.pay(made), (await look()).is]).toEqual([false, "over"]);
      const other = await paid({ reference: "bill_1-2" });
      await at.provider.close(other.there, calls);
      expect((await other.look()).is).toBe("paid");
    });

    promise("gives back a part, and then the rest", async () => {
      const { there, look } = await paid();
      await at.provider.giveBack(there, { amount: uah(19_050), key: "back-1" }, calls);
      expect(await look()).toEqual({ is: "paid", came: uah(119_000), wentBack: uah(19_050), goesBack: uah(19_050) });
      await at.provider.giveBack(there, { amount: uah(99_950), key: "back-2" }, calls);
      expect(await look()).toMatchObject({ is: "paid", came: uah(119_000), wentBack: uah(119_000) });
    });

    promise("sees what was given back in the vendor's own cabinet", async () => {
      const { there, look } = await paid();
      at.sendBack(there.providerId ?? "", 500);
      expect(await look()).toMatchObject({ is: "paid", came: uah(119_000), wentBack: uah(500) });
    });

    promise("gives back no more than came, and nothing that was not paid", async () => {
      const unpaid = await make();
      const amount = uah(119_001);
      expect((await failureOf(at.provider.giveBack(unpaid.there, { amount, key: "k" }, calls))).outcome).toBe(
        "refused",
      );
      const { there, look } = await paid({ reference: "bill_1-2" });
      expect((await failureOf(at.provider.giveBack(there, { amount, key: "k" }, calls))).outcome).toBe("refused");
      expect((await look()).wentBack.minor).toBe(0);
    });

    promise("sends money back once, and says that it is not sure, where the answer is lost", async () => {
      const { there, look } = await paid();
      at.fault(({ method }) => (method === "POST" ? "lose" : "none"));
      const failure = await failureOf(at.provider.giveBack(there, { amount: uah(1_000), key: "k" }, calls));
      expect([failure.outcome, at.wentBack(there.providerId ?? "")]).toEqual(["uncertain", 1_000]);
      at.fault(() => "none");
      expect((await look()).goesBack).toEqual(uah(1_000));
    });

    promise("proves its events by their signature over the bytes, and says which payment each is about", async () => {
      const { there } = await paid();
      const event = at.eventOf(there.providerId ?? "");
      const { webhook } = at.provider;
      const isGenuine = async (shown: PaymentEvent) => (await webhook.isGenuine?.(signedRequest(shown))) ?? false;
      expect(await isGenuine(event)).toBe(true);
      const middle = Math.floor(event.body.length / 2);
      const other = event.body[middle] === "1" ? "2" : "1";
      const changed = `${event.body.slice(0, middle)}${other}${event.body.slice(middle + 1)}`;
      expect(await isGenuine({ ...event, body: changed })).toBe(false);
      expect(await isGenuine({ headers: {}, body: "" })).toBe(false);
      expect(await isGenuine({ headers: { "x-sign": "AAAA" }, body: "data=AAAA&signature=AAAA" })).toBe(false);
      const raw = Buffer.from(event.body);
      const read = webhook.read === undefined ? JSON.parse(event.body) : webhook.read(raw);
      expect(webhook.about(read)).toMatchObject({ reference: "bill_1-1" });
      expect([undefined, null, 7, "x", {}, []].map((body) => webhook.about(body))).toEqual(Array(6).fill(undefined));
    });

    promise("is locked where its keys are wrong", async () => {
      const { there } = await paid();
      expect((await failureOf(at.stranger.look(there, calls))).outcome).toBe("locked");
      expect(await at.stranger.examine(calls)).toContainEqual(expect.objectContaining({ is: "wrong" }));
      expect(await at.provider.examine(calls)).toContainEqual(expect.objectContaining({ is: "well" }));
    });

    promise("asks again later where the vendor is away or wants less", async () => {
      const { there } = await paid();
      for (const status of [429, 500, 502]) {
        at.fault(() => ({ status, body: "<html>gateway</html>" }));
        expect((await failureOf(at.provider.look(there, calls))).outcome).toBe("retry");
      }
    });

    declared();
  });
}
