/**
 * Whether a code of a payee in Ukraine has right check digits: ЄДРПОУ of a company (8 digits) or РНОКПП of a person
 * (10). Undefined: it is neither, as the passport's number of a person without a code. A right one proves no payee.
 */
export function isRightTaxId(code: string): boolean | undefined {
  const digits = [...code].map(Number);
  if (/^\d{8}$/.test(code)) return companyDigit(digits) === digits[7];
  if (/^\d{10}$/.test(code)) return personDigit(digits) === digits[9];
  return undefined;
}

const personWeights = [-1, 5, 7, 9, 4, 6, 10, 5, 7];

const personDigit = (digits: readonly number[]): number => (weighed(digits, personWeights) % 11) % 10;

function companyDigit(digits: readonly number[]): number {
  const code = Number(digits.join(""));
  const weights = code > 30_000_000 && code < 60_000_000 ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7];
  const first = weighed(digits, weights) % 11;
  if (first < 10) return first;
  const second = weighed(
    digits,
    weights.map((weight) => weight + 2),
  );
  return (second % 11) % 10;
}

const weighed = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((total, weight, at) => total + weight * (digits[at] ?? 0), 0);
