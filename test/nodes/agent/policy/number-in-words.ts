/** Whole amounts from 1 to 9999 in Ukrainian words, for tests that say a price aloud. */
const units = ["", "одна", "дві", "три", "чотири", "п'ять", "шість", "сім", "вісім", "дев'ять"];
const teens = [
  "десять",
  "одинадцять",
  "дванадцять",
  "тринадцять",
  "чотирнадцять",
  "п'ятнадцять",
  "шістнадцять",
  "сімнадцять",
  "вісімнадцять",
  "дев'ятнадцять",
];
const tens = [
  "",
  "",
  "двадцять",
  "тридцять",
  "сорок",
  "п'ятдесят",
  "шістдесят",
  "сімдесят",
  "вісімдесят",
  "дев'яносто",
];
const hundreds = ["", "сто", "двісті", "триста", "чотириста", "п'ятсот", "шістсот", "сімсот", "вісімсот", "дев'ятсот"];

export function numberInWords(value: number): string {
  const thousands = Math.floor(value / 1000);
  const below = value % 100;
  const words = [
    thousands === 0 ? "" : `${thousands === 1 ? "" : `${units[thousands] ?? ""} `}${thousandWord(thousands)}`,
    hundreds[Math.floor((value % 1000) / 100)] ?? "",
    ...(below >= 10 && below < 20
      ? [teens[below - 10] ?? ""]
      : [tens[Math.floor(below / 10)] ?? "", units[below % 10] ?? ""]),
  ];
  return words.filter((word) => word !== "").join(" ");
}

const thousandWord = (count: number): string => (count === 1 ? "тисяча" : count < 5 ? "тисячі" : "тисяч");
