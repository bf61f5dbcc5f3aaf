import { AIMessage, HumanMessage } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import type { Bill } from "../../../nodes/sale/bill.ts";
import { answerTimes } from "../../../nodes/texts/answer-times.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import { type CustomerCard, customerId, emptyDraft, fromMajor, orderId, type Turn } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { deskTurn, saidTurn } from "../../kit/desk-turn.ts";
import { escalate } from "./kit.ts";

const { staff } = texts.uk;
const customer = (part: Partial<CustomerCard> = {}): CustomerCard => ({
  id: customerId("k_1"),
  isNew: false,
  delivery: {},
  facts: [],
  orders: [],
  ...part,
});
const paidOrder = (major: number): CustomerCard["orders"][number] => ({
  id: orderId("o_1"),
  number: "1",
  status: "paid",
  lines: [],
  total: fromMajor(major, "UAH"),
  placedAt: "2026-01-01T00:00:00.000Z",
});
const bill = (status: Bill["status"]): Bill => ({
  id: "b_1",
  number: "DG-1",
  lines: [],
  earlier: [],
  method: "full",
  total: fromMajor(1190, "UAH"),
  due: fromMajor(1190, "UAH"),
  status,
});

describe("a hand-over to a person", () => {
  it("is said to the customer once, changes the owner, and is remembered", async () => {
    const turn = saidTurn(1, "покличте людину");
    const { patch, effects, texts: said } = await escalate(turn);
    expect(said).toHaveLength(1);
    expect(patch).toMatchObject({
      handoff: { reason: "person", turnId: turn.id, acknowledged: false },
      outcome: { owner: "waiting", replies: [{ kind: "handoff" }] },
    });
    expect(effects.map(({ kind }) => kind)).toEqual(["crm.status", "crm.assign", "ticket.open", "staff.post"]);
  });

  it("that runs again leaves the same effects under the same keys: it is no follow-up of itself", async () => {
    const turn = saidTurn(1, "покличте людину", { owner: "waiting" });
    const again = { reason: "person", turnId: turn.id, acknowledged: false } as const;
    const { effects } = await escalate(turn, { handoff: again });
    expect(effects.map(({ kind }) => kind)).toContain("ticket.open");
    const { effects: later } = await escalate(turn, { handoff: { ...again, turnId: "t_before" } });
    expect(later.map(({ kind }) => kind)).toEqual(["ticket.note", "staff.post"]);
  });

  it("speaks the customer's language, and Ukrainian where none is known", async () => {
    for (const language of ["uk", "en", "ru"] as const) {
      const { texts: said } = await escalate(saidTurn(1, "?"), { language });
      expect(said[0]).toContain(texts[language].handoff.open({ when: answerTimes[language].whenFree }));
    }
    const { texts: said } = await escalate(saidTurn(1, "?"), { language: null });
    expect(said[0]).toContain(texts.uk.handoff.open({ when: answerTimes.uk.whenFree }));
  });

  it("briefs the person with the customer's words alone, and names who it is", async () => {
    const messages = [new HumanMessage("де посилка?"), new AIMessage("Перевіряю"), new HumanMessage("то де?")];
    const turn = deskTurn(1, { kind: "message", text: "то де?", attachments: [{ kind: "photo", ref: "test:1" }] });
    const { effects } = await escalate(turn, {
      messages,
      customer: customer({ username: "olena", delivery: { name: "Олена К." } }),
    });
    const ticket = effects.find(({ kind }) => kind === "ticket.open");
    expect(ticket?.payload).toMatchObject({
      subject: `${staff.reasons.person}: Олена К.`,
      said: "то де?",
      files: [{ kind: "photo", ref: "test:1" }],
      brief: expect.stringContaining("Олена К., @olena"),
    });
    expect(ticket?.payload).toMatchObject({ brief: expect.stringMatching(/— де посилка\?\n— то де\?$/) });
    expect(JSON.stringify(ticket?.payload)).not.toContain("Перевіряю");
  });

  it("calls the customer by the name for this parcel before the known one, and by the username before nothing", async () => {
    const subjectOf = async (part: Parameters<typeof escalate>[1]) =>
      (await escalate(saidTurn(1, "?"), part)).effects.map(({ payload }) => payload).find((each) => "subject" in each);
    const known = customer({ username: "olena", delivery: { name: "Олена" } });
    const draft = { ...emptyDraft, delivery: { name: "Марія" } };
    expect(await subjectOf({ draft, customer: known })).toMatchObject({ subject: expect.stringMatching(/: Марія$/) });
    expect(await subjectOf({ customer: customer({ username: "olena" }) })).toMatchObject({
      subject: expect.stringMatching(/: olena$/),
      brief: expect.stringContaining("@olena"),
    });
    expect(await subjectOf({})).toMatchObject({ subject: staff.reasons.person });
  });

  it("goes to the helpdesk that a rule names for the reason, or for what the customer bought", async () => {
    const shop = {
      ...demoShop,
      helpdesk: {
        ...demoShop.helpdesk,
        rules: [
          { to: "vip", lifetimeValueAbove: 1_000 },
          { to: "care", reasons: ["person" as const] },
        ],
      },
    };
    const sentTo = async (orders: CustomerCard["orders"]) =>
      (await escalate(saidTurn(1, "?"), { customer: customer({ orders }) }, shop)).effects
        .map(({ payload }) => payload)
        .find((each) => "subject" in each);
    expect(await sentTo([paidOrder(1_001)])).toMatchObject({ helpdesk: "vip" });
    expect(await sentTo([paidOrder(1_000)])).toMatchObject({ helpdesk: "care" });
    const { effects } = await escalate(saidTurn(1, "?"), {}, shop);
    expect(effects.find(({ kind }) => kind === "ticket.open")?.payload).toMatchObject({ helpdesk: "care" });
  });

  it("tells a correction as one, so that it does not read like a second request", async () => {
    const { id } = saidTurn(0, "").inbounds[0] ?? {};
    const first = saidTurn(1, "розмір 122");
    const corrected = deskTurn(2, {
      kind: "message",
      text: "розмір 128",
      attachments: [],
      ...(id && { corrects: id }),
    });
    const wordless = deskTurn(3, { kind: "message", text: "", attachments: [{ kind: "photo", ref: "test:1" }] });
    const other = deskTurn(4, { kind: "language_chosen", language: "en" });
    const inbounds = [first, corrected, wordless, other].flatMap((turn) => turn.inbounds);
    const { effects } = await escalate({ ...first, inbounds });
    expect(effects.find(({ kind }) => kind === "ticket.open")?.payload).toMatchObject({
      said: `розмір 122\n${staff.corrected({ text: "розмір 128" })}`,
    });
  });
});

