import { describe, expect, it } from "vitest";
import { buildEffect, conversationId, type EffectDraft, type Reply, turnId } from "../../src/core/index.ts";

const origin = { conversationId: conversationId("c_1"), turnId: turnId("t_1") };
const said: Reply = { id: "t_1/agent/plain", turnId: "t_1", kind: "plain", text: "Вітаю" };
const sending = { kind: "reply.send", payload: { reply: said, epoch: 0, by: "ai" } } as const;

describe("an effect that is built", () => {
  it("carries the draft, where it comes from, and no subject", () => {
    expect(buildEffect({ ...sending, subject: said.id }, { ...origin, node: "commit" })).toEqual({
      ...sending,
      ...origin,
      node: "commit",
      key: "lsWw_TjIa7BCHVQ4oO8AXNm0o930PMKo",
      lane: "c_1/reply",
    });
  });

  // These keys stand in databases and at vendors: a changed one would make its effect happen a second time.
  const looking: EffectDraft = { kind: "crm_chat.read", payload: { crmChatId: "7" }, subject: "m_1" };
  it.each<[string, EffectDraft, Parameters<typeof buildEffect>[1], string, string]>([
    [
      "a commit",
      { ...sending, subject: said.id },
      { ...origin, node: "commit" },
      "lsWw_TjIa7BCHVQ4oO8AXNm0o930PMKo",
      "c_1/reply",
    ],
    [
      "the CRM's webhook",
      looking,
      { ...origin, turnId: turnId("crm"), node: "webhook" },
      "R3Haap6uxmC3e2bSEYOpVwcceCKD0KDs",
      "c_1/crm_chat",
    ],
    ["the holding line", sending, { ...origin, node: "holding_line" }, "EeVYPu5sin_eH0zBfu1CCq5tA5nA5dXN", "c_1/reply"],
    [
      "a channel's question",
      sending,
      { ...origin, node: "channel", turnInKey: "telegram/7/42" },
      "Bv5hWDTLMs9J0m30CIDzovdaYWq5fTIb",
      "c_1/reply",
    ],
    [
      "a parked turn",
      { kind: "ticket.note", payload: { text: "a", public: true } },
      { ...origin, node: "escalation" },
      "1ZMuN63rjosDM9UlLcFsLU88GM4DNuYt",
      "c_1/ticket",
    ],
  ])("has the key and the lane it always had: %s", (_what, draft, from, key, lane) => {
    expect(buildEffect(draft, from)).toMatchObject({ key, lane });
  });

  it("goes by the thread in its key and by the conversation in its lane", () => {
    const here = buildEffect(sending, { ...origin, node: "agent" });
    const elsewhere = buildEffect(sending, { ...origin, node: "agent", thread: "thread-9" });
    expect(elsewhere.key).not.toBe(here.key);
    expect(elsewhere.lane).toBe(here.lane);
  });
});
