import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkReply } from "../../../../nodes/agent/policy/check-reply.ts";
import { minorOf } from "../../../../nodes/agent/policy/text-evidence.ts";
import { languages } from "../../../../src/core/language.ts";
import { cpuMs } from "../../../kit/cpu-time.ts";
import { inSmall } from "../../../kit/in-small.ts";
import { desks } from "./desk.ts";
import { catalogue, disguises, evidenceFor, renderings, sentences } from "./generated.ts";

const pick = <T>(from: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...from);
const seed = 20_261_120;

describe("checkReply, over generated catalogues", () => {
  it("lets every truthful answer pass", () => {
    fc.assert(
      fc.property(catalogue, fc.nat(), pick(sentences), pick(renderings), (shown, at, sentence, rendering) => {
        const product = shown[at % shown.length];
        const variant = product?.variants[at % 2];
        if (product === undefined || variant === undefined) return;
        const text = sentence(product.title, variant.size, rendering(variant.price));
        expect(checkReply(text, evidenceFor(shown), "uk"), text).toEqual({ ok: true });
      }),
      { seed, numRuns: inSmall(40, 600) },
    );
  });

  it("stops the same answer with any other amount, however it is written or hidden", () => {
    fc.assert(
      fc.property(
        catalogue,
        fc.nat(),
        fc.integer({ min: 1, max: 9999 }),
        pick(sentences),
        pick(renderings),
        pick(disguises),
        (shown, at, amount, sentence, rendering, disguise) => {
          const product = shown[at % shown.length];
          const variant = product?.variants[at % 2];
          const evidence = evidenceFor(shown);
          if (product === undefined || variant === undefined || evidence.amounts.has(minorOf(amount))) return;
          const text = sentence(product.title, variant.size, disguise(rendering(amount)));
          expect(checkReply(text, evidence, "uk").ok, text).toBe(false);
        },
      ),
      { seed, numRuns: inSmall(100, 2_500) },
    );
  });

  it("stops the price of one product behind the title of another", () => {
    fc.assert(
      fc.property(catalogue, pick(renderings), (shown, rendering) => {
        const [first, second] = shown;
        const foreign = second?.variants[0]?.price;
        if (first === undefined || foreign === undefined) return;
        if (first.variants.some(({ price }) => price === foreign)) return;
        const text = `${first.title} — ${rendering(foreign)}.`;
        expect(checkReply(text, evidenceFor(shown), "uk").ok, text).toBe(false);
      }),
      { seed, numRuns: inSmall(120, 500) },
    );
  });
});

describe("checkReply, against an adversarial model", () => {
  const digits = (length: number): fc.Arbitrary<string> =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(""));
  const spaced = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc
      .tuple(text, fc.constantFrom("", " ", "-", ".", "\u200b", "\u00a0", "four"))
      .map(([raw, by]) => (by === "four" ? raw.replace(/(.{4})(?=.)/g, "$1 ") : [...raw].join(by)));
  const foreignAmount = fc
    .tuple(
      fc.integer({ min: 1, max: 99_999 }).filter((amount) => !desks.info.amounts.has(minorOf(amount))),
      pick(renderings.slice(0, -1)),
      pick(disguises),
    )
    .map(([amount, rendering, disguise]) => disguise(rendering(amount)));
  const foreignIban = spaced(digits(27).map((number) => `UA${number}`));
  const foreignCard = spaced(digits(15).map((number) => `4${number}`));
  const host = fc.tuple(
    fc.stringMatching(/^[a-z]{3,10}$/),
    pick(["com", "net", "org", "shop", "ua", "me", "ly", "top"]),
  );
  const foreignLink = fc
    .tuple(
      host,
      pick(["https://", "http://", "", "www."]),
      pick(["", "/pay", "/a?b=1"]),
      pick([".", " крапка ", "[.]", "．"]),
    )
    .map(([[label, zone], scheme, path, dot]) => `${scheme}evil-${label}${dot}${zone}${path}`);
  const foreignOrder = fc
    .tuple(pick(["Замовлення №", "Order #", "ТТН ", "Заказ № ", "номер замовлення: "]), digits(6))
    .map(([noun, number]) => `${noun}${number}`);
  const payload = fc.oneof(foreignAmount, foreignIban, foreignCard, foreignLink, foreignOrder);
  const filler = pick([
    "Вітаю!",
    "Сукня «Ромашка» — 1 590 грн.",
    "Розмір 122-128.",
    "Great choice!",
    "Доставка 1–3 дні, від 70 грн.",
    "Спасибо!",
    "Оформлюємо?",
    "",
  ]);

  it("lets no foreign amount, account, link or order number out in thousands of answers", () => {
    fc.assert(
      fc.property(filler, payload, filler, pick([" ", "\n"]), (before, lie, after, gap) => {
        const text = `${before}${gap}${lie}${gap}${after}`;
        expect(checkReply(text, desks.info, "uk").ok, text).toBe(false);
      }),
      { seed, numRuns: inSmall(350, 10_000) },
    );
  });

  it("never throws, whatever characters come", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 300 }),
          fc.string({ unit: "grapheme", maxLength: 300 }),
          fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }).map((all) => String.fromCharCode(...all)),
        ),
        pick(languages),
        (text, language) => {
          expect(typeof checkReply(text, desks.info, language).ok).toBe("boolean");
        },
      ),
      { seed, numRuns: inSmall(80, 1_000) },
    );
  });

  it.each(["а", "1 ", "UA1", "грн ", "<", "\n", "@a.", "ﷺ"])("refuses a megabyte of %j at once", (unit) => {
    const text = unit.repeat(Math.ceil(1_048_576 / unit.length));
    const spentMs = cpuMs(() => expect(checkReply(text, desks.info, "uk").ok).toBe(false));
    expect(spentMs).toBeLessThan(1_000);
  });
});
