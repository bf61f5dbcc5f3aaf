import { plainPhrase } from "../../../../src/core/reading/phrase.ts";
import type { Pardon } from "./claim.ts";
import type { Said } from "./statement.ts";
import { wholeWords } from "./whole-words.ts";

const no = plainPhrase(
  "(немає|нема|нет|жодн~|нікому|никому|nobody|anyone else|ніяк~|никак~|без|no|not|isn't|aren't|don't|doesn't|haven't|hasn't|never|without|cannot|can't|couldn't|unable|won't|didn't|do not|неможливо|невозможно|impossible|не (потрібно|треба|нужно|надо|варто|стоит|слід|следует|вийде|вдасться|вдастся|вплину|вплинути|вказан~|указан~|сказано|написано|відом~|известн~|знаю|знаем|знаємо|чула|бачила|вигадую|виставля~|показувала|зможу|зможемо|смогу|сможем|скидайте|кидайте|скидывайте|кидайте|платіть|оплачуйте|платите|оплачивайте|повідомляю|прошу|просить|просят|запитую|повинні|обов'язков~|доступн~|працює|работает|застосов~|применя~|поширю~|залежить|зависит|надамо|дамо|дам|буде|будет|бывает|буває|выйдет|получится|предлагаем|пропонує~|скину~|просимо|питаємо|запитуємо|потрібен|потрібна|потрібні|нужен|нужны|спрашиваем|просим|надсилайте|повідомляйте|вказуйте|присылайте|сообщайте|указывайте|пишіть|пишите|можу|можемо|маю|маємо|надаю|надаємо|даю|даємо|роблю|робимо|обіцяю|обіцяємо|обещаю|обещаем|вправі|передбачен~|проводимо|проводжу|діє|діють|вистачає|бачу|бачимо|знайшл~|знайден~|отримал~|отриман~|надійшл~|надійшов|прийшл~|підтверджен~|оплачен~|є|вмію|вирішую|призначаю|в моїх|могу|можем|имею|даем|даём|делаю|делаем|предусмотрен~|проводим|действ~|вижу|видим|получен~|поступил~|подтвержден~|решаю|назначаю|бесплатн~|безкоштовн~|оформлен~|скасован~|відправлен~|прийнят~|зарахован~|гарантую|гарантуємо|гарантирую|надсилаю|пропонуємо|пропоную))",
);
/** Sounds like a no, and is a yes. */
const yes = plainPhrase(
  "(немає проблем|нема проблем|без проблем|нет проблем|no problem~|not a problem|no worries|чому б не|почему бы не|why not|не хвилюйт~|не переживай~|не волнуйт~|не тільки|не лише|не только|not only|не просто|not just|no doubt|without doubt|без сумнів~|без сомнен~|без питань|без вопросов|не проблема)",
);

const condition =
  "коли|щойно|якщо|як тільки|після того,? як|доки|поки|перш ніж|перед тим,? як|щоб|чи|когда|если|как только|после того,? как|пока|чтобы|прежде чем|ли|when|once|if|after|until|before|as soon as|whether|unless|so that";
const smallWord = "ж|менеджер|ми|мы|we|you|i|the|a|ви|вы|your|ваш\\p{L}*|нам|вам|him|manager|він|вона";
const hypothetical = new RegExp(`(?<!\\p{L})(?:${condition})(?:\\s+(?:${smallWord}))*\\s*$`, "u");
const opener =
  "якщо|якби|коли|щойно|як тільки|поки|доки|чи|щоб|аби|перш ніж|перед тим|після того|раптом|если|когда|как только|пока|чтобы|прежде чем|после того|вдруг|if|when|once|as soon as|until|till|whether|unless|after|before|in case";
