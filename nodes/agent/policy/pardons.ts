import { plainPhrase } from "../../../src/core/reading/phrase.ts";
import type { Pardon } from "./claim.ts";

export interface Said {
  /** The clause up to the phrase, and all of it. Lower case. */
  readonly before: string;
  readonly whole: string;
  readonly match: string;
  readonly isQuestion: boolean;
  /** The clause is the whole sentence. */
  readonly isAlone: boolean;
}

const no = plainPhrase(
  "(немає|нема|нет|жодн~|ніяк~|никак~|без|no|not|isn't|aren't|don't|doesn't|haven't|hasn't|never|without|cannot|can't|couldn't|unable|won't|didn't|do not|не (просимо|питаємо|запитуємо|потрібен|потрібна|потрібні|нужен|нужны|спрашиваем|просим|надсилайте|повідомляйте|вказуйте|присылайте|сообщайте|указывайте|пишіть|пишите|можу|можемо|маю|маємо|надаю|надаємо|даю|даємо|роблю|робимо|обіцяю|вправі|передбачен~|проводимо|проводжу|діє|діють|вистачає|бачу|бачимо|знайшл~|знайден~|отримал~|отриман~|надійшл~|надійшов|прийшл~|підтверджен~|оплачен~|є|вмію|вирішую|призначаю|в моїх|могу|можем|имею|даем|даём|делаю|делаем|предусмотрен~|проводим|действ~|вижу|видим|получен~|поступил~|подтвержден~|решаю|назначаю|бесплатн~|безкоштовн~|оформлен~|скасован~|відправлен~|прийнят~|зарахован~|гарантую|гарантуємо|гарантирую|надсилаю|пропонуємо|пропоную))",
);
/** Sounds like a no, and is a yes. */
const yes = plainPhrase(
  "(немає проблем|нема проблем|без проблем|нет проблем|no problem~|not a problem|no worries|чому б не|почему бы не|why not|не хвилюйт~|не переживай~|не волнуйт~|не тільки|не лише|не только|not only|не просто|not just|no doubt|without doubt|без сумнів~|без сомнен~|без питань|без вопросов|не проблема)",
);

const hypothetical =
  /(?<!\p{L})(?:коли|щойно|якщо|як тільки|після того,? як|доки|поки|перш ніж|перед тим,? як|щоб|чи|когда|если|как только|после того,? как|пока|чтобы|прежде чем|ли|when|once|if|after|until|before|as soon as|whether|unless|so that)(?:\s+(?:ж|менеджер|ми|мы|we|you|i|the|a|ви|вы|your|ваш\p{L}*|нам|вам|him|manager|він|вона))*\s*$/u;
const future =
  /(?<!\p{L})(?:буде|будуть|будет|будут|має бути|можна|можно|will be|would be|will get|can be|must be|should be|to be|needs? to be|потрібно|треба|нужно|получите уведомление)(?!\p{L})/u;
const inside =
  /(?<!\p{L})(?:коли|щойно|якщо|як тільки|когда|если|как только|when|once|if|as soon as|until|поки|пока|перш ніж|чи|whether)(?!\p{L})/u;
/** Handing the question on to a person, in the present or the future: nothing is promised by it. */
const asks = plainPhrase(
  "(уточню|уточнимо|запитаю|спитаю|дізнаюсь|дізнаюся|перевірю|перевіримо|покличу|запитати|спитати|уточнити|передам (питання|запит|ваше|менеджеру)|покликати|(лише|тільки|только|only) (a |the )?(менеджер|людина|человек|manager)|(вирішує|розглядає|скаже|підкаже|розгляне|перевірить|уточнить|відповість|знає|розповість|вирішить) ..3 (менеджер|людина)|(менеджер|людина) ..3 (вирішує|розглядає|розглядає|скаже|підкаже|розгляне|перевірить|уточнить|відповість|розповість|вирішить|погодить)|уточню|спрошу|узнаю|спросить|уточнить|проверю|позову|позвать|(менеджер|человек) ..3 (решает|рассматривает|скажет|подскажет|рассмотрит|проверит|уточнит|ответит|решит)|(решает|рассматривает|скажет|подскажет|проверит) ..3 менеджер|ask|check with|find out|look into|(manager|person|colleague) ..3 (can|will|could|may) ..3 (tell|decide|check|help|answer|look|confirm|review)|only a (manager|person)|up to (a|the) manager|питання (про|щодо)|вопрос (о|об|про)|question about|questions about)",
);
const certain =
  /\d|(?<!\p{L})(?:вже|уже|already|дам|зроблю|ваша|ваш|your|yours|отримаєте|получите|you get|you'll get|точно|definitely)(?!\p{L})/u;

/** Each is about one clause. None pardons a number: those are checked on their own. */
export const pardons: Readonly<Record<Pardon, (said: Said) => boolean>> = {
  negated: ({ whole }) => no.test(whole) && !yes.test(whole),
  conditional: ({ before, match, isAlone }) =>
    // "Щойно відправили." is "just now"; "щойно …, напишу" is "as soon as".
    (hypothetical.test(before) && !(isAlone && /щойно/u.test(before))) ||
    future.test(match) ||
    inside.test(match) ||
    /(?:буде|будет|will be|буде вже|можна|можно)\s*$/u.test(before),
  asked: ({ isQuestion }) => isQuestion,
  asking: ({ whole }) => asks.test(whole) && !certain.test(whole),
};
