import { expect, it } from "vitest";
import { z } from "zod";
import { defineTool } from "../../../nodes/tools/define-tool.ts";
import { productTools, toolNames } from "../../../nodes/tools/product-tools.ts";
import { meantCall, toldTogether, toldTools } from "../../../nodes/tools/told/told-tools.ts";
import { createToolset } from "../../../nodes/tools/toolset.ts";
import { emptyDraft } from "../../../src/core/index.ts";
import { toolDeps, toolSituation } from "../../kit/tool-situation.ts";

it("tells some tools of one subject as one, and one alone as it is", () => {
  const told = toldTogether(productTools).map(({ name }) => name);
  expect(told).toEqual([
    "search_catalogue",
    "size_advice",
    "change_cart",
    "checkout",
    "manage_order",
    "shop_info",
    "search_knowledge",
    "call_person",
    "remember",
  ]);
  const alone = productTools.filter(({ name }) => name === "find_my_orders");
  expect(toldTogether(alone)).toEqual(alone);
});

it.each([
  ["search_catalogue", { text: "сукня", size_or_cm: "122" }, "search_catalogue", { text: "сукня", size: "122" }],
  ["search_catalogue", { skus: ["A-122"] }, "product_details", { skus: ["A-122"] }],
  ["change_cart", { changes: ["2× A-122", "0x B-1"] }, "change_cart", changed("changes", [2, "A-122"], [0, "B-1"])],
  ["change_cart", { changes: ["1× A-122"], only_quote: true }, "quote", changed("items", [1, "A-122"])],
  ["change_cart", changed("changes", [3, "A-122"]), "change_cart", changed("changes", [3, "A-122"])],
  ["checkout", { full_name: "Оксана П", branch_or_locker: "5" }, "set_delivery", { name: "Оксана П", branch: "5" }],
  ["checkout", { payment_method: "full" }, "checkout", { payment_method: "full" }],
  ["checkout", {}, "checkout", {}],
  ["manage_order", { act: "look_up", order: "12" }, "find_my_orders", { number: "12" }],
  ["manage_order", { act: "show_bill" }, "show_bill", {}],
  ["manage_order", { act: "they_paid" }, "payment_sent", {}],
  ["manage_order", { act: "cancel", order: "12", goods: "x" }, "cancel_order", { order: "12" }],
  ["manage_order", { act: "refund", goods: "сукня" }, "ask_refund", { goods: "сукня" }],
  ["manage_order", { act: "email_invoice", email: "a@b.ua" }, "send_invoice", { email: "a@b.ua" }],
  ["manage_order", { act: "change", changes: ["2× A-1"] }, "change_order", changed("changes", [2, "A-1"])],
  [
    "call_person",
    { reason: "damaged", wanted: "нова" },
    "call_person",
    { reason: "wrong_or_damaged_item", wanted: "нова" },
  ],
  ["call_person", { reason: "return_or_refund" }, "call_person", { reason: "return_or_refund" }],
  ["call_person", { reason: "unclear" }, "offer_choices", {}],
  ["ask_refund", { goods: "сукня" }, "ask_refund", { goods: "сукня" }],
])("%s %j means %s", (name, args, meant, given) => {
  expect(meantCall(name, args)).toEqual({ name: meant, args: given });
});

function changed(name: string, ...lines: readonly (readonly [quantity: number, sku: string])[]) {
  return { [name]: lines.map(([quantity, sku]) => ({ sku, quantity })) };
}

it("knows by name only tools that there are", () => {
  const told = toldTools.flatMap(({ members }) => members);
  expect(told.filter((name) => !toolNames.some((known) => known === name))).toEqual([]);
});

it("carries out what was meant, and says which tool answered", async () => {
  const run = createToolset(toolDeps).run("change_cart", { changes: ["2× A-122"] }, toolSituation(), toolDeps);
  expect(await run).toMatchObject({
    name: "change_cart",
    change: { draft: { lines: [{ sku: "A-122", quantity: 2 }] } },
  });
});

it("tells the model what is wrong with a change that is none", async () => {
  const now = toolSituation({ draft: emptyDraft });
  const { result } = await createToolset(toolDeps).run("change_cart", { changes: ["two of them"] }, now, toolDeps);
  expect(result).toEqual({ error: expect.stringContaining("changes") });
});

it("has no place for an embedder's tool of a name that stands for several", () => {
  const own = defineTool({
    name: "manage_order",
    description: "x",
    arguments: z.strictObject({}),
    result: z.object({}),
    run: () => ({ result: {} }),
    evidence: () => ({}),
  });
  expect(() => createToolset({ tools: [own] })).toThrow(/manage_order/);
});
