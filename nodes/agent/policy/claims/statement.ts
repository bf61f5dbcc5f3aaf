import { wholeWords } from "./whole-words.ts";

/** One place in an answer where a phrase was found, with what stands around it. Lower case, "е" for "ё". */
export interface Said {
  readonly sentence: string;
  /** Where in the sentence the phrase begins. */
  readonly start: number;
  readonly match: string;
  /** The clause up to the phrase, and all of it. */
  readonly before: string;
  readonly whole: string;
  /** What comes after the clause. */
  readonly after: string;
  readonly isQuestion: boolean;
  /** The clause is the whole sentence. */
  readonly isAlone: boolean;
}

const polite =
  "на (?:превеликий )?жаль|нажаль|к (?:большому )?сожалению|до речі|кстати|чесно кажучи|честно говоря|насправді|здається|кажется|мабуть|на щастя|unfortunately|sadly|i'm afraid|by the way|to be honest";
/** Words of courtesy that stand between commas and part a noun from its "немає". */
const courtesy = new RegExp(`[,(]? ?(?<![\\p{L}\\p{N}])(?:${polite})(?![\\p{L}\\p{N}])[,)]? ?`, "gu");

/** A period ends a sentence only before a space, so that "12.05" and "грн." inside one do no harm. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[!?…])|(?<=\.)\s+|\n+/u)
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .map((part) => part.replace(courtesy, " ").trim());

const clauseMarks = [",", ";", ":", " - ", "("];

/** The clause a match stands in: a "не" before a comma is about something else. */
export function saidAt(sentence: string, start: number, match: string): Said {
  const end = start + match.length;
  const from = clauseStart(sentence, start);
  const tail = sentence.slice(end).search(/[,;:()]| - /);
  const to = tail === -1 ? sentence.length : end + tail;
  const whole = sentence.slice(start === 0 ? 0 : from + 1, to);
  const isLast = !/[,;:]| - /.test(sentence.slice(to));
  return {
    sentence,
    start,
    match,
    before: start === 0 ? "" : sentence.slice(from + 1, start),
    whole,
    after: sentence.slice(to),
    isAlone: !/[,;:]/.test(sentence),
    isQuestion: sentence.trimEnd().endsWith("?") && (isLast || asksFromHere.test(whole)),
  };
}

/** "Не можу обіцяти, що …": what depends on a clause is said no more than the clause. */
function clauseStart(sentence: string, start: number): number {
  const from = Math.max(-1, ...clauseMarks.map((mark) => sentence.lastIndexOf(mark, start - 1)));
  return from > 0 && depends.test(sentence.slice(from)) ? clauseStart(sentence, from - 1) : from;
}
const depends = /^, (?:що|что|that)(?![\p{L}\p{N}])/u;

/** A clause that asks by its own words, wherever the question mark stands. */
const asksFromHere = wholeWords(
  "чи|який|яка|яке|які|якого|якої|коли|скільки|хто|де|хочете|бажаєте|какой|какая|какое|какие|когда|сколько|кто|хотите|ли|which|what|when|where|who|would|shall|do you|did you|have you|are you|is it|can i|may i",
);

/** A noun and a verb with a new clause between them are no statement: "… у суму замовлення, тож при отриманні". */
const joiner =
  "тож|то|але|якщо|щоб|а|бо|що|як|щойно|коли|поки|тому|так что|если|чтобы|но|как|когда|пока|потому|but|so|if|when|once|because|while";
const crossing = new RegExp(`[,;] ?(?:${joiner})(?![\\p{L}\\p{N}])`, "u");
export const crossesClauses = (match: string): boolean => crossing.test(match);
