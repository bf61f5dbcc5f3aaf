import { prosePhrase } from "../../src/core/reading/phrase.ts";
import type { Rule } from "./rule.ts";

/** A queue, a shop, a size: what "here" is for somebody who only does not want to wait. */
const place = prosePhrase(
  "(черз|очеред|магазин|чат|шоурум|списк|групі|группе|дома|вдома|місті|городе)~",
  "(in line|in the queue|on hold|in this chat|on this list|in the group|late|the only|rude|a bother)",
  "(знижк|скидк|акці|акци|розпродаж|распродаж|sale|discount|доставк|оплат|магазин|переплач|чекат|ждать|куп|заказ|замов)~",
  "(метро|відділен~|отделен~|зупинк~|остановк~|адрес~|у|в|во) (Львові|Києві|Одесі|Києва|Львове|Киеве)",
  "(львові|києві|одесі|харкові|дніпрі|львове|киеве|одессе|харькове|днепре|місті|городе|роботі|работе|школі|школе)",
);

/** How people speak of it every day, without its name: pills, a bridge, a window, an end, a wish not to be. */
export const everydaySelfHarmRules: readonly Rule[] = [
  {
    name: "self_harm.means",
    pattern: prosePhrase(
      "(стою|сиджу|сижу|стоїмо) ..1 (на|край|за) ..1 (мосту|мості|даху|крыше|підвіконні|подоконнике|карнизі|карнизе|краю)(?! метро)",
      "(вийти|вийду|виходжу|вийшла б|выйти|выйду|выхожу|вышла бы|шагнуть|зробити крок) ..1 (у|в|з|из) (вікно|вікна|окно|окна)",
      "(зібрала|зібрав|собрала|собрал|купила|купив|купил|приготувала|приготовила) ..2 (таблет|пігул|снодійн|снотворн)~",
      "(випила б|випив б|выпила бы|выпил бы) ..2 (таблет|пігул|снодійн|снотворн)~",
      "(порізала|порізав|порезала|порезал|ріжу|режу) ..1 (собі|себе|свої|свои) ..1 (руки|рук|ноги|стегна|зап~)",
      "(sitting|standing|stood) ..1 on ..1 (the|a) (edge|ledge|roof|bridge|window ledge|balcony|rooftop|window)",
      "(pills|tablets) (are )?(ready|in my hand|in front of me)",
      "(took|swallowed|taken|taking|swallow) (a |the )?(whole|entire|all|all my|all the|bottle|handful) ..2 (pills|tablets|meds|medication)",
      "(ending|end|finish|ended) (it|everything|this) all",
      "(want|going|ready|trying) to end (everything|it|my life|things)( tonight| now| today)?(?= (?:\\||$))",
      "(painless|easy|easiest|quick) way to die",
    ),
    unless: place,
  },
  {
    name: "self_harm.wish_not_to_be",
    pattern: prosePhrase(
      "не ?(хочу|хочеться|хочется) (бути|быть) (тут |здесь )?(більше|больше|на цьому світі|на этом свете|живою|живой|живым)",
      "не ?(хочу|хочеться|хочется) (більше|больше|тут|здесь) ..2 (бути|быть)",
      "(краще|лучше) (б|би|бы) ..1 (мене|меня) ..1 не (було|было|стало)",
      "(мене|меня) ..1 (краще|лучше) (б|би|бы)? ?не (було|было|стало)",
      "(краще|лучше) (б|би|бы) я ..1 не (народи|родил|рожда|прокин|просну)~",
      "(нікому|никому) ..1 не (потрібна|потрібен|нужна|нужен) ..4 (зникн|исчез|піти|уйти|жити|жить|померти|умереть)~",
      "(навіщо|нащо|зачем|для чого) ..1 я ..1 (живу|існую|существую|народи~|родил~)",
      "не (бачу|вижу) ..1 (сенсу|смысла) ..1 (далі|дальше|нічого|ни в чем|більше|больше|ні в чому)(?= (?:\\||$))",
      "(заснути|уснути|заснуть|уснуть) ..1 (і|й|та|и) ..1 (більше |больше )?не (прокид|просып|прокин|просн)~",
      "(прощавайте|прощайте|прощавай) ..3 (більше|больше|назавжди|навсегда|всі|все)",
      "(сьогодні|сегодня|це|это) ..1 (мій|мой) (останній|последний) (день|вечір|вечер|ранок)(?= (?:\\||$))",
      "(жити|жить) ..1 (не|ні|нема) (для|заради|ради) (кого|чого)",
      "(думки|мысли|думаю) ..2 (покінчити|покончить|закінчити|закончить) ..2 (всім|всем|усім|все|усе|життя|жизнь|собою|собой)",
      "(все|всё|усе) (закінчу|закончу|скінчу|покінчу) ..1 (сьогодні|сегодня|зараз|сейчас|цієї ночі|этой ночью)",
      "(щоб|чтоб|чтобы) ..2 (все|усе) ..1 (закінчил|скінчил|закончил|кончил)~ ..2 (назавжди|навсегда|мене|меня)",
      "dont want to be (here|around|alive|on this earth)( anymore| any more| any longer)(?= (?:\\||$))",
      "dont want to be (around|alive|on this earth)",
      "wish i (wasnt|werent|was not) (here|around|alive)( anymore)?",
      "wish id never been born",
      "(no one|nobody|noone) (would|will) (even )?(miss|care|notice) ..2 (if i|when i|im gone|i was gone|died)",
      "(cant|cannot) go on (anymore|any more|living|like this|much longer)",
      "(no|see no|any) point ..1 (in )?(going on|living|life|being alive|anything)",
      "never wake up(?= (?:\\||$))",
      "(hope|wish|pray) i (dont|never|didnt) wake up",
      "want it all to (end|stop|be over)",
      "(feel|feeling) like (dying|killing myself|ending)",
      "(id|i would) rather be dead",
      "(goodbye|farewell) ..2 (last|final) (day|night|message)",
      "(goodbye|farewell) (everyone|everybody|world|cruel world)",
    ),
    unless: place,
  },
];
