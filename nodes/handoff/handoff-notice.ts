import type { HandoffReason, Language, Shop, Turn } from "../../src/core/index.ts";
import { answerTimes } from "../texts/answer-times.ts";
import { texts } from "../texts/texts.ts";
import type { Alarm } from "./alarm.ts";
import type { PersonAnswers } from "./person-answers.ts";
import { whenAnswered } from "./when-answered.ts";

/** What the customer is told when a person is called: a word on the matter, and truthfully when they will answer. */
export function handoffNotice(
  of: {
    readonly reason: HandoffReason;
    readonly alarm?: Alarm | undefined;
    /** What is asked about an order: it says more than a word on the matter. */
    readonly told?: string | undefined;
    readonly answers: PersonAnswers;
  },
  turn: Turn,
  language: Language,
  shop: Shop,
): string {
  const { reason, alarm, told, answers } = of;
  const words = texts[language];
  const { at, when } = whenAnswered(turn, language, shop, answers);
  const notice = at === "nobody" ? answerTimes[language].nobody.handoff : words.handoff[at]({ when });
  if (alarm === "threat") return at === "nobody" ? notice : words.threat;
  if (alarm === "self_harm") return `${words.selfHarm({ crisisLine: shop.handoff.crisisLine })}\n\n${notice}`;
  if (alarm === "minor") return `${words.minor({ childLine: childLineOf(shop) })}\n\n${notice}`;
  const care = told ?? words.handoffCare[reason];
  return care === "" ? notice : `${care} ${notice}`;
}

/** The national line for children of Ukraine, free of charge. */
const childLineOf = ({ handoff }: Shop): string => handoff.childLine ?? "116 111";

/** That the model gave no answer; a person is called where one hears of it. */
export const modelTrouble = (language: Language, { reachesPerson }: PersonAnswers): string =>
  reachesPerson ? texts[language].modelTrouble : answerTimes[language].nobody.modelTrouble;

/** What the customer is told who asks for the person again, while none has come. */
export function awaitedNotice(
  { isAgain, answers }: { readonly isAgain: boolean; readonly answers: PersonAnswers },
  turn: Turn,
  language: Language,
  shop: Shop,
): string {
  const { at, when } = whenAnswered(turn, language, shop, answers);
  const time = isAgain ? "again" : "first";
  return at === "nobody" ? answerTimes[language].nobody[time] : texts[language].awaited[time][at]({ when });
}
