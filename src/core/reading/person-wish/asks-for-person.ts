import { soundOfCyrillic, soundOfLatin } from "../language/latin-letters.ts";
import { alike } from "../lookalikes.ts";
import { speller } from "../misspelled.ts";
import { normalise } from "../normalise.ts";
import { joinerOf } from "../spelled-out.ts";
import { aboutWork, kindOfWord, wishWords } from "./person-words.ts";

/** A wish for a person is short, or stands at one end of something longer. */
const edgeChars = 400;

/** Sentences in which a person is meant and not wanted, in the letters of the words' kinds. */
const noWish = [
  // Who did or said something; a talk that was.
  /[NEP][FAIw]*Z/g,
  /Z[FI]*w[FA]*[PENS]/g,
  // "людина-павук", "manager outfit".
  /[NEP]Q/g,
  // "для людини", "5 человек", "на человека".
  /[Ud][FA]*[PEN]/g,
  // "ви людина?", "I am a person".
  /[YI]X?[FA]*[NE]/g,
  /[NE]F*Y(?![FI]*[MWC])/g,
  // "бот чи людина".
  /BF*O[FA]*[NEP]|[NEP]F*OF*B/g,
  // "не треба менеджера", "людину не треба", "no need for a manager".
  /X[FIM]*[WCTHDK][FASwTU]*[PEN]?/g,
  /[PEN][FI]*X[FI]*[WCTDR]/g,
  /X[FA]*[PEN](?!F*[DZ])/g,
];

const wishes = [
  /[CK][FASIw]*[PEN]/,
  /[CK][FIwW]*S/,
  /(?:^|\|)[FIM]*K[FIC]*(?=\||$)/,
  /(?:^|\|)[FI]*C[FI]*K/,
  /[PEN]F*\|F*CF*$/,
  /C[FI]*S[FI]*A|C[FI]*A[FI]*S/,
  /[PEN][FI]*C/,
  /W[FASwTIBX]*[PE]/,
  /W[FAI]*N/,
  /[PEN][FI]*W/,
  /T[FI]*w[FAS]*[PENS]/,
  /[PE][FI]*T/,
  /T[FAI]*E/,
  /W[FI]*A[FI]*T/,
  /SF*wF*T/,
  /MF*S[FAIw]*T/,
  /W[FI]*S[FIw]*[CKTDH]/,
  /(?:^|\|)[FIo]?[FI]*(?:GF*S|SF*G)[FIwQ]*(?=\||$)/,
  /L[FASIw]*[NEPS][FIw]*[DHTCK]/,
  /L[FI]*[DC][FASI]*[NEPS]/,
  /M[FASI]*[NE][FI]*[HDTCK]/,
  /G[FAIS]*[NE]/,
  /[GM][FI]*(?:S[FI]*A|A[FI]*S)/,
  /(?:^|\|)[FIw]*[AS]*[PEN][FIG]*(?=\||$)/,
  /(?:^|\|)[FB]*[AS]*P[FG]*(?=\||$)/,
  /(?:^|\|)[FIG]*(?:SF*A|AF*S)[FIG]*(?=\||$)/,
];
/** Away from the machine. */
const fromBots = [
  /X[FI]*W[FITwA]*B/,
  /(?:^|\|)F*XF*w?[FA]*B[F]*(?=\||$)/,
  /R[FIA]*B/,
  /W[FIw]*Z[FASIw]*[NEP]/,
  /B[FI]*X[FI]*[JHZ]/,
  /w[FA]*BF*T?F*X/,
  /X[FIw]*T[FI]*w?[FA]*B/,
  /[PE]F*XF*w?F*B/,
  /XF*w?F*BF*w?F*[PEN]/,
];

const joinSpelledOut = joinerOf({ letter: "\\p{L}", between: "[ .-]", mostBetween: 2, leastLetters: 5 });
const meant = speller(wishWords);
const bySound = new Map([...wishWords].map((word) => [soundOfCyrillic(word), word] as const));

/** The word as it stands in the lists: slips, drawn-out letters and Latin letters for Cyrillic ones are undone. */
function listed(word: string): string {
  if (kindOfWord(word) !== "o") return word;
  const short = word.replace(/(.)\1{2,}/gu, "$1");
  if (kindOfWord(short) !== "o") return short;
  const inCyrillic = /^[a-z'4]{4,}$/.test(short) ? bySound.get(soundOfLatin(short)) : undefined;
  return inCyrillic ?? meant(short) ?? short;
}

/** One letter a word, and a bar between two sentences. */
function kindsIn(text: string): string {
  const words = text.match(/[\p{L}\p{N}*'@$-]+|[.!?;\n]+|,/gu) ?? [];
  return words.map((word) => (/[\p{L}\p{N}]/u.test(word) ? kindsOfWord(word) : word === "," ? "," : "|")).join("");
}

function kindsOfWord(word: string): string {
  if (/^\d/.test(word)) return "d";
  const whole = kindOfWord(listed(word));
  return whole !== "o" || !word.includes("-")
    ? whole
    : word
        .split("-")
        .map((part) => kindOfWord(listed(part)))
        .join("");
}

/**
 * A wish for a person, also an angry, a sworn or a mistyped one, in the languages of the product and in Latin letters.
 * Code knows it, so that no model, no check and no budget stands between a customer and a person.
 */
export function asksForPerson(text: string): boolean {
  const said = text.length <= 2 * edgeChars ? text : `${text.slice(0, edgeChars)}\n${text.slice(-edgeChars)}`;
  const trimmed = said.trim();
  const lower = normalise(trimmed, { mixedWords: alike }).toLowerCase().replaceAll("ё", "е");
  if (aboutWork.test(lower)) return false;
  let kinds = kindsIn(joinSpelledOut(lower).text);
  const withoutCommas = kinds.replaceAll(",", "");
  if (fromBots.some((pattern) => pattern.test(withoutCommas))) return true;
  for (const pattern of noWish) kinds = kinds.replace(pattern, "o");
  kinds = kinds.replaceAll(",", "");
  return wishes.some((pattern) => pattern.test(kinds));
}
