import { isOpen, type Language, nextOpening, openTimeBetween, type Shop, type Turn } from "../../src/core/index.ts";
import { answerTimes, type UsualWait } from "../texts/answer-times.ts";
import { texts } from "../texts/texts.ts";
import type { PersonAnswers } from "./person-answers.ts";

const minuteMs = 60_000;
const steps: readonly UsualWait[] = [5, 10, 15, 20, 30, 45, 60, 120, 180];

/** When a person of the shop will answer, by its working hours and by how long they took lately. */
export function whenAnswered(
  turn: Turn,
  language: Language,
  shop: Shop,
  { reachesPerson, usualMs }: PersonAnswers,
): { readonly at: "open" | "closed" | "nobody"; readonly when: string } {
  const [words, times] = [texts[language], answerTimes[language]];
  if (!reachesPerson) return { at: "nobody", when: times.nobody.when };
  const now = new Date(turn.at);
  if (isOpen(shop, now)) return { at: "open", when: usualWords(usualMs, shop, now, language) };
  const opening = nextOpening(shop, now);
  if (opening === undefined) return { at: "closed", when: words.closedForLong };
  const { day, date, time } = opening;
  return {
    at: "closed",
    when: day === "later" ? times.onDate({ date, time }) : words.opening({ day: words.days[day], time }),
  };
}

/** Without a time where too little is known, where it is very long, and where the shop closes before. */
function usualWords(usualMs: number | undefined, shop: Shop, now: Date, language: Language): string {
  const { usually, whenFree } = answerTimes[language];
  const minutes = steps.find((each) => usualMs !== undefined && usualMs <= each * minuteMs);
  if (minutes === undefined) return whenFree;
  const waitMs = minutes * minuteMs;
  const isOpenUntilThen = openTimeBetween(shop, now, new Date(now.getTime() + waitMs)) === waitMs;
  return isOpenUntilThen ? usually[minutes] : whenFree;
}
