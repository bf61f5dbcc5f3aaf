const decimal = /\p{Nd}/u;

/**
 * The digit that a character of any script stands for, also ① and ², or "". Scripts keep their ten digits in a row, so
 * the value is the place in it.
 */
export function digitOf(code: number): string {
  if (code >= 48 && code <= 57) return String.fromCharCode(code);
  if (code < 0xb2) return "";
  const character = String.fromCodePoint(code);
  if (!/[\p{Nd}\p{No}]/u.test(character)) return "";
  const compatible = character.normalize("NFKC");
  if (/^\d$/.test(compatible)) return compatible;
  if (!decimal.test(character)) return "";
  let zero = code;
  while (code - zero < 9 && decimal.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
