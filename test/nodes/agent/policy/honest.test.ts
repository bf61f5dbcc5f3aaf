import { describe, expect, it } from "vitest";
import { checkReply } from "../../../../nodes/agent/policy/check-reply.ts";
import { detectLanguage } from "../../../../src/core/language.ts";
import { type Desk, desks } from "./desk.ts";
import { everydayTalk } from "./everyday-talk.ts";
import { honestReplies } from "./honest-replies.ts";

describe("an honest answer", () => {
  const all = (Object.keys(desks) as Desk[]).flatMap((desk) =>
    [...honestReplies[desk], ...(everydayTalk[desk] ?? [])].map((text) => [desk, text] as const),
  );

  it("has at least 120 examples", () => {
    expect(all.length).toBeGreaterThanOrEqual(120);
  });

  it.each(all)("passes (%s): %s", (desk, text) => {
    expect(checkReply(text, desks[desk], detectLanguage(text) ?? "uk")).toEqual({ ok: true });
  });
});
