import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { screen } from "../../../nodes/moderation/screen.ts";
import type { Verdict, VerdictReason } from "../../../nodes/moderation/verdict.ts";
import { passesLuhn } from "../../../src/core/reading/cards.ts";
import { cpuMs } from "../../kit/cpu-time.ts";
import { abuse, angryButAsking, cards, injections, repeated, selfHarm, spam, threats } from "./caught.ts";
import { harmless } from "./harmless.ts";

const now = "2026-01-15T10:00:00.000Z";
const one = (text: string) => screen({ text, recentAts: [now], recentTexts: [text], now, answeredFlood: false });
const ago = (ms: number): string => new Date(Date.parse(now) - ms).toISOString();

const corpora: readonly (readonly [VerdictReason, Verdict["action"], readonly string[]])[] = [
  ["self_harm", "escalate", selfHarm],
  ["threat", "escalate", threats],
  ["injection", "answer", injections],
  ["card_data", "pass", cards],
  ["spam", "answer", spam],
  ["abuse", "answer", abuse],
];

describe("screen on what it reads", () => {
  it("flags nothing that customers write every day", () => {
    expect(harmless.length).toBeGreaterThanOrEqual(150);
    const alarms = harmless.map((text) => ({ text, ...one(text).verdict })).filter(({ reason }) => reason !== "none");
    expect(alarms).toEqual([]);
  });

  it("flags nothing when everyday sentences meet in one message", () => {
    const pairs = harmless.slice(1).map((text, at) => `${harmless[at]}\n${text}`);
    const alarms = pairs.map((text) => ({ text, ...one(text).verdict })).filter(({ reason }) => reason !== "none");
    expect(alarms).toEqual([]);
  });

  it.each(corpora)("catches %s with the action %s", (reason, action, corpus) => {
    expect(corpus.length).toBeGreaterThanOrEqual(40);
    const missed = corpus
      .map((text) => ({ text, ...one(text).verdict }))
      .filter((verdict) => verdict.reason !== reason || verdict.action !== action);
    expect(missed).toEqual([]);
  });

  it.each(corpora)("catches %s in capitals and between everyday sentences", (reason, _action, corpus) => {
    const missed = corpus
      .filter((text) => !/[A-Za-z0-9+/]{20}|role"/.test(text))
      .flatMap((text) => [text.toUpperCase(), `Добрий день!\n${text}\nДякую`])
      .filter((text) => one(text).verdict.reason !== reason);
    expect(missed).toEqual([]);
  });

  it("passes an angry customer with a wish on, with the signal", () => {
    const lost = angryButAsking
      .map((text) => ({ text, ...one(text).verdict }))
      .filter(({ action, reason, signals }) => action !== "pass" || reason !== "abuse" || signals.length === 0);
    expect(lost).toEqual([]);
  });

  it("names the gravest reason and keeps the signals of all", () => {
    const { verdict } = one("не хочу жити, спалю ваш магазин, карта 4111111111111111");
    expect(verdict).toEqual({
      action: "escalate",
      reason: "self_harm",
      signals: ["self_harm.no_wish_to_live", "threat.place", "card_data.number"],
    });
    expect(one("спалю ваш магазин, суки").verdict.reason).toBe("threat");
  });

  it("keeps the customer's words out of the signals", () => {
    for (const text of [...abuse, ...threats, ...spam]) {
      for (const signal of one(text).verdict.signals) expect(signal).toMatch(/^[a-z_]+\.[a-z_]+$/);
    }
  });
});

describe("screen on signs and size", () => {
  it.each(["👍", "❤️", "?", "+", "...", "🤷‍♀️", "‼️"])("lets %s through as a possible answer", (text) => {
    expect(one(text).verdict).toMatchObject({ action: "pass", reason: "wordless" });
  });
  it.each(["", "   ", "\n\t", "\u200b\u200b", "\u3164", "\u2800", "\ufe0f"])("answers emptiness %j", (text) => {
    expect(one(text).verdict).toMatchObject({ action: "answer", reason: "wordless" });
  });
  it("answers a text that is too long, unless its end asks for help", () => {
    const long = "Добрий день, ще одне речення про розмір. ".repeat(300);
    expect(one(long).verdict).toMatchObject({ action: "answer", reason: "too_long" });
    expect(one(`${long} не хочу жити`).verdict.reason).toBe("self_harm");
    expect(one("а".repeat(8_000)).verdict.reason).not.toBe("too_long");
  });
});

describe("screen on the same words over and over", () => {
  const phrase = "Добрий день, підкажіть будь ласка розмір. ";
  it.each([...repeated, phrase.repeat(12), "хочу сукню ".repeat(400), "please answer me ".repeat(400)])(
    "asks for less, and does not take it for an advert: %s",
    (text) => {
      const { reason, action, signals } = one(text).verdict;
      expect({ reason, action }).toEqual({ reason: "too_long", action: "answer" });
      expect(signals).toEqual(["too_long.repetition"]);
    },
  );

  it("still takes a repeated advert for one", () => {
    const advert = "Заробіток онлайн від 5000$ на тиждень! Казино http://casino.example.com\n";
    expect(one(advert.repeat(6)).verdict.reason).toBe("spam");
  });

  it("still hears what is said between", () => {
    expect(one(`${phrase.repeat(12)} не хочу жити`).verdict.reason).toBe("self_harm");
  });
});

describe("screen on how often", () => {
  const texts = (count: number) => Array.from({ length: count }, (_, at) => `питання номер ${at}`);
  const sent = (recentTexts: readonly string[], gapMs: number, answeredFlood = false) =>
    screen({
      text: recentTexts.at(-1) ?? "",
      recentTexts,
      recentAts: recentTexts.map((_, at) => ago((recentTexts.length - 1 - at) * gapMs)),
      now,
      answeredFlood,
    }).verdict;

  it("answers a flood once and then keeps silent", () => {
    expect(sent(texts(9), 1_000)).toMatchObject({ action: "answer", reason: "flood" });
    expect(sent(texts(9), 1_000, true)).toMatchObject({ action: "ignore", reason: "flood" });
  });
  it("lets eight messages in ten seconds and nine in more through", () => {
    expect(sent(texts(8), 1_000).reason).toBe("none");
    expect(sent(texts(12), 2_000).reason).toBe("none");
  });
  it("knows the same words four times over, and a yes to four questions", () => {
    expect(sent(Array(4).fill("Де моє замовлення номер 12?"), 60_000).reason).toBe("flood");
    expect(sent(Array(3).fill("Де моє замовлення номер 12?"), 60_000).reason).toBe("none");
    expect(sent(Array(4).fill("так"), 30_000).reason).toBe("none");
    expect(sent(Array(4).fill("так"), 1_000).reason).toBe("flood");
  });
  it("hears a cry for help through a flood", () => {
    expect(sent([...texts(9), "не хочу жити"], 500, true)).toMatchObject({ action: "escalate", reason: "self_harm" });
  });
  it("answers the first advert and ignores the next", () => {
    const [first = "", second = ""] = spam;
    expect(sent(["Добрий день", first], 60_000)).toMatchObject({ action: "answer", reason: "spam" });
    expect(sent([second, "ок", first], 60_000)).toMatchObject({ action: "ignore", reason: "spam" });
    const burst = screen({
      text: `${second}\n${first}`,
      recentTexts: [second, first],
      recentAts: [ago(900), now],
      now,
      answeredFlood: false,
    });
    expect(burst.verdict).toMatchObject({ action: "answer", reason: "spam" });
  });
  it("takes unreadable and future times without alarm", () => {
    const ats = ["", "yesterday", "2999-01-01T00:00:00Z"];
    expect(screen({ text: "ок", recentAts: ats, recentTexts: [], now: "?", answeredFlood: false }).verdict.reason).toBe(
      "none",
    );
  });
});

describe("screen against disguise", () => {
  const words = [
    "хуй",
    "хуйня",
    "нахуй",
    "пизда",
    "пиздец",
    "блядь",
    "блять",
    "сука",
    "мудак",
    "говно",
    "курва",
    "ебать",
    "fuck",
    "asshole",
    "bitch",
    "cunt",
  ];
  const shapes: Readonly<Record<string, string>> = {
    а: "a",
    е: "e",
    о: "o",
    р: "p",
    с: "c",
    х: "x",
    у: "y",
    к: "k",
    м: "m",
    т: "t",
    і: "i",
    a: "а",
    e: "е",
    o: "о",
    c: "с",
    i: "і",
    k: "к",
    t: "т",
  };

  it("sees through separators between the letters", () => {
    const separator = fc.constantFrom(" ", ".", "-", "_", "*", "·", "\u200b", " . ", "/", "'");
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        separator,
        fc.constantFrom("", "ти ", "слухай, "),
        (word, between, before) => {
          expect(one(`${before}${[...word].join(between)}`).verdict.reason).toBe("abuse");
        },
      ),
    );
  });
  it("sees through look-alikes, capitals and drawn-out letters", () => {
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }), (word, how) => {
        const disguised = [...word]
          .map((letter, at) => {
            const choice = how[at] ?? 0;
            if (choice === 1) return shapes[letter] ?? letter;
            if (choice === 2) return letter.toUpperCase();
            return choice === 3 ? letter.repeat(3) : letter;
          })
          .join("");
        expect(`${disguised}: ${one(disguised).verdict.reason}`).toBe(`${disguised}: abuse`);
      }),
    );
  });
  it("sees through look-alikes and separators together", () => {
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (word, swap) => {
        const disguised = [...word].map((letter, at) => (swap[at] ? (shapes[letter] ?? letter) : letter)).join(" ");
        expect(`${disguised}: ${one(disguised).verdict.reason}`).toBe(`${disguised}: abuse`);
      }),
    );
  });
});

