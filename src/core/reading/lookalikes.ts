/**
 * The one table of look-alikes: letters and signs that are written for letters of the other script, and letters for
 * digits. A pair is "what is written, what is meant". Rows differ by how sure the eye is and in which direction.
 *
 * It is our own. Unicode's confusables (and npm packages of them) map everything towards Latin and take "Д" for "A":
 * in a shop that writes Ukrainian both scripts are real, so each pair needs its direction.
 */
export type Letters = ReadonlyMap<string, string>;
type Pair = readonly [written: string, meant: string];

const pairs = (list: string): Pair[] =>
  list.split(" ").map((pair) => {
    const [written = "", meant = ""] = pair;
    return [written, meant];
  });
const turned = (list: readonly Pair[]): Pair[] => list.map(([written, meant]) => [meant, written]);

/** The same drawing in print, Latin first: the eye cannot tell which of the two it is. */
const twins = pairs("aа cс eе iі jј oо pр sѕ xх yу AА BВ CС EЕ HН IІ KК MМ OО PР SЅ TТ XХ YУ");
/** Alike to a reader in a hurry, both ways, Latin first. From here on all is lower case. */
const similar = pairs("bь hн kк mм nп rг tт uи");
/** These stand for the other script in one direction only. */
const onlyAsCyrillic = pairs("gд vв wш");
const onlyAsLatin = pairs("вb дd їi ԁd һh ԛq ԝw");
/** By sound: "p" looks like "р" and sounds like "п". */
const sounds = pairs("aа bб cц dд eе fф gг hх iи jй kк lл mм nн oо pп rр sс tт uу vв wв xх yи zз");
/** Digits and signs inside a word. */
const signsAsCyrillic = pairs("0о 1і 3з 4ч 6б @а $с !і");
const signsAsLatin = pairs("0o 1i 3e 4a 5s 7t 8b @a $s !i |i");
/** Letters beside digits, with capitals: "l590", "15OO". */
const asDigits = pairs("O0 o0 О0 о0 Q0 I1 l1 |1 І1 і1 i1 !1 Z2 З3 з3 Ч4 S5 Ѕ5 s5 Б6 б6 B8 В8");
/** Scripts in which customers of a Ukrainian shop do not write: their letters are taken for what they look like. */
const strangers = pairs(
  "αa βb γy δd εe ζz ηn ιi κk λl μu νv οo πn ρp ςs σo τt υu φf χx ωw ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ɑa ɡg ıi ɩi ʋv ×x øo łl",
);

/** How the letters of one script are read as the other. */
export interface Alike {
  readonly inCyrillic: Letters;
  readonly inLatin: Letters;
  /** Where the word also has letters that exist in Cyrillic alone. */
  readonly amongCyrillic: Letters;
}

const twinsInCyrillic: Letters = new Map(twins);
/** Only what cannot be told apart by eye; capitals stay capitals. */
export const identical: Alike = {
  inCyrillic: twinsInCyrillic,
  amongCyrillic: twinsInCyrillic,
  inLatin: new Map(turned(twins)),
};

const shapesInCyrillic: Pair[] = [...twins, ...similar, ...onlyAsCyrillic, ...signsAsCyrillic, ...pairs("|і")];
/** Also what is merely similar, and signs for letters. For lower case. */
export const alike: Alike = {
  inCyrillic: new Map(shapesInCyrillic),
  // "b" inside a Cyrillic word is "ь" at its end and "б" or "в" elsewhere; "б" serves word lists best.
  amongCyrillic: new Map([...shapesInCyrillic, ...pairs("bб")]),
  inLatin: new Map([...turned(twins), ...turned(similar), ...onlyAsLatin, ...signsAsLatin]),
};

export const soundsInCyrillic: Letters = new Map([...sounds, ...signsAsCyrillic, ...pairs("9я")]);
export const strangersInLatin: Letters = new Map(strangers);
export const lettersAsDigits: Letters = new Map(asDigits);

export function respell(word: string, letters: Letters): string {
  let spelled = "";
  for (const letter of word) spelled += letters.get(letter) ?? letter;
  return spelled;
}
