import { prosePhrase } from "../../src/core/reading/phrase.ts";
import type { Rule } from "./rule.ts";

/** From the age at which a child writes to a shop to the last year before coming of age. */
const age = "(7|8|9|10|11|12|13|14|15|16|17)";
const ageWord =
  "(сім|вісім|девять|десять|одинадцять|дванадцять|тринадцять|чотирнадцять|пятнадцять|шістнадцять|сімнадцять|семь|восемь|одиннадцать|двенадцать|тринадцать|четырнадцать|пятнадцать|шестнадцать|семнадцать)";
const ageInEnglish = "(seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)";
const years = "(років|рочків|года|год|лет|годиков|роки|рік)";
const only = "(ще |еще |тільки |только |лише |лишь |всього |всего |усього |уже |вже |же |ж |поки |пока |щойно )?";

/**
 * A child, by nothing but their own age in the first person. "Мені на 14 років" is a size, "доньці 12" another person,
 * "мені 13 розмір" a shoe, "мені 12 штук" a count.
 */
export const minorRules: readonly Rule[] = [
  {
    name: "minor.age",
    pattern: prosePhrase(
      `(мені|мне) ${only}${only}(${age}|${ageWord}) ${years}(?! (на|по|минуло|тому|назад|як|с|я|гаранті|гарант))`,
      `(мені|мне) ${only}${only}(${age}|${ageWord})(?= (можна|можно|чи|я можу|я могу|я мож|мама|батьки|родители|і я|и я|а я|але|но) )`,
      `(мені|мне) ${only}${only}(${age}|${ageWord})(?= \\|| $)`,
      `(мені|мне) (ще|еще) (немає|нема|нет|не виповнилось|не виповнилося|не исполнилось) ..1 (14|15|16|17|18)`,
      `(мені|мне) (вчора |скоро |недавно |щойно |нещодавно )?(буде|будет|виповнилось|виповнилося|исполнилось|исполнится|виповниться|стукнуло) ${only}(${age}|${ageWord})`,
      "(ще|еще) (немає|нема|нет) ..1 (18|вісімнадцяти|восемнадцати)",
      "я ..1 (неповнолітня|неповнолітній|несовершеннолетняя|несовершеннолетний)",
      `(im|i am) (only |just |still |actually )?(${age}|${ageInEnglish})( years? old| yo| yrs old| y o)(?! (girl|boy|kid))`,
      `(im|i am) (only |just |still )?(${age}|${ageInEnglish})(?= (can|and|but|may|is|so) | \\|| $)`,
      "(im|i am) (still )?(a minor|under 18|underage|under age|not 18 yet)",
      `i (just |only )?(turned|turn) (${age}|${ageInEnglish})`,
    ),
    unless: prosePhrase(
      "(коли|когда|when|щоб|чтобы|якби|если бы) (мені|мне|i) ..1 (було|было|was|були)",
      "(size|weeks?|minutes?|months?|розмір|размер|зріст|рост|штук|шт|пар|відсотк|процент|гривень|грн|років гаранті|лет гаранти)~",
      "(донь|доч|син|сын|дит|реб|дівчин|девоч|хлопч|мальч|племін|племян|онук|внук|сестр|брат|daughter|son|kid|niece|nephew|child)~",
      "(відділенн|отделени|поштомат|почтомат|branch|номер|№|поверх|этаж|квартир|доставк|завтра|сьогодні|сегодня)~",
      "на (мені|мне)",
      `(після|о|об|до|в|через) ${age}`,
    ),
  },
];
