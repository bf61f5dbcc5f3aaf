import { numberWords, wordKey } from "../../../../src/core/reading/number-words.ts";
import { wholeWords } from "./whole-words.ts";

/** A day as sentences and the shop's list of hours name it, Monday first. */
export const days: readonly RegExp[] = [
  /(?<!\p{L})(?:пн|понеділ\p{L}*|понедельник\p{L}*|mon|mondays?)(?!\p{L})/u,
  /(?<!\p{L})(?:вт|вівтор\p{L}*|вторник\p{L}*|tue|tuesdays?)(?!\p{L})/u,
  /(?<!\p{L})(?:ср|серед[аиу]|сред[аыу]|wed|wednesdays?)(?!\p{L})/u,
  /(?<!\p{L})(?:чт|четвер(?!т)\p{L}*|thu|thursdays?)(?!\p{L})/u,
  /(?<!\p{L})(?:пт|п'ятниц\p{L}*|пятниц\p{L}*|fri|fridays?)(?!\p{L})/u,
  /(?<!\p{L})(?:сб|субот\p{L}*|суббот\p{L}*|sat|saturdays?)(?!\p{L})/u,
  /(?<!\p{L})(?:нд|вс|неділ\p{L}*|воскресен\p{L}*|sun|sundays?)(?!\p{L})/u,
];
const daily = wholeWords("щодня|кожного дня|ежедневно|каждый день|every day|daily|пн-нд|пн-вс|mon-sun");
const workdays = wholeWords("будні|буднях|будням|будни|weekdays|робочі дні|робочих днів");
export const closed =
  /вихідн|выходн|closed|зачинен|закрыт|не працю|не работа|не приймає|відпочива|отдыха|day off|not open/u;

const beforeHour = "з|із|зі|до|о|об|від|с|со|от|from|to|till|until|at|-";
const afterHour = "pm|am|ранку|вечора|утра|вечера|години|год|часов|[,.!;)]|-|до|to|till|$";
const hour = new RegExp(
  `(?<![\\d.,])(?<hour>[01]?\\d|2[0-4])[:.](?<minute>[0-5]\\d)(?!\\d|\\.\\d)|(?<=(?:${beforeHour}) ?)(?<bare>[01]?\\d|2[0-4])(?= ?(?:${afterHour}))`,
  "gu",
);
const hourInWords = /(?<=(?<!\p{L})(?:з|до|о|об|від|с|со|от|from|to|till|until|at) )([\p{L}']{3,})/gu;

/** "До сьомої": the first to the twelfth hour. */
const ordinals = "перш|друг|трет|четверт|пят|шост|сом|восм|девят|десят|одинадцят|дванадцят"
  .split("|")
  .map((stem) => new RegExp(`^${stem}(?:ої|ьої|ой|єї|єй)$`, "u"));

/** "09:00", "9.00", "з 9", "до 18", "9am" as "9:00". */
export function hoursIn(text: string): string[] {
  const late = (at: number, value: number): number =>
    value < 12 && /^ ?(?:pm|p\.m|вечора|вечера|in the evening)/u.test(text.slice(at)) ? value + 12 : value;
  const numbers = [...text.matchAll(hour)].map(
    ({ groups, index, 0: found }) =>
      `${late(index + found.length, Number(groups?.["hour"] ?? groups?.["bare"]))}:${groups?.["minute"] ?? "00"}`,
  );
  const words = [...text.matchAll(hourInWords)].flatMap(({ index, 0: found }) => {
    const key = wordKey(found);
    const nth = ordinals.findIndex((ordinal) => ordinal.test(key));
    const value = nth === -1 ? numberWords.get(key) : nth + 1;
    return value === undefined || value === 0 || value > 24 ? [] : [`${late(index + found.length, value)}:00`];
  });
  return [...numbers, ...words];
}

/** Days that a text names, with those between "пн-пт" or "з понеділка по п'ятницю". */
export function daysIn(text: string): number[] {
  if (daily.test(text)) return [0, 1, 2, 3, 4, 5, 6];
  if (workdays.test(text)) return [0, 1, 2, 3, 4];
  const places = days.flatMap((day, at) => {
    const found = day.exec(text);
    return found === null ? [] : [{ at, start: found.index, end: found.index + found[0].length }];
  });
  const [first, last] = places.toSorted((left, right) => left.start - right.start);
  if (first === undefined || last === undefined || places.length !== 2) return places.map(({ at }) => at);
  const isRange = /^ ?(?:-|по|до|to|till|through) ?$/u.test(text.slice(first.end, last.start)) && first.at < last.at;
  return isRange
    ? Array.from({ length: last.at - first.at + 1 }, (_, step) => first.at + step)
    : places.map(({ at }) => at);
}

/** When the shop works, by day: no hours on a day that is off, nothing of a day that its texts do not name. */
export function scheduleIn(shopTexts: string): ReadonlyMap<number, readonly string[]> {
  const schedule = new Map<number, readonly string[]>();
  for (const part of shopTexts.split(/[,;\n]|\. /u)) {
    const hours = hoursIn(part);
    const isOff = closed.test(part);
    if (hours.length === 0 && !isOff) continue;
    for (const day of daysIn(part)) if (!schedule.has(day)) schedule.set(day, isOff ? [] : hours);
  }
  return schedule;
}