/** The whole clause is a condition or a question of "whether". */
const opensCondition = new RegExp(
  `^ *(?:(?:і|й|та|а|але|або|and|but|or|и|но|или) )?(?:${opener})(?![\\p{L}\\p{N}])`,
  "u",
);
const future = wholeWords(
  "буде|будуть|будет|будут|має бути|можна|можно|will be|would be|will get|can be|must be|should be|to be|needs? to be|потрібно|треба|нужно|получите уведомление",
);
const inside = wholeWords(
  "коли|щойно|якщо|як тільки|когда|если|как только|when|once|if|as soon as|until|поки|пока|перш ніж|чи|whether",
);
/** Handing the question on to a person, in the present or the future: nothing is promised by it. */
const asks = plainPhrase(
  "(хочеться|хотілося|хотілось|хочется|хотелось|уточню|уточнимо|запитаю|спитаю|дізнаюсь|дізнаюся|перевірю|перевіримо|покличу|запитати|спитати|уточнити|передам (питання|запит|ваше|менеджеру)|покликати|(лише|тільки|только|only) (a |the )?(менеджер|людина|человек|manager)|(вирішує|розглядає|скаже|підкаже|розгляне|перевірить|уточнить|відповість|знає|розповість|вирішить) ..3 (менеджер|людина)|(менеджер|людина) ..3 (вирішує|розглядає|розглядає|скаже|підкаже|розгляне|перевірить|уточнить|відповість|розповість|вирішить|погодить)|уточню|спрошу|узнаю|спросить|уточнить|проверю|позову|позвать|(менеджер|человек) ..3 (решает|рассматривает|скажет|подскажет|рассмотрит|проверит|уточнит|ответит|решит)|(решает|рассматривает|скажет|подскажет|проверит) ..3 менеджер|ask|check with|find out|look into|(manager|person|colleague) ..3 (can|will|could|may) ..3 (tell|decide|check|help|answer|look|confirm|review)|only a (manager|person)|up to (a|the) manager|питання (про|щодо)|вопрос (о|об|про)|question about|questions about)",
);
const sureWord =
  "вже|уже|already|дам|зроблю|ваша|ваш|your|yours|отримаєте|получите|you get|you'll get|точно|definitely";
const certain = new RegExp(`\\d|(?<!\\p{L})(?:${sureWord})(?!\\p{L})`, "u");

const helper = "ще|вже|уже|еще|был[аои]?|був|була|було|були|yet|been|be|have|has|me|мене|мені|нам|вам|a|the|any";
/** A no that stands before the verb itself, or between the noun and its verb. */
const notBefore = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:не|ні|ніколи|никогда|not|never|\\p{L}+n't|без|cannot)(?: (?:${helper})){0,2} *$`,
  "u",
);
const negation = "не|немає|нет|not|never|\\p{L}+n't|yet to";
const noDenial = "тільки|лише|только|only|хвилюйт|переживай|волнуйт|worry";
const notInside = new RegExp(`(?<![\\p{L}\\p{N}])(?:${negation})(?![\\p{L}\\p{N}])(?! (?:${noDenial}))`, "u");

/** "…, без передоплати, варіанта немає". */
const deniedNext = /^[,;] ?(?:\p{L}+ ){0,2}(?:немає|нема|нет|не вийде|не можна|нельзя|is not|isn't|not)(?!\p{L})/u;
const withoutThing = /(?<!\p{L})(?:без|without) (?:the |a )?\p{L}+/gu;

/** "Щойно відправили." is "just now"; "щойно …, напишу" is "as soon as". */
const isHypothetical = ({ before, isAlone }: Said): boolean =>
  (hypothetical.test(before) || opensCondition.test(before)) && !(isAlone && /щойно/u.test(before));

/** Each is about one clause. None pardons a number: those are checked on their own. */
export const pardons: Readonly<Record<Pardon, (said: Said) => boolean>> = {
  negated: ({ whole }) => no.test(whole) && !yes.test(whole),
  negatedOutside: ({ whole, match, after }) =>
    (no.test(whole.replace(match, " ").replace(withoutThing, " ")) && !yes.test(whole)) || deniedNext.test(after),
  if: isHypothetical,
  conditional: (said) =>
    isHypothetical(said) ||
    future.test(said.match) ||
    inside.test(said.match) ||
    /(?:буде|будет|will be|буде вже|можна|можно)\s*$/u.test(said.before),
  asked: ({ isQuestion }) => isQuestion,
  undone: ({ before, match }) => notBefore.test(before) || notInside.test(match),
  asking: ({ whole }) => asks.test(whole) && !certain.test(whole),
};
