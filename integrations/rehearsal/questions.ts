import { pattern } from "./pattern.ts";

/**
 * Words that open a question, with or without its mark: a chat is typed in haste. "can you" and "можна" open requests.
 */
const opening =
  /(?:^|[.!?\n])[\s"'«]*(?:(?:а|і|и|and|but|так|ну|hi|hello|hey)[\s,]+)*(?:чи|який|яка|яке|які|якого|якої|де|куди|коли|чому|хто|чим|какой|какая|какое|какие|какого|где|куда|когда|почему|кто|чем|how|what|what's|which|where|when|why|who|is|are|do|does|did)(?![\p{L}'-])/iu;
/** These ask wherever they stand: "беру синю, скільки з мене". */
const asksAnywhere = pattern("скільки, почому, почім, сколько, почем, how much, how many");

/** A request to be told something, with what is to be told. */
const tellMe =
  /(?<!\p{L})(?:скаж\p{L}*|підкаж\p{L}*|подскаж\p{L}*|tell me)[\s\p{L},]{1,20}(?<!\p{L})(?:чи|як|коли|скільки|де|який|яка|які|можна|ли|как|когда|сколько|где|какой|какая|можно|if|when|how)(?!\p{L})/iu;
/** Where one thing that was said ends and another begins. */
const clause =
  /(?<=[.!?\n;])|,\s|\s+(?=(?:а|і|й|та|и|and|but|але|но)\s+(?:чи|коли|скільки|скажіть|підкажіть|як|когда|сколько|скажите|подскажите|как|можно|when|how|can|do|is|tell))/iu;
const condition = pattern("якщо, якби, если, if, чи, хіба");

/** What is said and not asked: of "беру синю, а знижка є?" the first half. */
export const statementsIn = (text: string): string =>
  text
    .split(clause)
    .filter((part) => part !== undefined && !isQuestion(part) && !condition.test(part))
    .join(", ");

export const isQuestion = (text: string): boolean =>
  text.includes("?") || opening.test(text) || asksAnywhere.test(text) || tellMe.test(text);
