import { describe, expect, it } from "vitest";
import { confirmWithinMs, needsProof, standingOf } from "../../../integrations/telegram/account-standing.ts";

const now = new Date("2026-12-01T10:00:00.000Z");
const ago = (ms: number): Date => new Date(now.getTime() - ms);
const proof = { ownerId: "777", isEnabled: true, rights: ["can_reply"], provenAt: now };

describe("on whose account the bot answers", () => {
  it.each([
    ["its owner is named", { proof }, ["1", "777"], "confirmed"],
    ["another owner is named", { proof }, ["1"], "ignored"],
    ["nobody is named", { proof }, undefined, "ignored"],
    ["everybody is refused", { proof, servedBeforeAt: now }, [], "ignored"],
    ["everybody is refused, and it is not proven whose it is", { servedBeforeAt: now }, [], "ignored"],
    ["it is not proven whose it is", {}, ["777"], "ignored"],
    ["it is switched off", { proof: { ...proof, isEnabled: false } }, ["777"], "ignored"],
    ["the bot may only read there", { proof: { ...proof, rights: ["can_read_messages"] } }, ["777"], "ignored"],
    [
      "Telegram does not know it any more",
      { proof: { isEnabled: false, rights: [], provenAt: now } },
      ["777"],
      "ignored",
    ],
    ["it was answered before, and nobody has said a word", { proof, servedBeforeAt: now }, undefined, "unconfirmed"],
    ["it was answered before, and is named now", { proof, servedBeforeAt: ago(confirmWithinMs) }, ["777"], "confirmed"],
    ["it was answered before, and others are named now", { proof, servedBeforeAt: now }, ["1"], "ignored"],
    ["seven days went by without a word", { proof, servedBeforeAt: ago(confirmWithinMs) }, undefined, "ignored"],
    ["a moment before that", { proof, servedBeforeAt: ago(confirmWithinMs - 1) }, undefined, "unconfirmed"],
    [
      "it was answered before, and is switched off",
      { proof: { ...proof, isEnabled: false }, servedBeforeAt: now },
      undefined,
      "ignored",
    ],
  ] as const)("%s", (_, known, owners, standing) => {
    expect(standingOf(known, owners, now).standing).toBe(standing);
  });

  it("Telegram is asked where its answer counts, once, and again when something changed", () => {
    expect(needsProof(undefined, ["777"], now, false)).toBe(true);
    expect(needsProof({ proof }, ["777"], now, false)).toBe(false);
    expect(needsProof({ proof }, ["777"], now, true)).toBe(true);
    // It was off, and an update came through it.
    expect(needsProof({ proof: { ...proof, isEnabled: false } }, ["777"], now, false)).toBe(true);
    expect(needsProof({ servedBeforeAt: now }, undefined, now, false)).toBe(true);
    for (const owners of [undefined, []]) expect(needsProof(undefined, owners, now, true)).toBe(false);
    expect(needsProof({ servedBeforeAt: ago(confirmWithinMs) }, undefined, now, true)).toBe(false);
  });
});