describe("a customer who left", () => {
  const left = (more: Partial<Turn> = {}): Turn => deskTurn(1, { kind: "customer_left" }, more);
  const post = { kind: "staff.post", payload: { topic: "message", text: staff.left, actions: [] } };
  const note = { kind: "ticket.note", payload: { text: staff.left, public: false } };

  it.each(["waiting", "person"] as const)(
    "is told to the person while it is %s's, in the ticket too",
    async (owner) => {
      expect(await escalate(left({ owner }))).toEqual({ patch: {}, texts: [], effects: [note, post] });
    },
  );

  it.each(["awaiting_proof", "awaiting_confirmation"] as const)("is told where a bill is %s", async (status) => {
    expect((await escalate(left(), { bill: bill(status) })).effects).toEqual([post]);
    const handoff = { reason: "complaint", turnId: "t_before", acknowledged: true } as const;
    expect((await escalate(left(), { bill: bill(status), handoff })).effects).toEqual([note, post]);
  });

  it.each(["ai", "closed"] as const)("is nobody's news while nothing is awaited: %s", async (owner) => {
    expect(await escalate(left({ owner }))).toEqual({ patch: {}, texts: [], effects: [] });
    expect((await escalate(left({ owner }), { bill: bill("paid") })).effects).toEqual([]);
  });

  it("is told also where they wrote something just before", async () => {
    const inbounds = [...saidTurn(0, "все, не пишіть").inbounds, ...left().inbounds];
    const { effects } = await escalate(left({ owner: "person", inbounds }));
    expect(effects).toEqual([note, post]);
  });
});
