import { describe, expect, it } from "vitest";
import { charged } from "../../../nodes/payment/charged.ts";
import type { PaymentSlice } from "../../../nodes/payment/payment.ts";
import { proofTaken } from "../../../nodes/payment/proof-taken.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import { type Bill, billSchema } from "../../../nodes/turn/schemas.ts";
import {
  conversationId,
  emptyDraft,
  formatMoney,
  fromMajor,
  inboundId,
  type PaymentProof,
  sku,
  type TurnInbound,
  turnId,
} from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";

const received = { id: inboundId("i_1"), conversationId: conversationId("c_1"), at: "2026-01-14T08:00:00.000Z" };
const line = { sku: sku("A"), title: "Сукня", size: "122", price: fromMajor(1190, "UAH"), quantity: 1 };

const billWith = (part: Partial<Bill> = {}): Bill => ({
  id: "o_1",
  number: "8399396",
  lines: [line],
  earlier: [],
  method: "full",
  total: fromMajor(1190, "UAH"),
  due: fromMajor(1190, "UAH"),
  status: "awaiting_confirmation",
  ...part,
});

/** A conversation with this bill, to which this came. */
function at(bill: Bill | null, inbound: TurnInbound) {
  const turn = {
    id: turnId("t_1"),
    conversationId: received.conversationId,
    owner: "ai" as const,
    epoch: 0,
    inbounds: [inbound],
    at: received.at,
    claim: 1,
    unsaid: [],
  };
  const state: typeof PaymentSlice.State = {
    turn,
    messages: [],
    outcome: null,
    language: "uk",
    albums: [],
    draft: { ...emptyDraft, lines: [line] },
    bill,
    shown: [],
    request: null,
  };
  return { turn, state };
}

const kindsOf = (effects: readonly { readonly kind: string }[] | undefined): string[] =>
  (effects ?? []).map(({ kind }) => kind);

describe("money that the channel took", () => {
  const due = fromMajor(1190, "UAH");
  const charge = (part: object = {}) => ({
    ...received,
    kind: "payment_received" as const,
    billId: "o_1",
    amount: due,
    chargeId: "ch_1",
    ...part,
  });
  const outcome = (bill: Bill | null, money = charge()) => {
    const { turn, state } = at(bill, money);
    return charged(money, state, turn, "uk", demoShop);
  };

  it.each(billSchema.shape.status.options)("for a bill that is %s: settles it while it is open, once", (status) => {
    const isOpen = status === "awaiting_confirmation" || status === "awaiting_proof";
    const { patch, effects } = outcome(billWith({ status }));
    expect(kindsOf(effects)).toEqual(isOpen ? ["crm.order", "crm.status", "staff.post"] : ["staff.post"]);
    expect(patch.bill?.status).toBe(isOpen ? "paid" : undefined);
  });

  it.each([
    ["a kopeck less", charge({ amount: { minor: 118_999, currency: "UAH" } })],
    ["a kopeck more", charge({ amount: { minor: 119_001, currency: "UAH" } })],
    ["another currency", charge({ amount: { minor: 119_000, currency: "USD" } })],
    ["another bill's", charge({ billId: "o_2" })],
  ])("that is %s settles nothing, and a person gets it with the charge", (_what, money) => {
    const { patch, effects } = outcome(billWith(), money);
    expect(patch).not.toHaveProperty("bill");
    expect(kindsOf(effects)).toEqual(["staff.post"]);
    const [post] = effects ?? [];
    expect(post).toMatchObject({ subject: "ch_1", payload: { topic: "order", actions: ["take_over"] } });
    expect(JSON.stringify(post)).toContain("ch_1");
    expect(JSON.stringify(patch)).toContain(texts.uk.paidButOutdated);
  });

  it("without a bill is a person's to sort out", () => {
    expect(kindsOf(outcome(null).effects)).toEqual(["staff.post"]);
  });

  it("a prepayment forms the order, the whole sum pays it", () => {
    const stageOf = (due: number) =>
      outcome(billWith({ due: fromMajor(due, "UAH") }), charge({ amount: fromMajor(due, "UAH") })).effects?.find(
        ({ kind }) => kind === "crm.status",
      )?.payload;
    expect([stageOf(200), stageOf(1190)]).toEqual([{ stage: "order_formed" }, { stage: "paid" }]);
  });

  it("given back: the customer and the staff read the sum, and the order's number only where it is that bill's", () => {
    const refund = (billId: string) => {
      const money = { ...received, kind: "payment_refunded" as const, billId, amount: due, chargeId: "ch_2" };
      const { turn, state } = at(billWith({ status: "paid" }), money);
      return charged(money, state, turn, "uk", demoShop);
    };
    const own = refund("o_1");
    expect(JSON.stringify(own.patch)).toContain("8399396");
    expect(JSON.stringify(refund("o_2").patch)).not.toContain("8399396");
    expect(own.effects).toEqual([
      expect.objectContaining({
        kind: "staff.post",
        subject: "ch_2",
        payload: expect.objectContaining({ actions: [] }),
      }),
    ]);
    expect(JSON.stringify(own.effects)).toContain("ch_2");
    expect(own.patch).not.toHaveProperty("bill");
  });
});

describe("a receipt", () => {
  const { iban } = demoShop.requisites;
  /** What the staff read of it. */
  const told = (proof: PaymentProof, bill = billWith({ status: "awaiting_proof" })): string => {
    const photo = { kind: "photo", ref: "r:1", proof } as const;
    const { turn, state } = at(bill, { ...received, kind: "message", text: "оплатила", attachments: [photo] });
    const [post] = proofTaken(state, turn, "uk", demoShop).effects ?? [];
    return post?.kind === "staff.post" ? post.payload.text : "";
  };
  it.each<[string, Omit<PaymentProof, "isReceipt">, boolean]>([
    ["the sum, the currency and our account", { amountMinor: 119_000, currency: "UAH", iban }, true],
    ["our account, written with gaps", { amountMinor: 119_000, iban: iban.replace(/(.{4})/g, "$1 ").trim() }, true],
    ["no account and no currency", { amountMinor: 119_000 }, true],
    ["another account", { amountMinor: 119_000, iban: "UA213223130000026007233566001" }, false],
    ["another sum", { amountMinor: 19_000, iban }, false],
    ["another currency", { amountMinor: 119_000, currency: "USD", iban }, false],
    ["no sum", { iban }, false],
  ])("with %s is shown as fitting or not", (_what, proof, fits) => {
    const { amountMinor: minor, currency = "UAH" } = proof;
    const amount = minor === undefined ? null : formatMoney({ minor, currency }, "uk");
    expect(
      told({ isReceipt: true, ...proof })
        .split("\n")
        .at(-1),
    ).toBe(texts.uk.staff.receipt({ amount, payee: null, fits }));
  });

  it("more of it while a person checks is shown in the same way", () => {
    const text = told({ isReceipt: true, amountMinor: 1 }, billWith());
    expect(text).toContain(texts.uk.staff.proofAdded({ number: "8399396" }));
    expect(told({ isReceipt: true, amountMinor: 119_000 }, billWith())).not.toBe(text);
  });
});
