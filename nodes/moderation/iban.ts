import type { PiiSpan } from "./verdict.ts";

/** Length by country (ISO 13616 registry): the neighbours and the countries parcels and refunds go to. */
const lengths: ReadonlyMap<string, number> = new Map(
  "UA29 PL28 DE22 CZ24 SK24 RO24 MD24 HU28 LT20 LV21 EE20 GB22 IE22 FR27 IT27 ES24 PT25 NL18 BE16 AT20 CH21 BG22 GR27 TR26 GE22 IL23 SE24 NO15 DK18 FI18 HR21 SI19 LU20 CY28 MT31 KZ20 AZ28 AE23"
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const candidate = /(?<![\p{L}\p{N}])[A-Za-z]{2}[ \u00a0]?\d{2}(?:[ \u00a0-]?[A-Za-z0-9]){11,27}/gu;

/** The country and check digits go to the end, letters become 10 to 35, and the whole is 1 modulo 97. */
function passesMod97(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

export function ibansIn(text: string): PiiSpan[] {
  const spans: PiiSpan[] = [];
  for (const { 0: written, index } of text.matchAll(candidate)) {
    const length = lengths.get(written.slice(0, 2).toUpperCase());
    if (length === undefined) continue;
    let bare = "";
    let end = 0;
    while (bare.length < length && end < written.length) {
      const character = written.charAt(end);
      if (/[A-Za-z0-9]/.test(character)) bare += character.toUpperCase();
      end += 1;
    }
    if (bare.length === length && passesMod97(bare)) spans.push({ kind: "iban", start: index, end: index + end });
  }
  return spans;
}
