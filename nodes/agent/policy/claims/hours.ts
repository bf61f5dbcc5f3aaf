import type { Evidence } from "../evidence.ts";
import type { Violation } from "../violation.ts";
import { wholeWords } from "./whole-words.ts";

const open = wholeWords(
  "працю(?:ємо|є|ють)|відчинен\\p{L}*|запис(?= (?:щодня|до|з|від|по|відкрит))|записуємо|прийма(?:ємо|є|ють)|запись|записываем|принима(?:ем|ет|ют)|appointments?|bookings?|графік|розклад|вихідн\\p{L}*|години роботи|робочий час|на зв'язку|зачиня\\p{L}*|закрива\\p{L}*|работа(?:ем|ет|ют)|открыт[оыа]?|график|выходн\\p{L}*|часы работы|на связи|закрыва\\p{L}*|open|opening|working hours|closed?|business hours",
);
const always = wholeWords(
  "цілодобово|круглодобово|без вихідних|без перерв\\p{L}*|щодня|кожного дня|круглосуточно|без выходных|без перерыв\\p{L}*|ежедневно|каждый день|24 ?\\/ ?7|round the clock|around the clock|every day|daily|seven days",
);

/** A day as sentences and the shop's list of hours name it. */
const days: readonly RegExp[] = [
  /(?<!\p{L})(?:пн|понеділ\p{L}*|понедельник\p{L}*|mon|mondays?)(?!\p{L})/u,
  /(?<!\p{L})(?:вт|вівтор\p{L}*|вторник\p{L}*|tue|tuesdays?)(?!\p{L})/u,
  /(?<!\p{L})(?:ср|серед[аиу]|сред[аыу]|wed|wednesdays?)(?!\p{L})/u,
  /(?<!\p{L})(?:чт|четвер\p{L}*|thu|thursdays?)(?!\p{L})/u,
  /(?<!\p{L})(?:пт|п'ятниц\p{L}*|пятниц\p{L}*|fri|fridays?)(?!\p{L})/u,
  /(?<!\p{L})(?:сб|субот\p{L}*|суббот\p{L}*|sat|saturdays?)(?!\p{L})/u,
  /(?<!\p{L})(?:нд|вс|неділ\p{L}*|воскресен\p{L}*|sun|sundays?)(?!\p{L})/u,
];
const closed = /вихідн|выходн|closed|зачинен|закрыт|не працю|не работа/u;

/** When the shop works: hours and days are its own, or they are not said. */
export function readHours(sentences: readonly string[], { facts }: Evidence): Violation[] {
  return sentences.flatMap((sentence): Violation[] => {
    const word = open.exec(sentence);
    if (word === null || sentence.trimEnd().endsWith("?")) return [];
    const wrong = wrongHour(sentence, facts.shopTexts) ?? wrongDay(sentence, facts.shopTexts);
    return wrong === undefined ? [] : [{ code: "terms_claim", found: `${word[0]} ${wrong}`.slice(0, 80) }];
  });
}

function wrongHour(sentence: string, shopTexts: string): string | undefined {
  const claim = always.exec(sentence)?.[0];
  const isKnown =
    claim !== undefined && (shopTexts.includes(claim) || (everyDay.test(claim) && everyDay.test(shopTexts)));
  if (claim !== undefined && !isKnown && !closed.test(sentence.replace(claim, ""))) return claim;
  const known = new Set(hoursIn(shopTexts));
  return hoursIn(sentence).find((hour) => !known.has(hour));
}

const everyDay = /щодня|кожного дня|ежедневно|каждый день|every day|daily|seven days|без вихідних|без выходных/u;

const beforeHour = "з|із|зі|до|о|об|від|с|со|от|from|to|till|until|at|-";
const afterHour = "pm|am|ранку|вечора|утра|вечера|години|год|часов|[,.!;)]|-|до|to|till|$";
/** "09:00", "9.00", "з 9", "до 18", "9am" as "9:00". */
const hoursIn = (text: string): string[] =>
  [
    ...text.matchAll(
      new RegExp(
        `(?<![\\d.,])(?<hour>[01]?\\d|2[0-4])[:.](?<minute>[0-5]\\d)(?!\\d|\\.\\d)|(?<=(?:${beforeHour}) ?)(?<bare>[01]?\\d|2[0-4])(?= ?(?:${afterHour}))`,
        "gu",
      ),
    ),
  ].map(({ groups, index, 0: found }) => {
    const hour = Number(groups?.["hour"] ?? groups?.["bare"]);
    const isLate = hour < 12 && /^ ?(?:pm|p\.m|вечора|вечера)/u.test(text.slice(index + found.length));
    return `${isLate ? hour + 12 : hour}:${groups?.["minute"] ?? "00"}`;
  });

function wrongDay(sentence: string, shopTexts: string): string | undefined {
  const isNo = closed.test(sentence);
  return days.flatMap((day): string[] => {
    const named = day.exec(sentence)?.[0];
    if (named === undefined) return [];
    const term = shopTexts.split(/[,;\n]/u).find((part) => day.test(part));
    if (term === undefined) return isNo || isRange(sentence, shopTexts) ? [] : [named];
    // "Сб до 15:00, нд вихідний" speaks of both: which is which was read above by the hours.
    if (days.filter((other) => other.test(sentence)).length > 1) return [];
    return closed.test(term) === isNo ? [] : [named];
  })[0];
}

/** "Пн-Пт" of the shop's texts names the days between too. */
const isRange = (sentence: string, shopTexts: string): boolean =>
  days.slice(1, 4).some((day) => day.test(sentence)) &&
  /(?:пн|mon)\p{L}* ?- ?(?:пт|сб|нд|вс|fri|sat|sun)/u.test(shopTexts);
