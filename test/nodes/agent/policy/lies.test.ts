import { describe, expect, it } from "vitest";
import { checkReply } from "../../../../nodes/agent/policy/check-reply.ts";
import { violationCodes } from "../../../../nodes/agent/policy/violation.ts";
import { detectLanguage } from "../../../../src/core/language.ts";
import { type Desk, desks } from "./desk.ts";
import { lies } from "./lies.ts";
import { slyLies } from "./sly-lies.ts";

const codesOf = (text: string, desk: Desk): string[] => {
  const checked = checkReply(text, desks[desk], detectLanguage(text) ?? "uk");
  return checked.ok ? [] : checked.violations.map(({ code }) => code);
};

describe("a lie", () => {
  const all = lies.flatMap(({ code, desk, texts }) => texts.map((text) => [code, desk, text] as const));
  const sly = (Object.keys(desks) as Desk[]).flatMap((desk) =>
    (slyLies[desk] ?? []).map((text) => [desk, text] as const),
  );

  it("has at least 250 examples, over every code of the check", () => {
    expect(all.length).toBeGreaterThanOrEqual(250);
    const byCode = violationCodes.filter((code) => code !== "not_in_sources");
    expect(new Set(all.map(([code]) => code))).toEqual(new Set(byCode));
  });

  it.each(all)("is stopped as %s (%s): %s", (code, desk, text) => {
    expect(codesOf(text, desk)).toContain(code);
  });

  it.each(sly)("is stopped, however sly (%s): %s", (desk, text) => {
    expect(codesOf(text, desk)).not.toEqual([]);
  });
});
