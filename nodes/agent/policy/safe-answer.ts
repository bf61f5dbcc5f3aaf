import type { Language } from "../../../src/core/language.ts";
import { formatMoney, fromMajor } from "../../../src/core/money.ts";
import { clip } from "../../../src/core/text.ts";
import type { AgentContext } from "../context.ts";

/** As many as a person reads in a chat. */
const maxListed = 5;
/** Five of these and the words around them stay below the limit of a reply. */
const maxLineChars = 140;

interface Words {
  readonly found: string;
  readonly sizes: string;
  readonly from: string;
  readonly next: string;
  readonly nothing: string;
}

const words: Record<Language, Words> = {
  uk: {
    found: "Ось що є за вашим запитом:",
    sizes: "розміри",
    from: "від",
    next: "Що вам до вподоби? Можу також покликати менеджера: просто напишіть «людина».",
    nothing:
      "Щоб не помилитися, краще перевірю ще раз. Напишіть, будь ласка, який товар або розмір вас цікавить, або напишіть «людина», і я покличу менеджера.",
  },
  en: {
    found: "Here is what we have for your request:",
    sizes: "sizes",
    from: "from",
    next: "Which one do you like? I can also call a manager: just write “human”.",
    nothing:
      "To be sure I tell you the right thing, I would rather look again. Which product or size are you interested in? Or write “human”, and I will call a manager.",
  },
  ru: {
    found: "Вот что есть по вашему запросу:",
    sizes: "размеры",
    from: "от",
    next: "Что вам нравится? Могу также позвать менеджера: просто напишите «человек».",
    nothing:
      "Чтобы не ошибиться, лучше проверю ещё раз. Напишите, пожалуйста, какой товар или размер вас интересует, или напишите «человек», и я позову менеджера.",
  },
};

/** What the customer gets in place of an answer that data did not back: written by code, from data, and kind. */
export function safeAnswer(context: Pick<AgentContext, "shop" | "shown">, language: Language): string {
  const say = words[language];
  const lines = context.shown.flatMap(({ title, variants }) => {
    const there = variants.filter(({ stock }) => stock > 0);
    const prices = there.map(({ price }) => price);
    if (prices.length === 0) return [];
    const lowest = Math.min(...prices);
    const price = formatMoney(fromMajor(lowest, context.shop.currency), language);
    const sizes = [...new Set(there.flatMap(({ size }) => size || []))].join(", ");
    const amount = prices.some((other) => other !== lowest) ? `${say.from} ${price}` : price;
    return [`• ${title} — ${amount}${sizes === "" ? "" : `, ${say.sizes}: ${sizes}`}`];
  });
  const listed = lines.slice(0, maxListed).map((line) => clip(line, maxLineChars));
  return listed.length === 0 ? say.nothing : [say.found, ...listed, "", say.next].join("\n");
}
