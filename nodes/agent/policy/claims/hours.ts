import type { Evidence } from "../evidence.ts";
import type { Violation } from "../violation.ts";
import { closed, days, daysIn, hoursIn, scheduleIn } from "./schedule.ts";
import { wholeWords } from "./whole-words.ts";

const open = wholeWords(
  "працю(?:ємо|є|ють)|відчинен\\p{L}*|запис(?= (?:щодня|до|з|від|по|відкрит))|записуємо|прийма(?:ємо|є|ють)|запись|записываем|принима(?:ем|ет|ют)|appointments?|bookings?|графік|розклад|вихідн\\p{L}*|години роботи|робочий час|на зв'язку|зачиня\\p{L}*|закрива\\p{L}*|работа(?:ем|ет|ют)|открыт[оыа]?|график|выходн\\p{L}*|часы работы|на связи|закрыва\\p{L}*|open|opening|working hours|closed?|business hours|(?:ми|мы|we|we're|магазин\\p{L}*|shop|store|шоурум\\p{L}*)(?: [\\p{L}'-]+){0,3} (?:цілодобово|круглосуточно|24 ?\\/ ?7|(?:round|around) the clock)",
);
const always = wholeWords(
  "цілодобово|круглодобово|без вихідних|без перерв\\p{L}*|щодня|кожного дня|круглосуточно|без выходных|без перерыв\\p{L}*|ежедневно|каждый день|24 ?\\/ ?7|round the clock|around the clock|every day|daily|seven days",
);

/** Called in, or told to come, is told that it is open. */
const invited = wholeWords(
  "(?:чекаємо|ждем) (?:на )?вас|заїха\\p{L}*|заїжджа\\p{L}*|заход(?:ьте|ити|ите)|зайти|завіта\\p{L}*|приход(?:ьте|ити|ите)|приїжджа\\p{L}*|приїха\\p{L}*|приезжа\\p{L}*|заехать|заезжа\\p{L}*|come (?:by|in|over)|drop (?:by|in)|stop by|visit us|(?:ми|мы|we|we're|we are) (?:до|з|с|від|from|till|until|open)",
);
const ofParcels =
  /достав|кур'єр|курьер|привез|відправ|отправ|deliver|courier|ship|дзвон|звон|перетелеф|call|замов|заказ|order/u;
/** The assistant itself answers at any hour. */
const ofTheAssistant = wholeWords(
  "(?:я|i|i'm|бот|bot|ai)(?: [\\p{L}'-]+){0,3} (?:цілодобово|круглосуточно|24 ?\\/ ?7|(?:round|around) the clock)",
);
const besides = wholeWords("крім|окрім|кроме|except|besides|but not|не|not|без");

/** When the shop works: hours and days are its own, or they are not said. */
export function readHours(sentences: readonly string[], { facts }: Evidence): Violation[] {
  return sentences.flatMap((sentence): Violation[] => {
    if (sentence.trimEnd().endsWith("?") || ofTheAssistant.test(sentence)) return [];
    const word = open.exec(sentence);
    const wrong =
      (word === null ? undefined : (wrongHour(sentence, facts.shopTexts) ?? wrongDay(sentence, facts.shopTexts))) ??
      wrongByDay(sentence, facts.shopTexts);
    return wrong === undefined
      ? []
      : [{ code: "terms_claim", found: `${word?.[0] ?? ""} ${wrong}`.trim().slice(0, 80) }];
  });
}

const nextDay = "(?:в|у|во|on|по) |mon|tue|wed|thu|fri|sat|sun|пн|вт|ср|чт|пт|сб|нд|вс";
/** Where hours of the next day begin. */
const partMark = new RegExp(`[,;:](?!\\d)| (?:а|але|і|й|та|и|and|but) (?=${nextDay})`, "u");

/** "У суботу до 19:00" is said of the shop without a word for it. */
const fewWords = 4;

/** "У суботу з 11 до 19": known hours, and not of that day. */
function wrongByDay(sentence: string, shopTexts: string): string | undefined {
  const named = daysIn(sentence);
  if (named.length === 0 || ofParcels.test(sentence)) return undefined;
  const isOpen = open.test(sentence) || invited.test(sentence);
  const isBrief = (sentence.match(/\p{L}+/gu) ?? []).length <= fewWords;
  if (!isOpen && hoursIn(sentence).length < (isBrief ? 1 : 2)) return undefined;
  const schedule = scheduleIn(shopTexts);
  const off = named.find((day) => schedule.get(day)?.length === 0);
  if (off !== undefined && isOpen && !closed.test(sentence) && !besides.test(sentence))
    return days[off]?.exec(sentence)?.[0] ?? "day";
  let current: readonly number[] = [];
  for (const part of sentence.split(partMark)) {
    const here = daysIn(part);
    current = here.length > 0 ? here : current;
    const wrong = hoursIn(part).find((hour) => current.some((day) => !isOfDay(schedule.get(day), hour)));
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Of a day that no text of the shop names nothing is known here. */
const isOfDay = (known: readonly string[] | undefined, hour: string): boolean =>
  known === undefined || isAmong(new Set(known), hour);

/** "До 7" may be the evening. */
function isAmong(known: ReadonlySet<string>, hour: string): boolean {
  const [value, minutes] = hour.split(":");
  return known.has(hour) || known.has(`${Number(value) + 12}:${minutes}`);
}

function wrongHour(sentence: string, shopTexts: string): string | undefined {
  const claim = always.exec(sentence)?.[0];
  const isKnown =
    claim !== undefined && (shopTexts.includes(claim) || (everyDay.test(claim) && everyDay.test(shopTexts)));
  if (claim !== undefined && !isKnown && !closed.test(sentence.replace(claim, ""))) return claim;
  const known = new Set(hoursIn(shopTexts));
  return hoursIn(sentence).find((hour) => !isAmong(known, hour));
}

const everyDay = /щодня|кожного дня|ежедневно|каждый день|every day|daily|seven days|без вихідних|без выходных/u;

function wrongDay(sentence: string, shopTexts: string): string | undefined {
  const isNo = closed.test(sentence);
  return days.flatMap((day): string[] => {
    const named = day.exec(sentence)?.[0];
    if (named === undefined) return [];
    const term = shopTexts.split(/[,;\n]/u).find((part) => day.test(part));
    if (term === undefined && isNo && everyDay.test(shopTexts)) return [named];
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
