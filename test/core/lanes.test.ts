import { describe, expect, it } from "vitest";
import {
  conversationId,
  conversationOfLane,
  laneBudget,
  laneBudgetsMiddle,
  laneOf,
  lanesStart,
  queueOf,
  turnLaneEnd,
  turnLaneOf,
  turnQueue,
} from "../../src/core/index.ts";

const id = conversationId("c_1");

describe("the names of lanes", () => {
  it("stay what they were, because they stand in databases", () => {
    expect(turnLaneOf(id)).toBe("c_1/turn");
    expect(laneOf(id, "crm.order")).toBe("c_1/crm");
    expect(laneOf(id, "crm_chat.read")).toBe("c_1/crm_chat");
    expect(laneOf(id, "staff.post", "other")).toBe("c_1/other/staff");
    expect(laneBudget("telegram", laneOf(id, "reply.send"))).toBe("telegram/c_1/reply");
  });

  it("are read back as they were made", () => {
    expect(queueOf(turnLaneOf(id))).toBe(turnQueue);
    expect(queueOf(laneOf(id, "staff.post"))).toBe("staff");
    expect(conversationOfLane(turnLaneOf(id))).toBe(id);
    expect(queueOf(laneOf(id, "staff.post", "other"))).toBe("staff");
    expect(conversationOfLane(laneOf(id, "staff.post", "other"))).toBe(id);
    expect(`${id}${turnLaneEnd}`).toBe(turnLaneOf(id));
  });

  it("tell the lanes and budgets of one conversation from those of another whose id begins alike", () => {
    const other = conversationId("c_10");
    expect(turnLaneOf(id).startsWith(lanesStart(id))).toBe(true);
    expect(turnLaneOf(other).startsWith(lanesStart(id))).toBe(false);
    expect(laneBudget("telegram", laneOf(id, "reply.send"))).toContain(laneBudgetsMiddle(id));
    expect(laneBudget("telegram", laneOf(other, "reply.send"))).not.toContain(laneBudgetsMiddle(id));
  });
});
