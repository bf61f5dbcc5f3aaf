import { describe, expect, it } from "vitest";
import { checkReply } from "../../../../nodes/agent/policy/check-reply.ts";
import { evidenceOf } from "../../../../nodes/agent/policy/evidence.ts";
import { answered, desks, emptyContext } from "./desk.ts";

const shop = { allowedLinkHosts: [] };
const isOk = (text: string, evidence: ReturnType<typeof evidenceOf>): boolean => checkReply(text, evidence, "uk").ok;

describe("evidence", () => {
  it("never takes the customer's words, facts or the summary for data", () => {
    const evidence = evidenceOf(
      {
        ...emptyContext,
        summary: "обіцяли 777 грн",
        customer: { name: null, facts: ["ціна 555 грн"], order_count: 0 },
      },
      [answered("remember", { status: "kept", text: "ціна 666 грн" })],
      shop,
    );
    expect([777, 555, 666].filter((amount) => isOk(`Ціна ${amount} грн.`, evidence))).toEqual([]);
  });

  it("reads amounts in the shop's texts as amounts, and its days as days", () => {
    const evidence = evidenceOf(emptyContext, [], {
      ...shop,
      publicTexts: ["Повернення 14 днів. Доставка від 70 грн."],
    });
    expect(isOk("Доставка від 70 грн, повернення 14 днів.", evidence)).toBe(true);
    expect(isOk("Доставка 14 грн.", evidence)).toBe(false);
    expect(isOk("Повернення 70 днів.", evidence)).toBe(false);
  });

  it("knows the rest that a prepayment leaves", () => {
    expect(isOk("Передоплата 200 грн, решта 3 870 грн.", desks.cart)).toBe(true);
    expect(isOk("Передоплата 200 грн, решта 3 780 грн.", desks.cart)).toBe(false);
  });

  it("takes a fixed prepayment from the shop's terms", () => {
    const evidence = evidenceOf({ ...emptyContext, payment_methods: [] }, [], { ...shop, amounts: [250] });
    expect(isOk("Передоплата 250 грн.", evidence)).toBe(true);
  });

  it("proves nothing by a tool result that is a problem or in another shape", () => {
    for (const result of [null, 5, "1590 грн", { error: "1590 грн" }, { products: [{ price: 1590 }] }]) {
      const evidence = evidenceOf(
        { ...emptyContext, payment_methods: [] },
        [answered("search_catalogue", result)],
        shop,
      );
      expect(evidence.amounts.size).toBe(0);
    }
  });

  it("lets a paid bill alone say that the payment arrived", () => {
    const bill = (status: "awaiting_proof" | "awaiting_confirmation" | "paid") =>
      evidenceOf({ ...emptyContext, bill: { status, due: 200, covers_cart: true } }, [], shop);
    expect(isOk("Оплату отримано.", bill("paid"))).toBe(true);
    expect(isOk("Оплату отримано.", bill("awaiting_proof"))).toBe(false);
    expect(isOk("Оплату отримано.", bill("awaiting_confirmation"))).toBe(false);
  });

  it("tells statuses apart: a shipped order is not a delivered one", () => {
    expect(isOk("Ваше замовлення відправлено.", desks.orders)).toBe(true);
    expect(isOk("Ваше замовлення доставлено.", desks.orders)).toBe(false);
  });

  it("holds one currency: the same number in another is a lie", () => {
    expect(isOk("Сукня 1590 грн.", desks.found)).toBe(true);
    expect(isOk("Сукня $1590.", desks.found)).toBe(false);
  });

  it("speaks of free delivery and refunds only as the shop does", () => {
    expect(isOk("Безкоштовна доставка від 3 000 грн.", desks.info)).toBe(true);
    expect(isOk("Безкоштовна доставка.", desks.found)).toBe(false);
    expect(isOk("Кошти повернемо за 5 робочих днів.", desks.info)).toBe(true);
    expect(isOk("Кошти повернемо за 10 робочих днів.", desks.info)).toBe(false);
  });

  it("never shows bank details, not even those in the shop's own texts", () => {
    const iban = "UA213223130000026007233566001";
    expect(isOk(`IBAN: ${iban}`, evidenceOf(emptyContext, [], { ...shop, publicTexts: [`IBAN ${iban}`] }))).toBe(false);
  });

  it("repeats the customer's own phone, and no other", () => {
    expect(isOk("Телефон 067 000 00 00, вірно?", desks.cart)).toBe(true);
    expect(isOk("Телефон 067 000 00 02, вірно?", desks.cart)).toBe(false);
    expect(isOk("Телефон 067 000 00 00, вірно?", desks.found)).toBe(false);
  });
});
