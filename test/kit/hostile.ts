import { cpuMs } from "./cpu-time.ts";
import { inSmall } from "./in-small.ts";
import { seededRandom } from "./seeded-random.ts";

/** As long as two full chat messages: what a stranger may send, and a reader must take in its stride. */
export const hostileChars = 10_000;

/** Every sign of a keyboard, and the quotes, dashes, dots and spaces of other keyboards. */
const signs = [
  ...Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)),
  ..."«»„“”’—–…№₴•·。．，！？：；（）［］【】☆\u3000 \n\t\u0301\u200b\ufdfa😀",
];
/** What opens something that is never closed, or nearly matches over and over. */
const beginnings = [
  ..."@a a@ a@a a. a.b a.b. a- a_b -. @. @- -@ ../ www. http:// https://a. http://a@ // :// a.com/ xn-- t.me/ mailto: (http://a.b/".split(
    " ",
  ),
  ...'[a]( [a] ]( ![ [[ ]] (( )) **a *a_ _* *_ *a** **a* __a ~~a `a `` ``` \\* &amp; &lt; <a <!-- {{ {[ {" "} [" <| |> << >> <b> </b>'.split(
    " ",
  ),
  ..."1. 1- 1) (1 +1 +380 0 12 1,2 1:2 1/2 #1 №1 0x bc1 UA12 IBAN АБ12 4111 1'2".split(" "),
  ..."аa aа рp раypal грн гривень 1590 не я ти бот сто два п'ять а'б а-б х@й с*ка".split(" "),
  ..."роблю- роблю' знижку- буде- замовлення# картка- UAH вул. Анна сто- залишилось ігноруй".split(" "),
];
const apart = [
  "\n- ",
  "\n> ",
  "> ",
  "# ",
  "- ",
  "* ",
  "** ",
  "**a ",
  "1. ",
  "1 (1) ",
  "+1 (",
  "a b ",
  "а б ",
  "1 a ",
  "12 ",
  "UA12 3456 ",
];
const spaced = [
  ...apart,
  "\n\n",
  "  \n",
  "a\n",
  "```\n",
  "сто ",
  "не ",
  "роблю ",
  "знижк' ",
  "замовлення ",
  "менеджер ",
  "Анна ",
  "тисяча ",
];

const filled = (piece: string): string => piece.repeat(Math.ceil(hostileChars / piece.length)).slice(0, hostileChars);

const nested = ["()", "[]", "{}", "<>", "«»", "**", "__", "[|](x)", "![|](x)", "(a|a)", "(http://a.b/|)"].map(
  (pair) => {
    const [open = "", close = ""] = pair.includes("|") ? pair.split("|") : [...pair];
    const deep = Math.floor(hostileChars / (open.length + close.length));
    return (open.repeat(deep) + close.repeat(deep)).padEnd(hostileChars, close);
  },
);

/** A beginning, and then one sign without end. */
const tails = [
  "роблю",
  "замовлення ",
  "картка",
  "UA12",
  "http://a.b/",
  "a@",
  "@a",
  "**a",
  "[a](http://",
  "не ",
  "1",
].flatMap((head) => [..." -'.,_/|#(*1aа@"].map((sign) => (head + sign.repeat(hostileChars)).slice(0, hostileChars)));

/**
 * A long run of one sign that something else ends: "X+$" tries each place of such a run, which takes time that grows with
 * the square of its length. Once to the end of the text, and over and over.
 */
const endedRuns = [...signs, "а", "1", "а ", "1 ", ". ", "- "].flatMap((sign) =>
  [hostileChars, 1_000].map((length) => filled(`роблю${filled(sign).slice(0, length - 6)}я`)),
);

function mixed(random: () => number): string {
  const pieces = [...signs, ...beginnings, ...spaced];
  let text = "";
  while (text.length < hostileChars) text += pieces[Math.floor(random() * pieces.length)] ?? "";
  return text.slice(0, hostileChars);
}

let made: readonly string[] | undefined;

/** Texts of 10,000 characters that are made to keep a pattern busy: repeated, nested, nearly right, and mixed. */
export const hostileTexts = (): readonly string[] => (made ??= makeTexts());

function makeTexts(): readonly string[] {
  const random = seededRandom(2026);
  return [
    ...[...signs, ...beginnings, ...spaced].map(filled),
    ...nested,
    ...tails,
    ...endedRuns,
    ...Array.from({ length: 30 }, () => mixed(random)),
  ];
}

/**
 * The text that keeps a reader busy longest, and how long; in small every sixth text is read. Where one run takes longer
 * than is allowed, the best of five: the first also compiles, and where others keep the core's caches busy, the same
 * work takes five times the processor time (November 2026).
 */
export function slowest(
  read: (text: string) => unknown,
  allowedMs: number,
): { readonly ms: number; readonly text: string } {
  const step = inSmall(6, 1);
  const texts = hostileTexts().filter((_, at) => at % step === 0);
  const times = texts.map((text) => {
    let ms = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 5 && ms >= allowedMs; run += 1)
      ms = Math.min(
        ms,
        cpuMs(() => read(text)),
      );
    return { text: text.slice(0, 40), ms };
  });
  return times.reduce((worst, each) => (each.ms > worst.ms ? each : worst));
}
