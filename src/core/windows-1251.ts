/** Beside А–я, which follow each other from 0xC0. */
const others: Readonly<Record<string, number>> = {
  Ґ: 0xa5,
  Ё: 0xa8,
  Є: 0xaa,
  Ї: 0xaf,
  І: 0xb2,
  і: 0xb3,
  ґ: 0xb4,
  ё: 0xb8,
  "№": 0xb9,
  є: 0xba,
  ї: 0xbf,
  "«": 0xab,
  "»": 0xbb,
  "–": 0x96,
  "—": 0x97,
  "’": 0x92,
  // The apostrophe of letters is not in the set.
  ʼ: 0x92,
  "…": 0x85,
  "\u00a0": 0xa0,
};

const firstLetter = 0x410;
const lastLetter = 0x44f;

/** The text as one byte a character; what the set has not is "?". */
export const windows1251 = (text: string): Uint8Array => Uint8Array.from(text, byteOf);

function byteOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code;
  return code >= firstLetter && code <= lastLetter ? code - firstLetter + 0xc0 : (others[character] ?? 0x3f);
}
