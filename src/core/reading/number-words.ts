/**
 * Numbers as words in Ukrainian, Russian and English, without apostrophes and "ь" and with "е" for "ё" (see `wordKey`).
 */
const values: readonly [number, string][] = [
  [0, "нул нуля нол ноля zero"],
  [1, "один одна одне одно одну одного одної одной one"],
  [2, "два дві двох две двух two dva dvi"],
  [3, "три трох трех three"],
  [4, "чотири чотирох четыре четырех four"],
  [5, "пят пяти five"],
  [6, "шіст шести шест six"],
  [7, "сім семи сем seven"],
  [8, "вісім восми восем eight"],
  [9, "девят девяти nine"],
  [10, "десят десяти десятку десяток ten"],
  [11, "одинадцят одинадцяти одиннадцат одиннадцати eleven"],
  [12, "дванадцят дванадцяти двенадцат двенадцати дюжина дюжину dozen twelve"],
  [13, "тринадцят тринадцяти тринадцат тринадцати thirteen"],
  [14, "чотирнадцят чотирнадцяти четырнадцат четырнадцати fourteen"],
  [15, "пятнадцят пятнадцяти пятнадцат пятнадцати fifteen"],
  [16, "шістнадцят шістнадцяти шестнадцат шестнадцати sixteen"],
  [17, "сімнадцят сімнадцяти семнадцат семнадцати seventeen"],
  [18, "вісімнадцят вісімнадцяти восемнадцат восемнадцати eighteen"],
  [19, "девятнадцят девятнадцяти девятнадцат девятнадцати nineteen"],
  [20, "двадцят двадцяти двадцат двадцати twenty"],
  [30, "тридцят тридцяти тридцат тридцати thirty"],
  [40, "сорок сорока forty fourty"],
  [50, "пятдесят пятдесяти пятидесяти fifty полтинник полтос"],
  [60, "шістдесят шістдесяти шестдесят шестидесяти sixty"],
  [70, "сімдесят сімдесяти семдесят семидесяти seventy"],
  [80, "вісімдесят вісімдесяти восемдесят восмидесяти eighty"],
  [90, "девяносто девяноста ninety"],
  [100, "сто ста столник sto"],
  [200, "двісті двохсот двести двухсот dvisti"],
  [300, "триста трохсот трехсот trysta"],
  [400, "чотириста чотирохсот четыреста четырехсот chotyrysta"],
  [500, "пятсот пятисот пятихатка пятихатку пятиста pyatsot piatsot"],
  [600, "шістсот шестисот шестсот shistsot"],
  [700, "сімсот семисот семсот simsot"],
  [800, "вісімсот восмисот восемсот visimsot"],
  [900, "девятсот девятисот devyatsot deviatsot"],
];

const multipliers: readonly [number, string][] = [
  [100, "сотня сотню сотні сотен сотни сот hundred hundreds"],
  [
    1000,
    "тисяча тисячу тисячі тисяч тис тища тищу тищ тищі тысяча тысячу тысячи тысяч тыс тыща тыщу тыщ тыщи thousand thousands grand",
  ],
  [1000, "косар косарі косарів косаря косар tysyacha tysiacha tysyach к k"],
  [1_000_000, "мільйон мільйони мільйонів миллион миллиона миллионов million млн"],
];

/** A whole amount in one word: "півтори тисячі" has its own half. */
const halves: readonly [number, string][] = [
  [0.5, "пів пол half"],
  [1.5, "півтори півтора полторы полтора"],
];
const glued: readonly [number, string][] = [
  [500, "півтисячі полтысячи півтищі"],
  [50, "півсотні полсотни"],
];

/** Many, but no number: harmless alone ("тисячі клієнтів"). */
export const vaguePlurals: ReadonlySet<string> = new Set(
  "тисячі тисяч тысячи тысяч thousands сотні сотен сотни сот hundreds мільйони мільйонів миллионов тис тыс к k".split(
    " ",
  ),
);

/** What makes "тисяча" and "сто" a figure of speech. */
export const figureOfSpeech = /^(?:вибачен|перепрошу|подяк|дяку|извинен|спасибі|спасибо|раз|apolog|thank|times)/u;

const table = (rows: readonly [number, string][]): ReadonlyMap<string, number> =>
  new Map(rows.flatMap(([value, words]) => words.split(" ").map((word) => [word, value] as const)));

export const numberWords = table([...values, ...glued]);
export const multiplierWords = table(multipliers);
export const halfWords = table(halves);

/** One spelling for all: apostrophes and the soft sign come and go between languages and keyboards. */
export const wordKey = (word: string): string => word.toLowerCase().replace(/['ь]/gu, "").replaceAll("ё", "е");