describe("screen on personal data", () => {
  it("masks a card down to its last four digits and leaves the rest as written", () => {
    expect(one("карта 4111 1111 1111 1111, Олена").masked).toBe("карта •••• 1111, Олена");
    expect(one("4111-1111-1111-1111 і 5555 5555 5555 4444").masked).toBe("•••• 1111 і •••• 4444");
  });
  it.each([
    ["iban", "оплата на UA213223130000026007233566001 дякую", "UA213223130000026007233566001"],
    ["iban", "UA21 3223 1300 0002 6007 2335 6600 1", "UA21 3223 1300 0002 6007 2335 6600 1"],
    ["phone", "мій +380670000000", "+380670000000"],
    ["phone", "тел. 067 000 00 00, Олена", "067 000 00 00"],
    ["phone", "+48 600 000 000", "+48 600 000 000"],
    ["email", "пишіть на olena@example.com!", "olena@example.com"],
    ["passport", "паспорт АА 000000", "АА 000000"],
    ["card", "ось 4111 1111 1111 1111 ок", "4111 1111 1111 1111"],
  ] as const)("reports %s in %s", (kind, text, expected) => {
    expect(one(text).spans.map((span) => ({ kind: span.kind, text: text.slice(span.start, span.end) }))).toEqual([
      { kind, text: expected },
    ]);
  });
  it("takes parcels, phones, bar codes and sums for what they are", () => {
    for (const text of [
      "20450000000000",
      "59000123456789, 42",
      "+380670000000 12",
      "4820000000000",
      "1 590 грн",
      "4111 1111 1111 1112",
    ]) {
      expect(one(text)).toMatchObject({ masked: text, verdict: { reason: "none" } });
    }
  });
  it("leaves no card behind, however it is written and whatever stands beside it", () => {
    const numbers = ["4111111111111111", "5555555555554444", "378282246310005", "4242424242424242", "6011111111111117"];
    const separator = fc.constantFrom("", " ", "-", ".", " - ", "\u200b", "\n", "  ");
    const card = fc
      .tuple(fc.constantFrom(...numbers), fc.array(separator, { minLength: 16, maxLength: 16 }))
      .map(([digits, between]) =>
        [...digits].map((digit, at) => (at === 0 ? "" : (between[at] ?? "")) + digit).join(""),
      );
    const part = fc.oneof(
      card,
      fc.constantFrom(" карта ", ", ", " ", " CVV 123 ", "олена"),
      fc.nat(99_999).map((n) => ` ${n} `),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), card, (parts, last) => {
        const { masked } = one(`${parts.join(" і ")} і ${last}`);
        const runs = masked.match(/\d(?:[^\p{L}\d]{0,3}\d)*/gu) ?? [];
        for (const run of runs) {
          const digits = run.replace(/\D/g, "");
          expect(numbers.some((number) => digits.includes(number))).toBe(false);
        }
        for (const run of masked.match(/(?<!\d)\d{15,19}(?!\d)/g) ?? []) {
          expect(/^(?:4|5[1-5]|3[47]|6011)/.test(run) && [15, 16].includes(run.length) && passesLuhn(run)).toBe(false);
        }
      }),
    );
  });
});

describe("screen on anything at all", () => {
  it("never throws, keeps offsets inside the text and says the same again", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 300 }),
          fc
            .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
            .map((units) => String.fromCharCode(...units)),
        ),
        (text) => {
          const first = one(text);
          expect(one(text)).toEqual(first);
          for (const { start, end } of first.spans) expect(0 <= start && start < end && end <= text.length).toBe(true);
        },
      ),
    );
  });
  it.each([
    ["letters", "а"],
    ["digits", "4"],
    ["spaced digits", "4 1 1 "],
    ["spaced letters", "х у "],
    ["at signs", "a@a."],
    ["brackets", "<system"],
    ["stars", "х*"],
    ["words", "ignore all "],
    ["accounts", "UA21 3223 "],
    ["base64", "aB3dEfGh"],
    ["gaps", "знаю де "],
    ["joined forms", "\ufdfa"],
  ])("reads a megabyte of %s without getting lost", (_name, unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    // 200 ms is the promise on a quiet core; shared machines get room, a runaway pattern would take minutes.
    expect(cpuMs(() => one(text))).toBeLessThan(2_000);
  });
});
