import { describe, expect, it } from "vitest";
import { parkedTurn } from "../../graph/parked-turn.ts";
import { answerTimes } from "../../nodes/texts/answer-times.ts";
import { texts } from "../../nodes/texts/texts.ts";
import { conversationId, effectKeyOf, inboundId, type Owner, type Turn, turnIdOf } from "../../src/core/index.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";

const at = "2026-01-14T08:00:00.000Z";
const conversation = conversationId("c_1");
const id = inboundId("i_1");
const photo = { kind: "photo", ref: "test:1" } as const;
const turnOf = (owner: Owner): Turn => ({
  id: turnIdOf([id]),
  conversationId: conversation,
  owner,
  epoch: 1,
  at,
  claim: 1,
  unsaid: [],
  inbounds: [
    { id, conversationId: conversation, at, kind: "message", text: "Київ, відділення 5", attachments: [photo] },
  ],
});

describe("a turn that cannot be run", () => {
  it.each(["waiting", "person"] as const)(
    "is told to the ticket and the staff while it is %s's, once",
    async (owner) => {
      const turn = turnOf(owner);
      const { effects } = await parkedTurn(turn, { shop: demoShop });
      expect(effects.map(({ kind }) => kind)).toEqual(["staff.post", "ticket.note"]);
      const [post, note] = effects;
      expect(note?.payload).toEqual({ text: "Київ, відділення 5", public: true, files: [photo] });
      expect(post?.payload).toMatchObject({ files: [photo] });
      // The key of the note that the escalation may have put before it failed.
      const ofEscalation = { thread: conversation, turn: turn.id, node: "escalation", kind: "ticket.note" } as const;
      expect(note?.key).toBe(effectKeyOf(ofEscalation));
      // A person answers, and the chat stays whose it is.
      const { outcome } = await parkedTurn(turn, { shop: demoShop });
      const { replies, ...rest } = outcome;
      expect(rest).toEqual({ heard: [{ inboundId: id, text: "Київ, відділення 5" }], facts: [], orders: [] });
      const awaited = `${texts.uk.modelTrouble} ${texts.uk.awaited.first.open({ when: answerTimes.uk.whenFree })}`;
      expect(replies.map(({ text }) => text)).toEqual(owner === "person" ? [] : [awaited]);
    },
  );

  it.each(["ai", "closed"] as const)(
    "is handed over, and the customer told so once, while it is %s's",
    async (owner) => {
      const turn = turnOf(owner);
      const { outcome, effects } = await parkedTurn(turn, { shop: demoShop, language: "uk" });
      expect(outcome).toMatchObject({ owner: "waiting", facts: [], orders: [] });
      expect(outcome.replies).toMatchObject([
        { id: `${turn.id}/parked_turn`, kind: "handoff", text: expect.stringContaining(texts.uk.modelTrouble) },
      ]);
      expect(outcome.replies[0]?.text).toContain(texts.uk.handoff.open({ when: answerTimes.uk.whenFree }));
      expect(effects.map(({ kind, node }) => [kind, node])).toEqual([
        ["crm.status", "parked_turn"],
        ["crm.assign", "parked_turn"],
        ["ticket.open", "escalation"],
        ["staff.post", "parked_turn"],
      ]);
      expect(effects[2]?.payload).toMatchObject({
        reason: "failed",
        subject: texts.uk.staff.reasons.failed,
        said: "Київ, відділення 5",
        files: [photo],
        brief: expect.stringContaining("— Київ, відділення 5"),
      });
    },
  );

  it("says nothing to the customer who said nothing, and hands over all the same", async () => {
    const event = { id, conversationId: conversation, at, kind: "language_chosen", language: "en" } as const;
    const { outcome, effects } = await parkedTurn({ ...turnOf("ai"), inbounds: [event] }, { shop: demoShop });
    expect(outcome).toMatchObject({ owner: "waiting", replies: [], heard: [] });
    expect(effects.map(({ kind }) => kind)).toContain("ticket.open");
    const passedOn = await parkedTurn({ ...turnOf("person"), inbounds: [event] }, { shop: demoShop });
    expect([passedOn.outcome.replies, passedOn.effects]).toEqual([[], []]);
  });

  it("keeps no card number: the words are masked, and marked as changed", async () => {
    const turn = turnOf("person");
    const withCard = { ...turn, inbounds: turn.inbounds.map((each) => ({ ...each, text: "карта 4111111111111111" })) };
    const { outcome, effects } = await parkedTurn(withCard, { shop: demoShop });
    expect(outcome.heard).toMatchObject([{ inboundId: id, masked: true }]);
    expect(JSON.stringify([outcome, effects])).not.toContain("4111111111111111");
  });

  it("keeps no words at all where the screening is what failed", async () => {
    const turn = turnOf("person");
    // A text that is none, as damaged data would have it, breaks the screening.
    const damaged: Turn = JSON.parse(JSON.stringify(turn), (key, value) => (key === "text" ? null : value));
    const { outcome, effects } = await parkedTurn(damaged, { shop: demoShop });
    expect(outcome.heard).toEqual([{ inboundId: id, text: "[…]" }]);
    expect(effects[1]?.payload).toMatchObject({ text: "[…]" });
  });

  it("tells of files where there are no words, and of each message on its own line", async () => {
    const turn = turnOf("person");
    const texted = (...each: readonly string[]) => ({
      ...turn,
      inbounds: each.map((text, n) => ({
        id: inboundId(`i_${n}`),
        conversationId: conversation,
        at,
        kind: "message" as const,
        text,
        attachments: n === 0 ? [photo] : [],
      })),
    });
    const noteOf = async (of: Turn) => (await parkedTurn(of, { shop: demoShop })).effects[1]?.payload;
    expect(await noteOf(texted(""))).toEqual({
      text: `[${texts.uk.staff.fileKinds.photo}]`,
      public: true,
      files: [photo],
    });
    expect(await noteOf(texted("раз", "", "два"))).toMatchObject({ text: "раз\nдва" });
    const { effects } = await parkedTurn(
      { ...turn, inbounds: texted("раз").inbounds.map((each) => ({ ...each, attachments: [] })) },
      { shop: demoShop },
    );
    const [post, note] = effects;
    expect(note?.payload).toEqual({ text: "раз", public: true });
    expect(post?.payload).toEqual({ topic: "message", text: texts.uk.staff.message({ text: "раз" }), actions: [] });
  });
});
