import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conversationId, effectKeyOf, inboundId, laneOf, turnIdOf } from "../../src/core/index.ts";

const order = { thread: "c_1", turn: "t_1", node: "payment", kind: "crm.order", subject: "o_1" } as const;

describe("effect keys", () => {
  it("are the same for the same order and short enough for any vendor's header", () => {
    expect(effectKeyOf(order)).toBe(effectKeyOf({ ...order }));
    expect(effectKeyOf(order)).toMatch(/^[\w-]{32}$/);
  });

  it("differ as soon as any part differs, also when parts are shifted between fields", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 6 }), { minLength: 8, maxLength: 8 }), (parts) => {
        const [a = "", b = "", c = "", d = "", e = "", f = "", g = "", h = ""] = parts;
        const key = effectKeyOf({ thread: a, turn: b, node: c, kind: "crm.order", subject: d });
        const other = effectKeyOf({ thread: e, turn: f, node: g, kind: "crm.order", subject: h });
        expect(key === other).toBe(a === e && b === f && c === g && d === h);
      }),
    );
  });

  it("give one lane to a conversation and a destination", () => {
    expect(laneOf(conversationId("c_1"), "crm.order")).toBe(laneOf(conversationId("c_1"), "crm.status"));
    expect(laneOf(conversationId("c_1"), "ticket.open")).not.toBe(laneOf(conversationId("c_1"), "crm.status"));
  });
});

describe("turn ids", () => {
  it("derive from the inbounds and their order alone", () => {
    const batch = [inboundId("a"), inboundId("b")];
    expect(turnIdOf(batch)).toBe(turnIdOf([...batch]));
    expect(turnIdOf(batch)).not.toBe(turnIdOf([...batch].reverse()));
  });
});
