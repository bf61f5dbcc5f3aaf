import { describe, expect, it } from "vitest";
import { alwaysSent, type ReplyKind, reasonAtSending } from "../../src/core/index.ts";

const sending = (by: "ai" | "person", kind: ReplyKind = "plain", epoch = 1) => ({
  reply: { id: "r", turnId: "t", kind, text: "Вітаю" },
  epoch,
  by,
});
const here = { epoch: 1, isUnreachable: false };

describe("a reply that is about to be sent", () => {
  it("goes while the epoch is the one it was made in", () => {
    expect(reasonAtSending(sending("ai"), here)).toBeUndefined();
  });

  it("does not go after the owner changed, whatever it commits to, and not where the conversation is gone", () => {
    for (const kind of ["plain", "review", "requisites", "confirmation", "handoff"] as const) {
      expect(reasonAtSending(sending("ai", kind), { ...here, epoch: 2 })).toBe("owner_changed");
    }
    expect(reasonAtSending(sending("ai"), { ...here, epoch: undefined })).toBe("owner_changed");
  });

  it("goes in any case when a person said it, or a life is at risk", () => {
    expect(alwaysSent).toEqual({ by: ["person"], kinds: ["safety"] });
    expect(reasonAtSending(sending("person"), { epoch: 2, isUnreachable: true })).toBeUndefined();
    expect(reasonAtSending(sending("ai", "safety"), { ...here, epoch: 2 })).toBeUndefined();
  });

  it("does not go to a customer who cannot be reached, not even for a life at risk: the channel refuses it", () => {
    expect(reasonAtSending(sending("ai"), { epoch: 2, isUnreachable: true })).toBe("unreachable");
    expect(reasonAtSending(sending("ai", "safety"), { ...here, isUnreachable: true })).toBe("unreachable");
  });
});
