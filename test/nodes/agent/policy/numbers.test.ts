import { describe, expect, it } from "vitest";
import { learn } from "../../../../nodes/agent/ledger/learn.ts";
import { emptyLedger } from "../../../../nodes/agent/ledger/ledger-state.ts";
import { checkReply } from "../../../../nodes/agent/policy/check-reply.ts";
import { evidenceOf } from "../../../../nodes/agent/policy/evidence.ts";
import { createToolset } from "../../../../nodes/tools/toolset.ts";
import { detectLanguage } from "../../../../src/core/language.ts";
import { emptyContext } from "./desk.ts";
import { falseNumbers, honestNumbers } from "./number-lists.ts";
import { anna, talk } from "./talk.ts";

const check = (text: string) => checkReply(text, talk, detectLanguage(text) ?? "uk");
const rows = (lists: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(lists).flatMap(([of, texts]) => texts.map((text) => [of, text] as const));

describe("a number in an answer, after a talk", () => {
  it.each(rows(honestNumbers))("holds (%s): %s", (_of, text) => {
    expect(check(text)).toEqual({ ok: true });
  });

  it.each(rows(falseNumbers))("does not hold (%s): %s", (_of, text) => {
    expect(check(text).ok).toBe(false);
  });

  it("is no price any more once the catalogue has another", () => {
    const dearer = { ...anna, variants: anna.variants.map((variant) => ({ ...variant, price: 1340 })) };
    const toolset = createToolset();
    const before = learn(emptyLedger(), { messages: [], steps: [], shown: [anna], toolset });
    const evidence = evidenceOf(emptyContext, [{ products: [dearer] }], { allowedLinkHosts: [] }, before);
    expect(checkReply("Сукня «Анна» коштує 1340 грн.", evidence, "uk")).toEqual({ ok: true });
    expect(checkReply("Сукня «Анна» коштує 1190 грн.", evidence, "uk").ok).toBe(false);
    expect(checkReply("Ціна 1190 грн.", evidence, "uk").ok).toBe(false);
  });
});
