/** "A instead of B": what is given up, and what is wanted. */
interface Replacement {
  readonly from?: string;
  readonly to: string;
}

/** Gaps are of three spaces at most: a row of thousands must not be tried in every way it can be cut. */
const insteadFirst =
  /^(.*?)(?<!\p{L})(?:замість|вместо|instead of)\s{1,3}(.+?)(?:,|\s{1,3}(?=давайте|краще|лучше|візьму|возьму|хочу|дайте|take|give|i'll|i want|make it)|$)(.*)$/isu;
const notThisButThat =
  /^(.*?)(?<!\p{L})(?:не|not)\s{1,3}([^,.!?\n]{1,40}?)(?:,\s{0,3}(?:а|але|но|but)?\s{1,3}|\s{1,3}(?:а|but)\s{1,3})(.+)$/isu;
const swapThisForThat =
  /(?<!\p{L})(?:замін\p{L}*|помін\p{L}*|замени\p{L}*|поменя\p{L}*|replace|swap|change)\s{1,3}(.*?)\s{0,3}(?<!\p{L})(?:на|with|for|to)\s{1,3}(.+)$/isu;

const away = "не треба|не потрібн\\p{L}*|не надо|не нужн\\p{L}*";
const takeAway = "приберіть|заберіть|уберите|remove";
const thisNotButThat = new RegExp(
  `^(?:(.{1,60}?)\\s(?:${away})|.{0,30}?(?<!\\p{L})(?:${takeAway})\\s([^,.!?\\n]{1,40}))[,.!;]\\s{0,3}(.+)$`,
  "isu",
);

/**
 * Splits a change of mind into its two halves. `names` says whether a half names anything an order is made of, so that
 * "не знаю, а що порадите" stays a question.
 */
export function readReplacement(text: string, names: (part: string) => boolean): Replacement {
  const instead = insteadFirst.exec(text);
  if (instead !== null && names(instead[2] ?? "")) return { from: instead[2] ?? "", to: `${instead[1]} ${instead[3]}` };
  const but = notThisButThat.exec(text);
  if (but !== null && names(but[2] ?? "") && names(but[3] ?? ""))
    return { from: but[2] ?? "", to: `${but[1]} ${but[3]}` };
  const gone = thisNotButThat.exec(text);
  const given = gone?.[1] ?? gone?.[2] ?? "";
  if (gone !== null && names(given) && names(gone[3] ?? "")) return { from: given, to: gone[3] ?? "" };
  const swap = swapThisForThat.exec(text);
  if (swap !== null && names(swap[2] ?? "")) {
    const from = swap[1] ?? "";
    return names(from) ? { from, to: swap[2] ?? "" } : { to: swap[2] ?? "" };
  }
  return { to: text };
}
