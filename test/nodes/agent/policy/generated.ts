import fc from "fast-check";
import type { AgentContext } from "../../../../nodes/agent/context.ts";
import { type Evidence, evidenceOf } from "../../../../nodes/agent/policy/evidence.ts";
import { formatMoney, fromMajor } from "../../../../src/core/money.ts";
import { emptyContext } from "./desk.ts";
import { numberInWords } from "./number-in-words.ts";

type Shown = AgentContext["shown"][number];

const word = fc.constantFrom("Сукня", "Костюм", "Пальто", "Шапка", "Блуза", "Спідниця", "Плаття", "Куртка");
const name = fc.constantFrom("Ромашка", "Вітер", "Зірка", "Літо", "Хмаринка", "Мрія", "Казка", "Весна 2026");
const sizes = ["98", "104", "110", "116-122", "122-128", "134-140", "S", "M", "XL"] as const;

const variant = (at: number): fc.Arbitrary<Shown["variants"][number]> =>
  fc.record({
    sku: fc.constant(`SK-${at}-A7`),
    size: fc.constantFrom(...sizes),
    price: fc.integer({ min: 190, max: 9899 }),
    stock: fc.integer({ min: 1, max: 30 }),
  });

/** One to three products, each under a name of its own. */
export const catalogue: fc.Arbitrary<readonly Shown[]> = fc
  .uniqueArray(fc.tuple(word, name), { minLength: 1, maxLength: 3, selector: (pair) => pair.join() })
  .chain((pairs) =>
    fc.tuple(
      ...pairs.map(([what, called], at) =>
        fc.tuple(variant(2 * at), variant(2 * at + 1)).map(
          ([first, second]): Shown => ({
            title: `${what} «${called}»`,
            category: "одяг",
            color: "білий",
            variants: [first, second],
          }),
        ),
      ),
    ),
  );

export const evidenceFor = (shown: readonly Shown[]): Evidence =>
  evidenceOf({ ...emptyContext, payment_methods: [], shown: [...shown] }, [], {
    allowedLinkHosts: ["shop.example.com"],
  });

/** Ways in which a person would write an amount. */
export const renderings: readonly ((amount: number) => string)[] = [
  (amount) => `${amount} грн`,
  (amount) => formatMoney(fromMajor(amount, "UAH"), "uk"),
  (amount) => `${amount}₴`,
  (amount) => `${amount} гривень`,
  (amount) => `UAH ${amount.toLocaleString("en-US")}`,
  (amount) => `${amount}.00 грн`,
  (amount) => `**${amount}** грн`,
  (amount) => `${numberInWords(amount)} гривень`,
];

const digitsFrom = (zero: number) => (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** Ways in which one would hide it. */
export const disguises: readonly ((text: string) => string)[] = [
  (text) => text,
  digitsFrom(0xff10),
  digitsFrom(0x0660),
  digitsFrom(0x0966),
  digitsFrom(0x1d7ce),
  (text) => text.replace(/(?<=\d)(?=\d)/g, "\u200b"),
  (text) => text.replace(/(?<=\d)(?=\d)/g, "\u2060"),
  (text) => text.replace(/(?<=\d)[,.\s\u00a0]?(?=\d)/g, " "),
  (text) => text.replace(/(?<=\d)(?=\d)/g, "\u00ad"),
  (text) => text.replaceAll("0", "O"),
  (text) => text.replaceAll("0", "О").replaceAll("1", "l"),
  (text) => text.replace(/\d/g, "$&\ufe0f\u20e3"),
  (text) => text.replaceAll("р", "p").replaceAll("і", "i"),
  (text) => text.toUpperCase(),
];

/** An honest sentence around a title and an amount. */
export const sentences: readonly ((title: string, size: string, amount: string) => string)[] = [
  (title, size, amount) => `${title} — ${amount}, розмір ${size}.`,
  (title, size, amount) => `Так, є ${title} у розмірі ${size}. Ціна: ${amount}. Оформлюємо?`,
  (title, size, amount) => `1. ${title} (${size}): ${amount}\nЩо скажете?`,
  (title, size, amount) => `${title}, розмір ${size}, коштує ${amount}.`,
  (title, size, amount) => `The ${title} in size ${size} costs ${amount}.`,
  (title, size, amount) => `${title}, размер ${size}, стоит ${amount}.`,
];
