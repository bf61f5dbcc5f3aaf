import { alike, respell } from "../../src/core/reading/lookalikes.ts";
import { normalise } from "../../src/core/reading/normalise.ts";
import { inOneScript } from "../../src/core/reading/one-script.ts";
import { joinerOf } from "../../src/core/reading/spelled-out.ts";

/** One text in the forms the rules read. Offsets are not kept: words are only judged, never cut out of the text. */
export interface Reading {
  /** Lower case, one form per letter, nothing invisible; punctuation and lines as written. */
  readonly folded: string;
  /** " words of a sentence | words of the next ": every word between single spaces, apostrophes dropped. */
  readonly prose: string;
  /** As `prose`, with letters that stood apart ("х у й") joined and digits inside words read as letters. */
  readonly joined: string;
  /** Words that were spelled letter by letter, joined. */
  readonly spelled: readonly string[];
}

const joinSpelledOut = joinerOf({
  letter: "[\\p{L}\\p{Nd}@$]",
  between: "[^\\p{L}\\p{N}@$\\n]",
  mostBetween: 3,
  leastLetters: 3,
});

export function readingOf(text: string): Reading {
  const folded = normalise(text, { bareLetters: true, strangersAsLatin: true })
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
  const spelled = joinSpelledOut(folded);
  return {
    folded,
    prose: proseOf(folded, (word) => inOneScript(word, alike)),
    joined: proseOf(spelled.text, (word) => inOneScript(withoutDigits(word), alike)),
    spelled: spelled.words,
  };
}

function proseOf(folded: string, each: (word: string) => string): string {
  const bare = folded.replace(/(?<=\p{L})['"*](?=\p{L})/gu, "");
  const parts = bare.match(/[\p{L}\p{N}@$]+|[.!?…;\n]+/gu) ?? [];
  return ` ${parts.map((part) => (/[\p{L}\p{N}]/u.test(part) ? each(part) : "|")).join(" ")} `;
}

/** Digits inside a word are letters ("п1зда", "sh1t"); a number on its own, or a size such as "44s", stays a number. */
function withoutDigits(word: string): string {
  if (!/\p{L}/u.test(word) || !/[\d@$]/.test(word) || /^\d+\p{L}{1,2}$|^\p{L}{1,2}\d+$/u.test(word)) return word;
  return respell(word, /\p{Script=Cyrillic}/u.test(word) ? alike.inCyrillic : alike.inLatin);
}
