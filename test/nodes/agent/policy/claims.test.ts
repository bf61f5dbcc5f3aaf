import { describe, expect, it } from "vitest";
import { checkReply } from "../../../../nodes/agent/policy/check-reply.ts";
import { detectLanguage } from "../../../../src/core/language.ts";
import { act } from "./claims/act.ts";
import { discount } from "./claims/discount.ts";
import { hoursAndPlace } from "./claims/hours-and-place.ts";
import { moneyElsewhere } from "./claims/money-elsewhere.ts";
import { orderState } from "./claims/order-state.ts";
import { payment } from "./claims/payment.ts";
import { people } from "./claims/people.ts";
import { promise } from "./claims/promise.ts";
import { property } from "./claims/property.ts";
import { type Desk, desks, type Examples } from "./claims/shops.ts";
import { stock } from "./claims/stock.ts";
import { terms } from "./claims/terms.ts";

const kinds: Readonly<Record<string, Examples>> = {
  discount,
  promise,
  "order state": orderState,
  payment,
  act,
  stock,
  property,
  terms,
  "hours and place": hoursAndPlace,
  "money elsewhere": moneyElsewhere,
  people,
};
const listed = (texts: Examples["lies"]): (readonly [Desk, string])[] =>
  (Object.keys(desks) as Desk[]).flatMap((desk) => (texts[desk] ?? []).map((text) => [desk, text] as const));
const check = (desk: Desk, text: string): ReturnType<typeof checkReply> =>
  checkReply(text, desks[desk], detectLanguage(text) ?? "uk");

it("knows at least 200 false replies by kind", () => {
  expect(Object.values(kinds).flatMap(({ lies }) => listed(lies)).length).toBeGreaterThanOrEqual(200);
});

describe.each(Object.entries(kinds))("a claim of %s", (_kind, { honest, lies }) => {
  it.each(listed(honest))("passes when it is true or is none (%s): %s", (desk, text) => {
    expect(check(desk, text)).toEqual({ ok: true });
  });

  it.each(listed(lies))("is stopped when nothing backs it (%s): %s", (desk, text) => {
    expect(check(desk, text).ok).toBe(false);
  });
});

describe("Cyrillic in an English chat", () => {
  const answer = "Сукня є, її можна взяти вже зараз, оформлюємо замовлення на ваше ім'я сьогодні";
  const saying = (customerSaid: string): boolean =>
    checkReply(answer, { ...desks.found, facts: { ...desks.found.facts, customerSaid } }, "en").ok;

  it("is read by a customer who writes Ukrainian in Latin letters", () => {
    expect(saying("dobryi den, skilky koshtuye sukn")).toBe(true);
  });

  it("is refused for a customer who writes English", () => {
    expect(saying("hello, how much is the dress?")).toBe(false);
  });
});
