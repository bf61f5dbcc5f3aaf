import { describe, expect, it } from "vitest";
import { checkReply } from "../../../nodes/agent/policy/check-reply.ts";
import { violationCodes } from "../../../nodes/agent/policy/violation.ts";
import { detectLanguage } from "../../../src/core/language.ts";
import { desks } from "./desk.ts";
import { lies } from "./lies.ts";

describe("a lie", () => {
  const all = lies.flatMap(({ code, desk, texts }) => texts.map((text) => [code, desk, text] as const));

  it("has at least 250 examples, over every code", () => {
    expect(all.length).toBeGreaterThanOrEqual(250);
    expect(new Set(all.map(([code]) => code))).toEqual(new Set(violationCodes));
  });

  it.each(all)("is stopped as %s (%s): %s", (code, desk, text) => {
    const checked = checkReply(text, desks[desk], detectLanguage(text) ?? "uk");
    expect(checked.ok ? [] : checked.violations.map((violation) => violation.code)).toContain(code);
  });
});
