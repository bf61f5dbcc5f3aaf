/**
 * Letters that look or sound like letters of the other script, and digits written for letters. Three tables, because
 * one Latin letter stands for different Cyrillic ones by shape ("p" is "р") and by sound ("p" is "п").
 */
const table = (pairs: string): ReadonlyMap<string, string> =>
  new Map(pairs.split(" ").map((pair) => [pair.slice(0, pair.length - 1), pair.slice(-1)]));

export const latinAsCyrillicByShape = table(
  "aа bь cс eе hн iі kк mм oо pр tт xх yу uи nп rг gд wш vв sѕ jј 0о 1і 3з 4ч 6б @а $с !і |і",
);
export const latinAsCyrillicBySound = table(
  "aа bб cц dд eе fф gг hх iи jй kк lл mм nн oо pп rр sс tт uу vв wв xх yи zз 0о 1і 3з 4ч 6б 9я @а $с !і",
);
export const cyrillicAsLatinByShape = table(
  "аa вb сc еe нh іi їi кk мm оo рp тt уy хx иu пn гr дd ѕs јj ьb ԁd ԛq ԝw һh 0o 1i 3e 4a 5s 7t 8b @a $s !i |i",
);

/** Scripts nobody writes to a Ukrainian shop in, so their letters inside a word are taken for what they look like. */
export const strangerAsLatin = table(
  "αa βb γy δd εe ζz ηn ιi κk λl μu νv οo πn ρp ςs σo τt υu φf χx ωw ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ɑa ɡg ıi ɩi ʋv ×x øo łl",
);

export function respell(word: string, letters: ReadonlyMap<string, string>): string {
  let spelled = "";
  for (const letter of word) spelled += letters.get(letter) ?? letter;
  return spelled;
}
