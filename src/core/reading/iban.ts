import { getCountrySpecifications, isValidIBAN } from "ibantools";

/** Its country's length and form, and right check digits; written without spaces, in capitals. */
export const isIban = (written: string): boolean => isValidIBAN(written);

/** Where an account number stands in a text, in UTF-16 units. */
export interface IbanSpan {
  readonly kind: "iban";
  readonly start: number;
  readonly end: number;
}

const countries = getCountrySpecifications();
/** 15 (Norway) to 33 (Russia) characters in all, in groups or not. */
const candidate = /(?<![\p{L}\p{N}])[A-Za-z]{2}[ \u00a0]?\d{2}(?:[ \u00a0-]?[A-Za-z0-9]){11,29}/gu;

/** Account numbers with their country's length and form and right check digits, wherever the groups are parted. */
export function ibansIn(text: string): IbanSpan[] {
  return [...text.matchAll(candidate)].flatMap(({ 0: written, index }): IbanSpan[] => {
    const length = countries[written.slice(0, 2).toUpperCase()]?.chars ?? 0;
    const end = endOf(written, length);
    const bare = written.slice(0, end).replace(/[^A-Za-z0-9]/g, "");
    const isIban = bare.length === length && isValidIBAN(bare.toUpperCase());
    return isIban ? [{ kind: "iban", start: index, end: index + end }] : [];
  });
}

/** Where the given number of letters and digits ends: what follows an account number may look like a part of it. */
function endOf(written: string, length: number): number {
  let count = 0;
  let end = 0;
  while (count < length && end < written.length) {
    if (/[A-Za-z0-9]/.test(written.charAt(end))) count += 1;
    end += 1;
  }
  return end;
}
