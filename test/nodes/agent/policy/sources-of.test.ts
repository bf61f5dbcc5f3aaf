import { expect, it } from "vitest";
import type { Ledger } from "../../../../nodes/agent/ledger/ledger-state.ts";
import { evidenceOf } from "../../../../nodes/agent/policy/evidence.ts";
import { sourcesOf } from "../../../../nodes/agent/policy/sources-of.ts";
import type { ClaimSource } from "../../../../src/core/index.ts";
import { type Desk, desks, emptyContext } from "./desk.ts";

it.each<readonly [ClaimSource, Desk, string, string]>([
  ["catalogue", "found", "Сукня «Ромашка» 122-128 коштує 1590 грн.", "1590"],
  ["cart", "cart", "Усе разом 4070 грн.", "4070"],
  ["bill", "billed", "До сплати зараз 200 грн.", "200"],
  ["shop", "info", "Від 3000 грн доставка безкоштовна.", "3000"],
  ["tool", "orders", "Замовлення A-1042 уже в дорозі.", "замовлення a-1042 уже в дорозі"],
  ["tool", "orders", "Номер накладної: 2045 0000 0000 01.", "2045 0000 0000 01"],
  ["reckoned", "found", "Дві сукні «Ромашка» 122-128 разом 3180 грн.", "3180"],
])("a statement of a reply has its source: %s (%#)", (from, desk, text, words) => {
  expect(sourcesOf(text, desks[desk])).toContainEqual({ words, from });
});

it("a statement of a reply that a person of the shop wrote, and one that the customer wrote, have their source", () => {
  const ledger: Ledger = {
    heardId: null,
    facts: [
      { kind: "statement", source: { by: "person" }, text: "Віддамо за 1410 грн" },
      { kind: "said", messageId: "c1", values: [445], codes: [], names: [] },
    ],
  };
  const evidence = evidenceOf(emptyContext, [], { allowedLinkHosts: [] }, ledger);
  expect(sourcesOf("Менеджер написав: 1410 грн. За 445 грн не можу.", evidence)).toEqual([
    { words: "1410", from: "person" },
    { words: "445", from: "customer" },
  ]);
});
