import type { Situation, ToolDeps } from "../../nodes/tools/situation.ts";
import { createToolset } from "../../nodes/tools/toolset.ts";
import { conversationId, emptyDraft, money, type Product, sku, turnId } from "../../src/core/index.ts";
import { createCatalogue } from "../../src/shop/catalogue.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";

const dress: Product = {
  id: "a",
  title: { uk: "Сукня «Ромашка»", en: "Dress Daisy" },
  category: "сукні",
  color: { uk: "синій", en: "blue" },
  keywords: [],
  variants: [{ sku: sku("A-122"), size: "122", price: money(119_000, "UAH"), stock: 3 }],
};

export const toolDeps: ToolDeps = { shop: demoShop, catalogue: createCatalogue([dress], "UAH") };

export const toolSituation = (changes: Partial<Situation> = {}): Situation => ({
  turn: {
    id: turnId("t_1"),
    conversationId: conversationId("c"),
    owner: "ai",
    epoch: 0,
    claim: 1,
    unsaid: [],
    inbounds: [],
    at: "2026-01-14T08:00:00Z",
  },
  language: "uk",
  draft: emptyDraft,
  bill: null,
  shown: [],
  customer: null,
  voided: [],
  wishes: [],
  refunds: [],
  said: [],
  ...changes,
});

export const openBill: NonNullable<Situation["bill"]> = {
  id: "o",
  number: "1",
  lines: [],
  earlier: [],
  method: "full",
  total: money(100, "UAH"),
  due: money(100, "UAH"),
  status: "awaiting_proof",
};

/** One call of a tool, and what its result may back. */
export async function callTool(name: string, args: unknown, changes: Partial<Situation> = {}, deps = toolDeps) {
  const toolset = createToolset(deps);
  const { result, change } = await toolset.run(name, args, toolSituation(changes), deps);
  return { result, change, evidence: toolset.evidence(name, result) };
}
