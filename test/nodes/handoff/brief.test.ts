import { describe, expect, it } from "vitest";
import { brief } from "../../../nodes/handoff/brief.ts";
import { type Bill, billSchema } from "../../../nodes/sale/bill.ts";
import { emptyDraft, fromMajor, languages } from "../../../src/core/index.ts";

const bill = (status: Bill["status"]): Bill => ({
  id: "b_1",
  number: "DG-1",
  lines: [],
  earlier: [],
  method: "full",
  total: fromMajor(1190, "UAH"),
  due: fromMajor(1190, "UAH"),
  status,
});

describe("a brief", () => {
  it.each(languages)("tells how far the payment is in words of %s, not of the code", (language) => {
    for (const status of billSchema.shape.status.options) {
      const text = brief({
        said: ["де мої гроші?"],
        draft: emptyDraft,
        name: null,
        username: null,
        currency: "UAH",
        bill: bill(status),
        language,
      });
      expect(text).toContain("DG-1");
      expect(text).not.toContain("_");
      if (language !== "en") expect(text).not.toContain(status);
    }
  });

  it("says in Ukrainian that a bill waits for its payment", () => {
    const text = brief({
      said: [],
      draft: emptyDraft,
      name: null,
      username: null,
      currency: "UAH",
      language: "uk",
      bill: bill("awaiting_proof"),
    });
    expect(text).toContain("Замовлення: DG-1, 1\u00a0190\u00a0грн, чекає на оплату");
  });
});
