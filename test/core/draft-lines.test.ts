import { describe, expect, it } from "vitest";
import { emptyDraft, withLine } from "../../src/core/draft.ts";
import { money, sku } from "../../src/core/index.ts";

const line = { sku: sku("A"), title: "Сукня", size: "122", price: money(50_000, "UAH"), quantity: 1 };
const draft = withLine(emptyDraft, line);

describe("a line of the draft", () => {
  it("makes a version, one for each real change", () => {
    expect([emptyDraft.version, draft.version, withLine(draft, { ...line, quantity: 2 }).version]).toEqual([0, 1, 2]);
  });

  it("that changes nothing leaves the very draft", () => {
    expect(withLine(draft, { ...line })).toBe(draft);
    expect(withLine(emptyDraft, { ...line, quantity: 0 })).toBe(emptyDraft);
    expect(withLine(draft, { ...line, sku: sku("B"), quantity: 0 })).toBe(draft);
  });

  it.each([
    ["price", { price: money(60_000, "UAH") }],
    ["title", { title: "Сукня нова" }],
    ["quantity", { quantity: 3 }],
  ])("takes today's %s", (_what, change) => {
    expect(withLine(draft, { ...line, ...change }).lines).toEqual([{ ...line, ...change }]);
  });

  it("is the one of its article, wherever it stands", () => {
    const b = { ...line, sku: sku("B") };
    const both = withLine(draft, b);
    expect(withLine(both, { ...b, quantity: 2 }).lines).toEqual([line, { ...b, quantity: 2 }]);
    expect(withLine(both, b)).toBe(both);
  });
});
