import { describe, expect, it } from "vitest";
import { refusalNote, saidInPlace } from "../../../nodes/agent/after-refusal.ts";
import { checkReply, maxReplyChars } from "../../../nodes/agent/policy/check-reply.ts";
import { languages } from "../../../src/core/language.ts";
import { desks } from "./policy/desk.ts";

const holdsIn = (desk: keyof typeof desks) => (text: string) => checkReply(text, desks[desk], "uk").ok;
const said = (drafts: readonly string[], desk: keyof typeof desks = "found"): string =>
  saidInPlace(drafts, holdsIn(desk), { language: "uk", reachesPerson: false }).text;

describe("what is said in place of two answers that were stopped", () => {
  it.each(languages)("passes the check itself, also where nothing is known (%s)", (language) => {
    for (const reachesPerson of [true, false]) {
      const { text } = saidInPlace([], () => false, { language, reachesPerson });
      expect(checkReply(text, desks.nothing, language)).toEqual({ ok: true });
      const held = saidInPlace(["Дуже гарна сукня, вона легка."], () => true, { language, reachesPerson }).text;
      expect(held.length).toBeLessThan(maxReplyChars);
      expect(checkReply(held.split("\n\n")[1] ?? "", desks.nothing, language)).toEqual({ ok: true });
    }
  });

  it.each([
    [
      "the sentences that hold",
      "Сукня «Ромашка» — 1590 грн. Костюм «Вітер» — 500 грн. Який зріст дитини?",
      "Сукня «Ромашка» — 1590 грн. Який зріст дитини?",
    ],
    [
      "the first clauses of a sentence that does not",
      "Сукня «Ромашка» — 1590 грн, а костюм віддам за 500 грн.",
      "Сукня «Ромашка» — 1590 грн.",
    ],
    ["no agreement to what is left out", "Так, усе правильно. Разом 3070 грн.", ""],
    ["no clause that agrees", "Так, домовились: 500 грн за сукню.", ""],
    [
      "nothing that leaned on what is left out",
      "Сукня коштує 500 грн. Тому беріть одразу дві! Розміри 122-128 і 134-140 є.",
      "Розміри 122-128 і 134-140 є.",
    ],
    ["nothing at all, rather than debris", "Ой. Ціна 500 грн.", ""],
  ])("is %s", (_what, draft, part) => {
    const text = said([draft]);
    expect(text.includes("\n\n") ? text.split("\n\n")[0] : "").toBe(part);
  });

  it("takes the older answer where nothing of the newer one holds", () => {
    expect(said(["Сукня «Ромашка» — 1590 грн. Ще й знижка 20 %!", "Ціна 500 грн!"])).toContain("1590 грн.");
  });
});

describe("the note to the model", () => {
  const noteOn = (text: string, desk: keyof typeof desks): string => {
    const checked = checkReply(text, desks[desk], "uk");
    return refusalNote(checked.ok ? [] : checked.violations).text;
  };

  it.each([
    [
      "names the words and what is known",
      "Усе разом 3070 грн.",
      "cart",
      /^\[check\] .*"3070": no known amount; known: /,
    ],
    ["names the goods of a wrong price", "«Вітер» — 1590 грн.", "found", /"1590": Костюм "Вітер", 110.* costs 890/],
    ["says why", "Даруємо знижку!", "found", /"знижку": no data speak of this/],
    ["says that there was no answer", "Так.", "found", /it was empty/],
  ] as const)("%s", (_what, text, desk, note) => {
    expect(noteOn(text, desk)).toMatch(note);
    expect(noteOn(text, desk).length).toBeLessThan(900);
  });
});
