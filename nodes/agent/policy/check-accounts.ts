import type { Evidence } from "./evidence.ts";
import { type Sifted, sift } from "./sift.ts";
import { phoneKey } from "./text-evidence.ts";

const gap = "[ .\\-_/|,\\n]{0,3}";
/**
 * The two letters and two digits of an IBAN, then at least eleven characters that are mostly digits, however spaced.
 */
const iban = new RegExp(
  `(?<![\\p{L}\\p{N}])\\p{L}${gap}\\p{L}${gap}\\d${gap}\\d(?:${gap}[A-Za-zА-Я\\d]{1,4}(?![\\p{Ll}])){3,30}`,
  "gu",
);
const ukrainianIban = new RegExp(`(?:ua|юа|уа)(?:${gap}\\d){10,27}`, "giu");
const wallet =
  /(?<![\p{L}\d])(?:0x[a-f\d]{12,}|bc1[a-z\d]{12,}|(?=[A-Za-z\d]*\d[A-Za-z\d]*\d[A-Za-z\d]*\d)(?=[A-Za-z\d]*[A-Za-z])[A-Za-z\d]{20,})(?![\p{L}\d])/giu;
const digitRun = /(?:\+?\d{0,3} ?\(\d{2,4}\) ?|\+?)\d(?:[ .\-_/|]{0,2}\d){6,}/gu;
const bankWord =
  /(?<!\p{L})(?:iban|ібан|ибан|swift|картк\p{L}*|карт(?:а|у|ы|и|ою|ой|е)|рахун\p{L}*|рахунок|счет\p{L}*|счёт\p{L}*|р\/р|р\/с|єдрпоу|едрпоу|мфо|іпн|инн|рнокпп|bank account|account|card|реквізит\p{L}*|реквизит\p{L}*|гаман\p{L}*|кошел[её]к\p{L}*|wallet|монобанк\p{L}*|приват\p{L}*|monobank|privat\p{L}*)(?!\p{L})[^\d\n.!?]{0,40}?(?:\*|x|х|\.)*(?<digits>\d(?:[ -]?\d){3,})/giu;

/** Bank details reach the customer from the shop's config alone: from the model never, not even the right ones. */
export function checkAccounts(sifted: Sifted, evidence: Evidence): Sifted {
  const ibans = sift(
    sift(sifted, ukrainianIban, () => "account_number"),
    iban,
    ([found]) => (isIban(found) ? "account_number" : "other"),
  );
  const wallets = sift(ibans, wallet, () => "account_number");
  const named = sift(wallets, bankWord, ({ groups }) => {
    const digits = groups?.["digits"] ?? "";
    const numbers = digits.match(/\d+/g) ?? [];
    const isOther = evidence.phones.has(phoneKey(digits)) || areSizes(numbers, evidence);
    return isOther || evidence.amounts.has(Number(numbers.join("")) * 100) ? "other" : "account_number";
  });
  return sift(named, digitRun, ([found]) => judgeRun(found, evidence));
}

/** "is 1190 UAH, 1680 UAH": prices behind a short word, and no row of digits between the currencies. */
const arePrices = (found: string): boolean => {
  const parts = found.split(/(?<!\p{L})(?:uah|грн|usd|eur)(?!\p{L})/iu);
  return parts.length > 1 && parts.every((part) => part.replace(/\D/g, "").length <= mostPriceDigits);
};
const mostPriceDigits = 6;

function isIban(found: string): boolean {
  if (arePrices(found) || /^(?!ua|юа|уа)\p{Ll}{2}\s/u.test(found)) return false;
  const plain = found.replace(/[^\p{L}\p{N}]/gu, "");
  return (
    plain.length >= 14 &&
    plain.replace(/\D/g, "").length >= 8 &&
    /^\p{L}{2}\d{2}/u.test(plain) &&
    !/\p{Ll}{3}/u.test(plain)
  );
}

function judgeRun(found: string, evidence: Evidence): "account_number" | "phone_number" | "fine" | "other" {
  const digits = found.replace(/\D/g, "");
  const groups = found.match(/\d+/g) ?? [];
  if (evidence.phones.has(phoneKey(digits)) && digits.length >= 9 && digits.length <= 13) return "fine";
  if (areSizes(groups, evidence) || areAmounts(found, groups, evidence)) return "other";
  const longest = Math.max(...groups.map((group) => group.length));
  if (digits.length >= 14 || longest >= 13 || groups.filter((group) => group.length === 4).length >= 2) {
    return "account_number";
  }
  const isDate = /^\d{1,2}\.\d{1,2}\.\d{4}$|^\d{4}-\d{2}-\d{2}$|^\d{1,2}\.\d{1,2}\.?-\d{1,2}\.\d{1,2}$/.test(found);
  if (isDate) return "other";
  if (isGroupedNumber(found) || digits.length < 7) return "other";
  // Nine to thirteen digits are dialled, and so are "123-45-67" and "+38…"; an unbroken other run is left to the
  // numbers.
  const isDialled = digits.length >= 9 || found.startsWith("+") || /^\d{3}-\d{2}-\d{2}$/.test(found);
  return isDialled ? "phone_number" : "other";
}

const isGroupedNumber = (found: string): boolean => /^[1-9]\d{0,2}(?:[ .]\d{3}){1,3}(?:[.]\d{1,2})?$/.test(found);

/** A row of heights ("98 104 110", "122-128-134") has as many digits as a card. */
function areSizes(groups: readonly string[], { sizes }: Evidence): boolean {
  const values = groups.map(Number);
  if (groups.some((group) => group.startsWith("0") || group.length > 3)) return false;
  const rises = values.every((value, at) => at === 0 || value >= (values[at - 1] ?? 0));
  return values.every((value) => sizes.has(value) || (rises && value >= 44 && value <= 188));
}

/** "590 - 1290", "1590/1290", "122-128 1590": each number is a price or a size that data holds. */
function areAmounts(found: string, groups: readonly string[], { amounts, sizes }: Evidence): boolean {
  const thousands = found.match(/\d{1,3}(?: \d{3})+(?!\d)|\d+/g)?.map((part) => part.replaceAll(" ", "")) ?? [];
  return [thousands, groups].some(
    (parts) =>
      parts.length > 1 &&
      parts.every((part) => !part.startsWith("0") && (amounts.has(Number(part) * 100) || sizes.has(Number(part)))),
  );
}
