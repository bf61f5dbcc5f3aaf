/** Endings of Ukrainian and Russian words, the longest first; what is left of a word must be three letters or more. */
const endings = (
  "уватися юватися ішого ішому ованими еннями анням енням ування ювання ніший ніша ніше оваться иваться ываться " +
  "ування ення ання ість ості істю остью ість ость ости ється ются ться тися тись ться ешься ется " +
  "ого ього ому ьому ими іми ыми ами ями ать ять ить еть уть ють ити іти ати яти ути или али яли " +
  "ий ій ый ой ої ая яя ее ое ые ие ії ею єю ою ьою ую юю их іх ых им ім ым ем єм ом ам ям ах ях ів їв ов ев ей " +
  "єте ете ите їте ємо емо имо їмо єш еш иш ишь є ть ла ло ли ши " +
  "а я о е и і ї у ю ы ь й"
)
  .split(" ")
  .sort((a, b) => b.length - a.length);

const shortestStem = 3;

/**
 * What the forms of one word have in common: "повернути", "повернення" and "повернень" are all "поверн". It need not be
 * a word, and unrelated words that share it are rare enough for a search that only ranks.
 */
export function stem(word: string): string {
  if (!/\p{Script=Cyrillic}/u.test(word)) return latinStem(word);
  let rest = word;
  // "повернень" loses an ending and then a suffix.
  for (let cut = 0; cut < 2; cut += 1) {
    const ending = endings.find((each) => rest.endsWith(each) && rest.length - each.length >= shortestStem);
    if (ending === undefined) break;
    rest = rest.slice(0, -ending.length);
  }
  return rest.replace(/нн$/, "н").replace(/(?<=.{3})[ьъ]$/, "");
}

const latinStem = (word: string): string =>
  word
    .replace(/(?<=.{3})ies$/, "y")
    .replace(/(?<=[sxz]|sh|ch)es$|(?<=.{2}[^su])s$/, "")
    .replace(/(?<=.{3})(?:ing|ed)$/, "")
    .replace(/(?<=.{3})e$/, "");
