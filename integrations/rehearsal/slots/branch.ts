import { withEachSpokenNumber } from "../../../src/core/reading/spoken-numbers.ts";
import { type Found, findAll } from "../found.ts";

const locker = "поштомат\\p{L}*|почтомат\\p{L}*|parcel locker|locker|postomat|poshtomat";
const branch =
  "відділен\\p{L}*|відд?|вiддiлен\\p{L}*|отделен\\p{L}*|отділ\\p{L}*|отд|філі\\p{L}*|branch|office|department|warehouse";
const carrier = "нп|нова пошта|нової пошти|новою поштою|новая почта|новой почты|новой почтой|nova poshta|np";
const number = "(?:is|на|now|тепер|теперь)?\\s*(?:№|#|номер|number|no\\.?|n)?\\s*(\\d{1,6})";
const filler = `[ .,:—-]*(?:(?:${carrier})[ .,:—-]*)?`;

const lockerNumber = new RegExp(`(?<!\\p{L})(?:${locker})${filler}${number}(?!\\d)`, "iu");
const numberedLocker = new RegExp(`(?<![\\p{L}\\d])(?:№|#)?\\s?(\\d{3,6})[ ,]*(?:${locker})(?!\\p{L})`, "iu");
const branchNumber = new RegExp(`(?<!\\p{L})(?:${branch})${filler}${number}(?!\\d)`, "iu");
const numberedBranch = new RegExp(
  `(?<![\\p{L}\\d])(?:№|#)?\\s?(\\d{1,5})(?:\\s?-?(?:е|ме|те|ге|ше|ое|го|му|st|nd|rd|th))?\\s+(?:${branch})(?!\\p{L})`,
  "iu",
);
const carrierNumber = new RegExp(`(?<!\\p{L})(?:${carrier})[ .,:—-]*${number}(?!\\d)`, "iu");
const hash = /(?<![\p{L}\d])(?:№|#)\s?(\d{1,5})(?!\d)/iu;
/**
 * A lone number as a part of its own: only where a branch is what was asked for. "067" is the start of a phone number.
 */
const alone = /(?<=^|[,;\n.]\s?)([1-9]\d{0,4})(?=\s*(?:$|[,;\n.]))/u;

const spokenBranch = new RegExp(
  `(?<!\\p{L})(?:${branch})\\s+(?:номер\\s+)?[\\p{L}']+|[\\p{L}']+\\s+(?:${branch})(?!\\p{L})`,
  "giu",
);

/** "відділення п'ять", "п'яте відділення" with the number in digits. */
export const withSpokenBranch = (text: string): string => text.replace(spokenBranch, withEachSpokenNumber);

/**
 * "відділення 5", "НП №12", "5-те відділення", "поштомат 4521", "отд. 3", "branch 5", and a lone number when awaited.
 */
export function readBranch(text: string, isAwaited: boolean): Found<string> | undefined {
  const digits = ([, value]: RegExpMatchArray): string | undefined => value;
  const boxed = ([, value]: RegExpMatchArray): string | undefined => value && `поштомат ${value}`;
  for (const [shape, read] of [
    [lockerNumber, boxed],
    [numberedLocker, boxed],
    [branchNumber, digits],
    [numberedBranch, digits],
    [carrierNumber, digits],
    ...(isAwaited
      ? ([
          [hash, digits],
          [alone, digits],
        ] as const)
      : []),
  ] as const) {
    const found = findAll(text, shape, read).at(-1);
    if (found !== undefined) return found;
  }
  return undefined;
}
