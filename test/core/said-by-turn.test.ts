import { describe, expect, it } from "vitest";
import {
  conversationId,
  inboundId,
  ownerAfterTurn,
  type Reply,
  type ReplyKind,
  saidByTurn,
  type Turn,
  type TurnInbound,
  type TurnOutcome,
  turnId,
} from "../../src/core/index.ts";

const at = "2026-01-14T08:00:00.000Z";
const received = (id: string) => ({ id: inboundId(id), conversationId: conversationId("c_1"), at });
const question: TurnInbound = { ...received("i_1"), kind: "message", text: "Скільки? 4444", attachments: [] };
const turnOver = (...inbounds: TurnInbound[]): Turn => ({
  id: turnId("t_1"),
  conversationId: conversationId("c_1"),
  owner: "ai",
  epoch: 3,
  at,
  claim: 1,
  unsaid: [],
  inbounds,
});
const nothing: TurnOutcome = { heard: [], replies: [], facts: [], orders: [] };
const reply = (kind: ReplyKind): Reply => ({ id: `t_1/agent/${kind}`, turnId: "t_1", kind, text: kind });
const kinds: readonly ReplyKind[] = ["plain", "review", "requisites", "confirmation", "handoff", "safety"];
const unchanged = { epochNow: 3, epochAfter: 3 };

/** The kinds of replies that are sent, of all that there are. */
const sentOf = (facts: Parameters<typeof saidByTurn>[2]): readonly string[] =>
  saidByTurn(turnOver(question), { ...nothing, replies: kinds.map(reply) }, facts).effects.flatMap((effect) =>
    effect.kind === "reply.send" ? [effect.payload.reply.kind] : [],
  );

describe("what a turn says", () => {
  it("is all of it while nothing changed, each reply written down and sent in its order", () => {
    const said = saidByTurn(turnOver(question), { ...nothing, replies: kinds.map(reply) }, unchanged);
    expect(said.entries).toEqual(kinds.map((kind) => ({ id: `t_1/agent/${kind}`, author: "ai", text: kind })));
    expect(said.withheld).toEqual([]);
    expect(sentOf(unchanged)).toEqual(kinds);
  });

  it("goes out under the epoch after the commit: a turn that hands over does not make its own words stale", () => {
    const said = saidByTurn(
      turnOver(question),
      { ...nothing, replies: [reply("handoff")] },
      { epochNow: 3, epochAfter: 4 },
    );
    expect(said.effects).toMatchObject([
      { kind: "reply.send", node: "commit", lane: "c_1/reply", payload: { epoch: 4, by: "ai" } },
    ]);
  });

  it("is only help for a life at risk after the owner changed", () => {
    expect(sentOf({ epochNow: 4, epochAfter: 4 })).toEqual(["safety"]);
    const said = saidByTurn(
      turnOver(question),
      { ...nothing, replies: [reply("requisites")] },
      { epochNow: 4, epochAfter: 4 },
    );
    expect(said.entries).toMatchObject([{ text: "requisites", withheld: "owner_changed" }]);
    expect(said.withheld).toEqual([{ replyId: "t_1/agent/requisites", reason: "owner_changed" }]);
  });

  it("is all but the plain answer after a newer message, for as long as the customer has patience", () => {
    const commitments = kinds.filter((kind) => kind !== "plain");
    expect(sentOf({ ...unchanged, newerMessage: { customerWaitedMs: 0 } })).toEqual(commitments);
    expect(sentOf({ ...unchanged, newerMessage: { customerWaitedMs: 20_000 } })).toEqual(commitments);
    expect(sentOf({ ...unchanged, newerMessage: { customerWaitedMs: 20_001 } })).toEqual(kinds);
    const facts = { ...unchanged, newerMessage: { customerWaitedMs: 0 } };
    const said = saidByTurn(turnOver(question), { ...nothing, replies: [reply("plain")] }, facts);
    expect(said.withheld).toEqual([{ replyId: "t_1/agent/plain", reason: "newer_message" }]);
  });

  it("writes the customer's words down as they may be kept, and not at all where nothing may be", () => {
    const heard = [{ inboundId: inboundId("i_1"), text: "Скільки? [номер картки]" }];
    expect(saidByTurn(turnOver(question), { ...nothing, heard }, unchanged).entries).toEqual([
      { id: "i_1", author: "customer", text: "Скільки? [номер картки]", at },
    ]);
    expect(saidByTurn(turnOver(question), nothing, unchanged).entries).toEqual([]);
  });

  it("makes a person's words a reply, whoever owns the chat by now", () => {
    const files = [{ kind: "photo", ref: "helpdesk:1", name: "чек.jpg" } as const];
    const words: TurnInbound = { ...received("i_2"), kind: "person_message", text: "Ось чек", by: "Марія", files };
    const said = saidByTurn(turnOver(words), nothing, { epochNow: 9, epochAfter: 9 });
    expect(said.entries).toEqual([{ id: "i_2", author: "person", text: "Ось чек [чек.jpg]", at }]);
    expect(said.effects.map(({ payload }) => payload)).toEqual([
      { reply: { id: "i_2", turnId: "t_1", kind: "plain", text: "Ось чек", files }, epoch: 9, by: "person" },
    ]);
  });

  it("does not repeat what a person said where the customer reads it", () => {
    const words: TurnInbound = {
      ...received("i_2"),
      kind: "person_message",
      text: "Вітаю",
      by: "Марія",
      isSaid: true,
    };
    const said = saidByTurn(turnOver(words), nothing, unchanged);
    expect(said.entries).toHaveLength(1);
    expect(said.effects).toEqual([]);
  });

  it("is nothing for decisions and events", () => {
    const events: readonly TurnInbound[] = [
      { ...received("i_1"), kind: "payment_decision", billId: "b", paid: true, by: "Марія" },
      { ...received("i_2"), kind: "taken_over", by: "Марія" },
      { ...received("i_3"), kind: "closed", by: "Марія" },
    ];
    expect(saidByTurn(turnOver(...events), nothing, unchanged)).toEqual({ entries: [], effects: [], withheld: [] });
  });
});

describe("the owner after a turn", () => {
  it("is the one it names, as long as nobody changed the owner meanwhile", () => {
    const outcome: TurnOutcome = { ...nothing, owner: "waiting" };
    expect(ownerAfterTurn(turnOver(question), outcome, 3)).toBe("waiting");
    expect(ownerAfterTurn(turnOver(question), outcome, 4)).toBeUndefined();
    expect(ownerAfterTurn(turnOver(question), nothing, 3)).toBeUndefined();
  });
});
