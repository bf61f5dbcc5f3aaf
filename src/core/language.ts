/** The languages every text of the product exists in. Ukrainian is the one to fall back to. */
export const languages = ["uk", "en", "ru"] as const;
export type Language = (typeof languages)[number];

const ukrainianOnly = /[іїєґ]|\p{Script=Cyrillic}['’ʼ]\p{Script=Cyrillic}/giu;
const russianOnly = /[ыэъё]/giu;
const russianWords =
  /(?<!\p{L})(?:здравствуйте|привет|спасибо|пожалуйста|что|как|где|когда|сколько|почему|есть|хочу|нужно|нужен|мне|заказ|платье|размер|деньги|можно|если|или|человек|оператор)(?!\p{L})/giu;
const ukrainianWords =
  /(?<!\p{L})(?:добрий|доброго|вітаю|дякую|прошу|що|як|де|коли|скільки|чому|хочу|треба|потрібно|мені|сукня|сукню|або|якщо|людина|замовлення|будь|ласка|привіт)(?!\p{L})/giu;

/** Too short for their letters to tell, and yet English: the first word of many chats. */
const shortEnglish = /(?<![\p{L}\p{N}])(?:hi|hey|yes|yep|yup|no|bye|thx|pls)(?![\p{L}\p{N}])/iu;
/** Said in every language. */
const anyonesWords = /(?<![\p{L}\p{N}])(?:ok|okay)(?![\p{L}\p{N}])/giu;
/** What of a message can tell its language. */
const telling = (written: string): string =>
  written.replace(/<[^<>]*>|https?:\/\/\S+/g, " ").replace(anyonesWords, " ");

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * The language of one message, or undefined when the message does not tell ("ok", "+380…", an emoji).
 * Letters decide before words: "і ї є ґ" exist only in Ukrainian, "ы э ъ ё" only in Russian.
 */
export function detectLanguage(written: string): Language | undefined {
  const text = telling(written);
  const cyrillic = count(text, /\p{Script=Cyrillic}/gu);
  const latin = count(text, /\p{Script=Latin}/gu);
  if (cyrillic === 0 && latin < 4) return shortEnglish.test(text) ? "en" : undefined;
  if (latin > cyrillic * 2) return /\p{L}{2,}/u.test(text) ? "en" : undefined;
  const uk = 2 * count(text, ukrainianOnly) + count(text, ukrainianWords);
  const ru = 2 * count(text, russianOnly) + count(text, russianWords);
  if (uk === ru) return undefined;
  return uk > ru ? "uk" : "ru";
}

/**
 * The language to answer in: the customer's newest clear one, among those the shop speaks. In a conversation that
 * already has a language, a foreign word or two ("ok, thanks"; "спасибо") do not change it; any Cyrillic ends an
 * English one. The language of the customer's app decides only where nothing was said yet.
 */
export function nextLanguage(
  current: Language | undefined,
  text: string,
  spoken: readonly Language[],
  app?: Language,
): Language {
  const amongSpoken = (language: Language | undefined): Language | undefined =>
    language !== undefined && spoken.includes(language) ? language : undefined;
  const known = amongSpoken(current);
  const fallback = known ?? amongSpoken(app) ?? spoken[0] ?? "uk";
  const heard = detectLanguage(text);
  if (heard === undefined || !spoken.includes(heard)) return fallback;
  if (known === undefined) return heard;
  const words = telling(text).match(/\p{L}{2,}/gu)?.length ?? 0;
  const enough = known === "en" ? 1 : heard === "en" ? 3 : 2;
  return words >= enough ? heard : known;
}
