import { describe, expect, it } from "vitest";
import { type PaymentSlice, payment } from "../../../nodes/payment/payment.ts";
import { showBill } from "../../../nodes/payment/show-bill.ts";
import { takeCharge } from "../../../nodes/payment/take-charge.ts";
import { takeProof } from "../../../nodes/payment/take-proof.ts";
import { type Bill, billSchema } from "../../../nodes/sale/bill.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import {
  conversationId,
  type Effect,
  emptyDraft,
  formatMoney,
  fromMajor,
  inboundId,
  type OrderDraft,
  offersIn,
  type PaymentProof,
  type Reply,
  type Shop,
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
    customer: null,
    summary: "",
    shown: [],
    voided: [],
    wishes: [],
    refunds: [],
    request: null,
    isMinor: false,
    timesSaid: {},
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
    return takeCharge(money, state, turn, "uk", demoShop);
  };

  it.each(billSchema.shape.status.options)("for a bill that is %s: settles it while it is open, once", (status) => {
    const isOpen = status === "awaiting_confirmation" || status === "awaiting_proof";
    const { patch, effects } = outcome(billWith({ status }));
    expect(kindsOf(effects)).toEqual(isOpen ? ["crm.order", "crm.status", "staff.post"] : ["staff.post"]);
    expect(patch.bill?.status).toBe(isOpen ? "paid" : undefined);
  });

  it.each([
    ["a kopeck less", charge({ amount: { minor: 118_999, currency: "UAH" } }), "а до сплати було"],
    ["a kopeck more", charge({ amount: { minor: 119_001, currency: "UAH" } }), "а до сплати було"],
    ["another currency", charge({ amount: { minor: 119_000, currency: "USD" } }), "а до сплати було"],
    ["another bill's", charge({ billId: "o_2" }), texts.uk.paidButOutdated],
  ])("that is %s settles nothing, and a person gets it with the charge", (_what, money, said) => {
    const { patch, effects } = outcome(billWith(), money);
    expect(patch).not.toHaveProperty("bill");
    expect(kindsOf(effects)).toEqual(["staff.post"]);
    const [post] = effects ?? [];
    expect(post).toMatchObject({ subject: "ch_1", payload: { topic: "order", actions: ["take_over"] } });
    expect(JSON.stringify(post)).toContain("ch_1");
    expect(JSON.stringify(patch)).toContain(said);
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
      return takeCharge(money, state, turn, "uk", demoShop);
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

describe("what is said of money", () => {
  const repliesOf = ({ patch }: ReturnType<typeof takeCharge>) => patch.outcome?.replies ?? [];
  const settledBy = (part: Partial<Bill>) => {
    const bill = billWith(part);
    const money = { ...received, kind: "payment_received" as const, billId: bill.id, amount: bill.due, chargeId: "ch" };
    const { turn, state } = at(bill, money);
    return { ...takeCharge(money, state, turn, "uk", demoShop), state };
  };

  it("paid in whole: the customer reads it once, the order is theirs, the cart is empty, and no bill id returns", () => {
    const thought = settledBy({});
    expect(repliesOf(thought)).toEqual([
      {
        id: "t_1/payment/o_1",
        turnId: "t_1",
        kind: "confirmation",
        text: texts.uk.paid({ number: "8399396", total: formatMoney(fromMajor(1190, "UAH"), "uk"), rest: null }),
      },
    ]);
    expect(thought.patch.outcome?.orders).toMatchObject([{ id: "o_1", number: "8399396", status: "paid" }]);
    expect(thought.patch.draft).toEqual({ version: emptyDraft.version + 1, lines: [], delivery: {} });
    const [order, , post] = thought.effects ?? [];
    expect(order).toMatchObject({ subject: "o_1", payload: { orderId: "o_1", status: "paid" } });
    const [paid, total] = [1190, 1190].map((each) => formatMoney(fromMajor(each, "UAH"), "uk"));
    expect(post).toEqual({
      kind: "staff.post",
      subject: "o_1",
      payload: {
        topic: "order",
        text: texts.uk.staff.order({ number: "8399396", paid: paid ?? "", total: total ?? "" }),
        actions: [],
      },
    });
  });

  it("a prepayment says what is left to pay; what was put into the cart since stays there", () => {
    const thought = settledBy({ due: fromMajor(200, "UAH"), lines: [{ ...line, sku: sku("B") }] });
    const [total, rest] = [1190, 990].map((each) => formatMoney(fromMajor(each, "UAH"), "uk"));
    expect(repliesOf(thought)[0]?.text).toBe(
      texts.uk.paid({ number: "8399396", total: total ?? "", rest: rest ?? "" }),
    );
    expect(thought.patch.draft?.lines).toEqual([line]);
    expect(thought.patch.outcome?.orders).toMatchObject([{ status: "processing" }]);
  });

  it("another sum and a refund are told with the sum and the charge", () => {
    const [other, back] = (["payment_received", "payment_refunded"] as const).map((kind) => {
      const money = { ...received, kind, billId: "o_9", amount: fromMajor(5, "UAH"), chargeId: "ch_3" };
      const { turn, state } = at(null, money);
      return takeCharge(money, state, turn, "uk", demoShop);
    });
    const told = { amount: formatMoney(fromMajor(5, "UAH"), "uk"), chargeId: "ch_3" };
    expect(other?.effects?.[0]?.payload).toMatchObject({ text: texts.uk.staff.paidOutdated(told) });
    expect(back?.effects?.[0]?.payload).toMatchObject({ text: texts.uk.staff.refunded(told) });
  });
});

describe("a customer who says that they paid", () => {
  const paying = (bill: Bill | null, attachments: readonly { kind: "photo"; ref: string }[] = []) => {
    const { turn, state } = at(bill, { ...received, kind: "message", text: "оплатила", attachments });
    return takeProof(state, turn, "uk", demoShop);
  };
  const saidOf = ({ patch }: ReturnType<typeof paying>) =>
    (patch.outcome?.replies ?? []).map(({ kind, text }) => [kind, text]);

  it.each(["paid", null] as const)("has nothing to pay where the bill is %s", (status) => {
    const thought = paying(status === null ? null : billWith({ status }));
    expect(saidOf(thought)).toEqual([["plain", texts.uk.nothingToPay]]);
    expect(thought.effects).toBeUndefined();
  });

  it("is thanked, and a person is asked, with the bill's earlier forms", () => {
    const earlier = [{ number: "77", due: fromMajor(500, "UAH") }];
    const thought = paying(billWith({ status: "awaiting_proof", earlier }));
    expect(saidOf(thought)).toEqual([["confirmation", texts.uk.proofReceived]]);
    expect(thought.patch.bill).toEqual(billWith({ status: "awaiting_confirmation", earlier }));
    expect(thought.effects).toEqual([
      {
        kind: "staff.post",
        subject: "o_1",
        payload: {
          topic: "payment_proof",
          billId: "o_1",
          text: texts.uk.staff.proof({
            number: "8399396",
            due: formatMoney(fromMajor(1190, "UAH"), "uk"),
            earlier: [`77, ${formatMoney(fromMajor(500, "UAH"), "uk")}`],
            customer: texts.uk.staff.brief.unknown,
          }),
          actions: ["confirm_payment", "decline_payment", "take_over"],
        },
      },
    ]);
  });

  it("may add to it while a person checks: that person gets the files", () => {
    const photo = { kind: "photo", ref: "r:2" } as const;
    const thought = paying(billWith(), [photo]);
    // Nobody read anything on that photo, so nothing is said about it.
    expect(JSON.stringify(thought.effects)).not.toContain("\\n");
    expect(saidOf(thought)).toEqual([["confirmation", texts.uk.proofAdded]]);
    expect(thought.effects).toMatchObject([{ subject: "o_1", payload: { files: [photo] } }]);
    expect(thought.patch).not.toHaveProperty("bill");
  });
});

describe("a person's word on a bill", () => {
  const decided = async (bill: Bill | null, paid: boolean, billId = "o_1") => {
    const effects: Effect[] = [];
    const outbox = { put: async (all: readonly Effect[]) => void effects.push(...all) };
    const { state } = at(bill, { ...received, kind: "payment_decision", billId, paid, by: "manager" });
    const patch = await payment({ outbox, shop: demoShop })(state, { configurable: { thread_id: "c_1" } });
    return { patch: patch as typeof PaymentSlice.Update, effects };
  };

  it.each(billSchema.shape.status.options)("counts for one that is %s only while it is open", async (status) => {
    const isOpen = status === "awaiting_confirmation" || status === "awaiting_proof";
    const { patch, effects } = await decided(billWith({ status }), true);
    expect(kindsOf(effects)).toEqual(isOpen ? ["crm.order", "crm.status", "staff.post"] : ["staff.post"]);
    expect(patch.bill?.status).toBe(isOpen ? "paid" : undefined);
  });

  it("that the money is not there: the bill waits for a receipt again, and the customer is asked", async () => {
    const { patch, effects } = await decided(billWith(), false);
    expect(effects).toEqual([]);
    expect(patch.bill).toEqual(billWith({ status: "awaiting_proof" }));
    expect(patch.outcome?.replies.map(({ text }) => text)).toEqual([
      texts.uk.notPaid({ due: formatMoney(fromMajor(1190, "UAH"), "uk") }),
    ]);
  });

  it.each([
    ["another bill's", billWith(), "8399396"],
    ["a bill's that is gone", null, "–"],
    ["another bill's than the one that is paid", billWith({ status: "paid" }), "–"],
  ])("that is %s changes nothing, and says so", async (_what, bill, number) => {
    const { patch, effects } = await decided(bill, true, "o_2");
    expect(patch).toEqual({});
    expect(effects.map(({ payload }) => payload)).toEqual([
      { topic: "payment_proof", text: texts.uk.staff.outdated({ number }), actions: [] },
    ]);
  });
});

describe("what payment does with what came", () => {
  const photo = { kind: "photo", ref: "r:1" } as const;
  const message = { ...received, kind: "message", text: "", attachments: [photo] } as const;
  const words = { ...message, text: "оформлюємо", attachments: [] } as const;
  const money = { ...received, billId: "o_1", amount: fromMajor(1190, "UAH"), chargeId: "ch_1" };
  const waiting = billWith({ status: "awaiting_proof" });
  const thinks = async (inbound: TurnInbound, part: Partial<typeof PaymentSlice.State> = {}) => {
    const { state } = at(waiting, inbound);
    const outbox = { put: async () => undefined };
    const patch = await payment({ outbox, shop: demoShop })(
      { ...state, ...part },
      { configurable: { thread_id: "c_1" } },
    );
    return (patch as typeof PaymentSlice.Update).outcome?.replies ?? [];
  };
  const kindsSaid = async (...given: Parameters<typeof thinks>) => (await thinks(...given)).map(({ kind }) => kind);
  const request = (action: "checkout" | "proof", turn = "t_1") =>
    ({ request: { to: "payment", turnId: turn, action } }) as const;

  it("takes a photo for a proof where a bill waits for one, and words for the wish to go on", async () => {
    expect((await thinks(message)).map(({ text }) => text)).toEqual([texts.uk.proofReceived]);
    expect(await kindsSaid(words)).toEqual(["review"]);
    expect(await kindsSaid(message, { bill: null })).toEqual(["review"]);
  });

  it("does what the model asked for in this very turn, and nothing it asked for before, or of another node", async () => {
    expect(await kindsSaid(words, request("proof"))).toEqual(["confirmation"]);
    expect(await kindsSaid(words, request("checkout"))).toEqual(["review"]);
    expect(await kindsSaid(words, request("proof", "t_0"))).toEqual(["review"]);
    const elsewhere = { request: { to: "escalation", turnId: "t_1", reason: "complaint" } } as const;
    expect(await kindsSaid(words, elsewhere)).toEqual(["review"]);
  });

  it("takes the channel's word on money before everything else", async () => {
    expect(await kindsSaid({ ...money, kind: "payment_received" })).toContain("confirmation");
    expect(await kindsSaid({ ...money, kind: "payment_refunded" }, request("checkout"))).toEqual(["confirmation"]);
  });

  it("speaks the customer's language, and Ukrainian where it is not known", async () => {
    for (const language of ["en", null] as const) {
      const [reply] = await thinks(message, { language });
      expect(reply?.text).toBe(texts[language ?? "uk"].proofReceived);
    }
  });
});

describe("the way to the requisites", () => {
  const { paymentMethods } = demoShop;
  const asked = async (part: Partial<OrderDraft>, shop: Shop = demoShop, bill: Bill | null = null) => {
    const { turn, state } = at(bill, { ...received, kind: "message", text: "оформлюємо", attachments: [] });
    const draft = { ...state.draft, ...part };
    const thought = await showBill({ ...state, draft }, turn, "uk", { shop });
    return { ...thought, reply: thought.patch.outcome?.replies[0] };
  };
  const reviewed = { version: emptyDraft.version, turnId: "t_0" };
  const titles = paymentMethods.map(({ title }) => title.uk);
  const waysIn = (reply: Reply | undefined): string[] =>
    offersIn(reply?.choices ?? []).flatMap(({ act, label }) => (act === "method" ? [label] : []));

  it("begins with the order as it is, and the ways to pay where none is chosen", async () => {
    const { patch, reply, effects } = await asked({ delivery: { city: "Київ" } });
    expect(reply).toMatchObject({ id: "t_1/payment/review", kind: "review" });
    expect(waysIn(reply)).toEqual(titles);
    expect(reply?.text).toContain("Сукня");
    expect(reply?.text).toContain("Київ");
    expect(reply?.text).toContain(formatMoney(fromMajor(1190, "UAH"), "uk"));
    expect(patch.draft?.reviewed).toEqual({ version: emptyDraft.version, turnId: "t_1" });
    expect(effects).toBeUndefined();
  });

  it("asks for no way that is chosen, or the only one", async () => {
    const [first] = paymentMethods;
    if (first === undefined) throw new Error("the demo shop takes money");
    for (const { reply } of [
      await asked({ paymentMethod: first.id }),
      await asked({}, { ...demoShop, paymentMethods: [first] }),
    ]) {
      expect(waysIn(reply)).toEqual([]);
      expect(offersIn(reply?.choices ?? []).map(({ act }) => act)).toContain("order");
    }
  });

  it.each([
    ["was shown in this very turn", { version: emptyDraft.version, turnId: "t_1" }],
    ["was changed since", { version: emptyDraft.version + 1, turnId: "t_0" }],
  ])("shows the order again where it %s", async (_what, each) => {
    expect((await asked({ paymentMethod: "full", reviewed: each })).reply).toMatchObject({ id: "t_1/payment/review" });
  });

  it("asks for the way to pay before anything else", async () => {
    const { reply, patch } = await asked({ reviewed });
    expect(reply).toMatchObject({
      id: "t_1/payment/method",
      kind: "review",
      text: texts.uk.chooseMethod(titles),
    });
    expect(waysIn(reply)).toEqual(titles);
    expect(patch).not.toHaveProperty("bill");
  });

  it("ends in the requisites of the shop, ready to copy, and the CRM hears of a new invoice once", async () => {
    const { reply, patch, effects } = await asked({ reviewed, paymentMethod: "full" });
    const { bill } = patch;
    const { iban, payee, purpose, taxId } = demoShop.requisites;
    expect(reply).toMatchObject({ id: `t_1/payment/${bill?.id}`, kind: "requisites" });
    const sum = formatMoney(fromMajor(1190, "UAH"), "uk");
    const sums = { due: sum, total: sum, partial: false };
    expect(reply?.text).toBe(
      texts.uk.requisites({ ...sums, payee, iban, taxId: taxId ?? null, purpose: `${purpose} ${bill?.number}` }),
    );
    expect(reply?.copies).toEqual([
      { label: texts.uk.copy.iban, text: iban },
      { label: texts.uk.copy.amount, text: "1190.00" },
      { label: texts.uk.copy.purpose, text: `${purpose} ${bill?.number}` },
    ]);
    expect(effects).toEqual([{ kind: "crm.status", payload: { stage: "invoice_sent" }, subject: bill?.id }]);
    const again = await asked({ reviewed, paymentMethod: "full" }, demoShop, bill ?? null);
    expect(again.effects).toEqual([]);
  });

  it("carry a number of the shop's own count, also in the purpose of the payment", async () => {
    const { turn, state } = at(null, { ...received, kind: "message", text: "оформлюємо", attachments: [] });
    const draft: OrderDraft = { ...state.draft, reviewed, paymentMethod: "full" };
    const shop: Shop = { ...demoShop, orders: { ...demoShop.orders, number: "Л-{n:5}" } };
    const orderCounts = { count: async (_order: string, from: number) => from };
    const { patch } = await showBill({ ...state, draft }, turn, "uk", { shop, orderCounts });
    expect(patch.bill?.number).toBe("Л-01001");
    expect(patch.outcome?.replies[0]?.text).toContain(`${shop.requisites.purpose} Л-01001`);
  });

  it("names a prepayment's sum, and that it is a part", async () => {
    const { reply, patch } = await asked({ reviewed, paymentMethod: "prepay" });
    expect(patch.bill).toMatchObject({ due: fromMajor(200, "UAH"), total: fromMajor(1190, "UAH") });
    expect(reply?.copies?.[1]?.text).toBe("200.00");
    expect(reply?.text).toContain(formatMoney(fromMajor(1190, "UAH"), "uk"));
  });

  it("is an invoice of the channel's own where the way says so", async () => {
    const [full] = paymentMethods;
    if (full === undefined) throw new Error("the demo shop takes money");
    const { reply, patch } = await asked({ reviewed }, { ...demoShop, paymentMethods: [{ ...full, by: "invoice" }] });
    const { bill } = patch;
    expect(reply?.invoice).toEqual({
      billId: bill?.id,
      title: texts.uk.invoiceTitle({ number: bill?.number ?? "" }),
      description: "Сукня, 122 × 1",
      due: fromMajor(1190, "UAH"),
    });
    expect(reply).not.toHaveProperty("copies");
  });
});

describe("a receipt", () => {
  const { iban } = demoShop.requisites;
  /** What the staff read of it. */
  const told = (proof: PaymentProof, bill = billWith({ status: "awaiting_proof" })): string => {
    const photo = { kind: "photo", ref: "r:1", proof } as const;
    const { turn, state } = at(bill, { ...received, kind: "message", text: "оплатила", attachments: [photo] });
    const [post] = takeProof(state, turn, "uk", demoShop).effects ?? [];
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
