import { describe, expect, it } from "vitest";
import { buildEffect, conversationId, turnId, withStaffCopies } from "../../src/core/index.ts";

const origin = { conversationId: conversationId("c_1"), turnId: turnId("t_1"), node: "escalation" };
const post = buildEffect(
  { kind: "staff.post", payload: { topic: "handoff", text: "Brief", actions: ["take_over"] } },
  origin,
);
const note = buildEffect({ kind: "crm.note", payload: { text: "Note" } }, origin);

describe("posts for several places of the staff", () => {
  it("stay as they are where there is one place", () => {
    expect(withStaffCopies([post, note], [])).toEqual([post, note]);
  });

  it("have a copy for each further place, behind it, with a key and a lane of its own", () => {
    const [first, copy, third, ...rest] = withStaffCopies([post, note], ["other"]);
    expect([first, third, rest]).toEqual([post, note, []]);
    expect(copy).toEqual({
      ...post,
      key: copy?.key,
      lane: "c_1/other/staff",
      payload: { ...post.payload, surface: "other" },
    });
    expect(copy?.key).not.toBe(post.key);
  });

  it("are copied once, however often they are put, and differently for each place", () => {
    const once = withStaffCopies([post], ["one", "two"]);
    expect(withStaffCopies([post], ["one", "two"])).toEqual(once);
    expect(new Set(once.map(({ key }) => key)).size).toBe(3);
    expect(withStaffCopies(once.slice(1), ["one", "two"])).toEqual(once.slice(1));
  });
});
