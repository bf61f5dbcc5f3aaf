import { writtenPhrase } from "../../../src/core/reading/phrase.ts";
import type { Evidence } from "./evidence.ts";
import { type Sifted, sift } from "./sift.ts";
import { currencies } from "./units.ts";

const orderNoun =
  "замовлен\\p{L}*|заказ\\p{L}*|orders?|ттн|накладн\\p{L}*|tracking|трек\\p{L}*|посилк\\p{L}*|посылк\\p{L}*|parcel|package|відправлен\\p{L}*|отправлен\\p{L}*|shipment|invoice|чек\\p{L}*";
/** A named number of an order: "замовлення № 1042", "order #A-17", "ТТН 2045 0000 0000 00". */
const orderNumber = new RegExp(
  `(?<!\\p{L})(?:${orderNoun})(?!\\p{L})(?:[ :,"'(\\-]{0,3}(?:номер\\p{L}*|number|no\\.?|нової пошти|ваш\\p{L}*|id|код|code|is)){0,2}[ :"'(\\-]{0,3}(?<sign>#?) ?(?<number>(?:\\p{L}{1,4}[-_/])*[\\p{L}\\d]*\\d[\\p{L}\\d]*(?:[ \\-/.]?[\\p{L}]{0,3}\\d+)*)`,
  "giu",
);
const namedNumber = /номер|number|#|no\.|ттн|tracking|накладн|трек|\bid\b|код|code/iu;
const trackingNumber = /(?<![\p{L}\d])[A-Z]{2}\d{9}[A-Z]{2}(?![\p{L}\d])/gu;
const skuWord =
  /(?<!\p{L})(?:артикул\p{L}*|арт\.|sku|код товар\p{L}*|item code|article)(?!\p{L})[ :#"'(-]{0,4}(?<code>[\p{L}\d]+(?:[-_/][\p{L}\d]+)*)/giu;
/** Letters and digits with hyphens, beginning with a letter: "DR-ROM-128". "14-day" and "2-in-1" begin with a digit. */
const skuShape = /(?<![\p{L}\d])(?=[\p{L}\d_/-]{0,60}\d)\p{L}[\p{L}\d]*(?:[-_/][\p{L}\d]+)+(?![\p{L}\d])/gu;
const solidSku = /(?<![\p{L}\d])\p{Lu}{2,}\d{2,}(?![\p{L}\d])/gu;

/** Order and tracking numbers that data did not give. Those that it gave are marked as known before this step. */
export function checkOrderNumbers(sifted: Sifted, evidence: Evidence): Sifted {
  const orders = sift(sifted, orderNumber, (match) => {
    const { 0: found, groups } = match;
    const number = groups?.["number"] ?? "";
    // "Замовлення 5521 я не бачу": the customer's own number, and nothing is said of it.
    if (evidence.said.codes.has(number.toLowerCase()) && isNotFound(match)) return "fine";
    if (/\p{L}/u.test(number) && !isCounted(number)) return "order_unknown";
    if (namedNumber.test(found)) return "order_unknown";
    const parts = number.match(/\d+/g)?.map(Number) ?? [];
    const isAmount = evidence.amounts.has(Number(number.replace(/\D/g, "")) * 100);
    const isPlain =
      /^[\d .-]+$/.test(number) && (isAmount || parts.every((part) => part < 100 || evidence.sizes.has(part)));
    return isPlain || isCounted(number) ? "other" : "order_unknown";
  });
  return sift(orders, trackingNumber, () => "order_unknown");
}

/** Article numbers that the catalogue did not give. A code of the customer's is theirs: "LILY50" is no article. */
export function checkSkus(sifted: Sifted, { said }: Evidence): Sifted {
  const named = sift(sifted, skuWord, ({ groups }) => (/\d/.test(groups?.["code"] ?? "") ? "sku_unknown" : "other"));
  return [skuShape, solidSku].reduce(
    (left, pattern) =>
      sift(left, pattern, (match) =>
        isEveryday(match[0]) || (said.codes.has(match[0].toLowerCase()) && isDisowned(match)) ? "other" : "sku_unknown",
      ),
    named,
  );
}

/** Said to be a code of another kind, or not to be known. */
const disowned =
  /(?<!\p{L})(?:промо\p{L}*|promo\p{L}*|купон\p{L}*|coupon\p{L}*|код\p{L}*|codes?|ваучер\p{L}*|voucher\p{L}*|не|немає|нема|нет|not|no|don't|can't|cannot|жодн\p{L}*)(?!\p{L})/iu;
const disownedWithin = 60;

const notFound = writtenPhrase(
  "не (~ )?(бачу|знайш~|знаход~|можу|маю|відображ~|наш~|вижу|могу|нахо~)",
  "(немає|нема|нет) (такого|~ )?",
  "(can't|cannot|don't|didn't|couldn't|do not|could not) (~ )?(see|find|have|know)",
);

const isNotFound = ({ 0: found, index, input }: RegExpExecArray): boolean =>
  notFound.test(input.slice(Math.max(0, index - disownedWithin), index + found.length + disownedWithin));

const isDisowned = ({ 0: found, index, input }: RegExpExecArray): boolean =>
  disowned.test(input.slice(Math.max(0, index - disownedWithin), index + found.length + disownedWithin));

/** "2шт", "590грн": a number with its unit, not a code. */
const isCounted = (number: string): boolean => /^\d+(?:грн|шт|uah|см|cm|pcs|x|х|к|k)$/iu.test(number);

/** "UAH1590", "розмір-128": a word before a number. */
function isEveryday(found: string): boolean {
  const letters = (/^\p{L}+/u.exec(found)?.[0] ?? "").toLowerCase();
  if (currencies.some(([pattern]) => pattern.test(letters))) return true;
  return /^(?:розмір|размер|size|зріст|рост|height|covid|пн|вт|ср|чт|пт|сб|нд|вс|mon|fri|sat|sun|м|x|т|б|г|g|кг|kg)$/u.test(
    letters,
  );
}
