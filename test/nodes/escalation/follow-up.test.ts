import { describe, expect, it } from "vitest";
import { answerTimes } from "../../../nodes/texts/answer-times.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import type { Verdict, VerdictReason } from "../../../nodes/turn/verdict.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { deskTurn, saidTurn } from "../../kit/desk-turn.ts";
import { escalate } from "./kit.ts";

const { staff } = texts.uk;
const photo = { kind: "photo", ref: "test:1" } as const;
const handoff = { reason: "complaint", turnId: "t_before", acknowledged: false } as const;
const alarmOf = (reason: VerdictReason): Verdict => ({ action: "escalate", reason, signals: [] });
const noteOf = (text: string, more: object = {}) => ({ kind: "ticket.note", payload: { text, public: true, ...more } });
/** The staff who have the chat in a place of their own read it, too. */
const messageOf = (text: string, more: object = {}) => ({
  kind: "staff.post",
  payload: { topic: "message", text: staff.message({ text }), ...more, actions: [] },
});

describe("what a customer writes while a person has the chat", () => {
  it("goes to their ticket and to the staff, and nobody is called again", async () => {
    const { effects, patch } = await escalate(saidTurn(1, "ви тут?", { owner: "person" }), { handoff });
    expect(effects).toEqual([noteOf("ви тут?"), messageOf("ви тут?")]);
    expect(patch).toEqual({});
  });

  it("goes there with its files, named where there are no words", async () => {
    const sent = { kind: "message", text: "", attachments: [photo] } as const;
    const { effects } = await escalate(deskTurn(1, sent, { owner: "person" }), { handoff });
    const named = `[${staff.fileKinds.photo}]`;
    expect(effects).toEqual([noteOf(named, { files: [photo] }), messageOf(named, { files: [photo] })]);
  });

  it("is told to the staff with its files, also where the hand-over was not ours", async () => {
    const sent = { kind: "message", text: "ось", attachments: [photo] } as const;
    const { effects } = await escalate(deskTurn(1, sent, { owner: "person" }));
    expect(effects).toEqual([
      noteOf("ось", { files: [photo] }),
      {
        kind: "staff.post",
        payload: { topic: "message", text: staff.message({ text: "ось" }), files: [photo], actions: [] },
      },
    ]);
    const { effects: ofWords } = await escalate(saidTurn(1, "ось", { owner: "person" }));
    expect(ofWords[1]?.payload).not.toHaveProperty("files");
  });

  it("is nothing where nothing was said", async () => {
    const { effects } = await escalate(deskTurn(1, { kind: "language_chosen", language: "en" }, { owner: "person" }));
    expect(effects).toEqual([]);
  });

  it("hears when a person will answer while they wait, in other words the second time, and gets no second ticket", async () => {
    const turn = saidTurn(1, "покличте людину", { owner: "waiting" });
    const { first, again } = texts.uk.awaited;
    const once = await escalate(turn, { handoff: { ...handoff, acknowledged: false } });
    expect(once.texts).toEqual([first.open({ when: answerTimes.uk.whenFree })]);
    expect(once.patch).toMatchObject({
      handoff: { ...handoff, acknowledged: true },
      outcome: { replies: [{ kind: "handoff" }] },
    });
    const second = await escalate(turn, { handoff: { ...handoff, acknowledged: true } });
    expect(second.texts).toEqual([again.open({ when: answerTimes.uk.whenFree })]);
    expect(second.effects).toEqual([noteOf("покличте людину"), messageOf("покличте людину")]);
    const sunday = { ...turn, at: "2026-01-18T08:00:00Z" };
    expect((await escalate(sunday, { handoff })).texts[0]).toContain(texts.uk.days.tomorrow);
  });

  it("hears it in their language, in Ukrainian where none is known", async () => {
    const turn = saidTurn(1, "?", { owner: "waiting" });
    const saidIn = (language: "uk" | "en") =>
      texts[language].awaited.first.open({ when: answerTimes[language].whenFree });
    const [uk, en] = [saidIn("uk"), saidIn("en")];
    expect((await escalate(turn, { handoff, language: "en" })).texts).toEqual([en]);
    expect((await escalate(turn, { handoff, language: null })).texts).toEqual([uk]);
  });

  it("is told to the staff too where it is another matter than the person was called for", async () => {
    const turn = saidTurn(1, "а опт?", { owner: "waiting" });
    const asks = (reason: "wholesale" | "complaint" | "person") =>
      escalate(turn, { handoff, request: { to: "escalation", turnId: turn.id, reason, wanted: "ціни на 20 суконь" } });
    const { effects } = await asks("wholesale");
    const text = staff.oneMore({ reason: staff.reasons.wholesale, wanted: "ціни на 20 суконь", text: "а опт?" });
    expect(effects[1]).toMatchObject({ kind: "staff.post", payload: { topic: "handoff", text } });
    for (const same of ["complaint", "person"] as const) {
      expect((await asks(same)).effects).toEqual([noteOf("а опт?"), messageOf("а опт?")]);
    }
  });

  it("gets no word where the person is there, or for the rest of an album", async () => {
    expect((await escalate(saidTurn(1, "?", { owner: "person" }), { handoff })).texts).toEqual([]);
    const part = { kind: "message", text: "", attachments: [photo], group: "album" } as const;
    const albums = [{ id: "album", turnId: "t_before" }];
    const late = await escalate(deskTurn(1, part, { owner: "person" }), { handoff, albums });
    expect(late.texts).toEqual([]);
    const named = `[${staff.fileKinds.photo}]`;
    expect(late.effects).toEqual([noteOf(named, { files: [photo] }), messageOf(named, { files: [photo] })]);
  });
});

describe("an alarm while a person has the chat", () => {
  const postOf = (reason: "self_harm" | "threat", text: string) => ({
    kind: "staff.post",
    payload: {
      topic: "handoff",
      text: staff.alarm({ reason: staff.alarms[reason], text }),
      actions: ["take_over"],
    },
  });

  it.each(["waiting", "person"] as const)("of self-harm is answered with help at once: %s", async (owner) => {
    const verdict = alarmOf("self_harm");
    const { texts: said, effects, patch } = await escalate(saidTurn(1, "…", { owner }), { handoff, verdict });
    expect(said).toEqual([texts.uk.selfHarm({ crisisLine: demoShop.handoff.crisisLine })]);
    expect(patch).toMatchObject({ outcome: { replies: [{ kind: "safety" }] } });
    expect(effects).toEqual([noteOf("…"), postOf("self_harm", "…")]);
  });

  it("of a threat calls the staff, and the customer gets no more than the usual word", async () => {
    const verdict = alarmOf("threat");
    const { texts: said, effects } = await escalate(saidTurn(1, "!", { owner: "person" }), { handoff, verdict });
    expect([said, effects]).toEqual([[], [noteOf("!"), postOf("threat", "!")]]);
    const { texts: waiting } = await escalate(saidTurn(1, "!", { owner: "waiting" }), { handoff, verdict });
    expect(waiting).toEqual([texts.uk.awaited.first.open({ when: answerTimes.uk.whenFree })]);
  });

  it("is one only where the screening calls a person", async () => {
    const verdict: Verdict = { action: "answer", reason: "self_harm", signals: [] };
    const { effects } = await escalate(saidTurn(1, "…", { owner: "person" }), { handoff, verdict });
    expect(effects).toEqual([noteOf("…"), messageOf("…")]);
  });
});
