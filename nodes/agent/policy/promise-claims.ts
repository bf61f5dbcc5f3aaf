import { type Claim, claim, never } from "./claim.ts";
import type { Evidence } from "./evidence.ts";

const weekday =
  "(понеділ~|вівтор~|середу|середи|четвер~|п'ятниц~|субот~|неділ~|вихідних|понедельник~|вторник~|среду|среды|четверг~|пятниц~|суббот~|воскресень~|выходн~|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend)";
const soonWords =
  "(сьогодні|завтра|післязавтра|за день|до вечора|до ранку|до обіду|к вечеру|к утру|день (у|в) день|через (тиждень|день|неделю|пару ~|кілька ~|несколько ~|годину|час)|сегодня|послезавтра|today|tonight|tomorrow|same day|next day|наступного дня|на следующий день|того ж дня|в день замовлення|вже за день|за ніч|overnight|за тиждень|за добу|за пару днів|за кілька днів|за неделю|за сутки|протягом тижня|протягом доби|в течение недели|в течение суток|within a week|within a day|in a day|in a week|next week|this week|наступного тижня|цього тижня|на следующей неделе|на этой неделе|за годину|за час|within the hour|in an hour|до свят~|до нового року|к празднику|к новому году|before christmas|до дня народження|ко дню рождения)";
const month =
  "(січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|january|february|march|april|may|june|july|august|september|october|november|december)";
const when = `(${soonWords}|((до|у|в|к|на|by|on|before) )?(the |цю |цей |наступн~ |эту |next |this )?(${weekday}|\\d{1,2} ${month}|${month} \\d{1,2}|\\d{1,2}[.]\\d{2}))`;
const deliver =
  "(доставимо|доставим|доставляємо|доставлю|привеземо|привезем|приїде|приедет|прийде|придет|придёт|прибуде|прибудет|отримаєте|получите|буде у вас|будет у вас|буде у відділенні|будет в отделении|will be (there|here|with you|yours)|відправимо|відправлю|відправляємо|відправка|надішлемо ..3 (замовлення|посилку)|отправим|отправлю|отправляем|отправка|вишлемо|вышлем|доїде|доедет|дійде|дойдет|дойдёт|забере|доставка|(arrive|arrives|arriving|deliver|delivered|delivery|ship|ships|shipped|shipping|sent|dispatch|dispatched|get it|receive it|have it|be with you|reach you|be there))";

/** The same words about time in a text of the shop ("відправляємо в день замовлення"). */
const saysWhen = ({ topics, words }: Evidence, sentence: string): boolean => {
  const named = sentence.match(
    /сьогодні|завтра|сегодня|today|tomorrow|same day|next day|в день|тижд\p{L}*|тижн\p{L}*|недел\p{L}*|week\p{L}*|доб[иуа]|сут[ок]\p{L}*/gu,
  );
  return topics.has("quick") && (named?.every((word) => words.includes(word)) ?? false);
};

const contactWords =
  "(viber|вайбер~|whats ?app|вотсап~|ватсап~|instagram|інстаграм~|инстаграм~|інсту|facebook|фейсбук~|messenger|месенджер~|signal|сигнал|telegram|телеграм~|телеграмі|директ~|direct|dm|dms|пошту|почту|e?-?mail|смс|sms|особисті|личку|лс|приват~|монобанк~|monobank|privat~|paypal|western union|revolut|wise|крипт~|usdt|bitcoin)";

export const promiseClaims: readonly Claim[] = [
  claim("promise", ["negated", "asking", "asked"], saysWhen, [
    `${deliver} ..3 ${when}`,
    `${when} ..3 ${deliver}`,
    `(буде|будет|will be) (\\d{1,2} ${month}|\\d{1,2}[.]\\d{2})`,
    "(встигнемо|встигне|успеем|успеет|make it) ..3 (до|к|by|before|in time|на)",
  ]),
  claim("promise", ["negated", "conditional", "asking", "asked"], ({ canSay }) => canSay.handedOver, [
    "(передал[аи]|переда[вн]о?|покликал[аи]|викликал[аи]|підключил[аи]|повідомил[аи]|сповістил[аи]|попросил[аи]) ..3 (менеджер~|оператор~|людин~|колег~|керівник~)",
    "(передал[аи]?|позвал[аи]?|вызвал[аи]?|подключил[аи]?|сообщил[аи]?|попросил[аи]?) ..3 (менеджер~|оператор~|человек~|коллег~)",
    "(менеджер|оператор|керівник|колега|человек|коллега|людина) (вже|уже|зараз|сейчас) ..3 (зв'яжеться|напише|відповість|перетелефонує|подзвонить|свяжется|напишет|ответит|перезвонит|підключається|подключается|знає|бачить|видит|працює)",
    "(i've|i have|we've|we have|i|already|just) (already |just )?(passed|forwarded|handed|notified|called|contacted|told|transferred|escalated|asked) ..3 (manager|operator|colleague|human|person|team|supervisor)",
    "(manager|operator|colleague|team) (is|has|was) (already |just |been )?(on it|notified|informed|joining|contacted|aware|looking into)",
  ]),
  claim("phone_number", ["negated"], ({ topics }) => topics.has("messenger"), [
    `(напиші~|пиші~|звертай~|зверні~|звяжі~|зв'яжі~|надішлі~|надсилай~|скинь~|переход~|перейді~|дзвоні~|подзвоні~|телефонуй~|переведі~|переказуй~|перекажі~|сплатіть|оплатіть|напишемо|спишемось|додай~) ..3 (у|в|на|через|за|до|нам) ..3 ${contactWords}`,
    `(напиші~|пиші~|переведі~|перекажі~|сплатіть|оплатіть|напишите|пишите|переведите|оплатите|скиньте|позвоните|обратитесь|свяжитесь|перейдите|отправьте|добавьте) (нам |мне |мені |менеджеру )?(у|в|на|через|по) (наш~ |мой |мій )?${contactWords}`,
    `(write|message|text|contact|call|pay|send|reach|ping|dm|find|add|follow|transfer|move|switch|continue) ..3 (us|me|the manager|our manager|it|the money|payment|over|to|on|via|through|by|using) ..3 ${contactWords}`,
    "(dm us|dm me|(на|мій|мою|свою|особисту|личную|мою) карт[уки]~|my (card|account|paypal|number))",
    "(подзвоніть|зателефонуйте|телефонуйте|позвоните|call us|call me|ring us|text us) (нам|мені|мне|us|me)? ?(за номером|на номер|по номеру|on|at)",
  ]),
  claim("account_number", ["negated"], never, [
    "(на |рахунок |рахунку |карт~ |счет |отримувач |получатель )(фоп|тов|ооо|ип) ~",
    "(отримувач|одержувач|получатель) (платежу|коштів|переказу|платежа|средств|перевода)|payee|beneficiary",
    "(cvv2?|cvc2?|пін ?код~|пин ?код~|pin ?code|код (із|з|зі|из) (смс|sms|повідомлення)|sms code|one time (code|password))",
    "(надішліть|напишіть|вкажіть|введіть|дайте|пришлите|напишите|укажите|введите|give|send|enter|tell) ..3 (номер ..3 карт~|card number|card details|дані картки|данные карты)",
  ]),
  claim("denies_being_ai", ["asked"], never, [
    "я ..3 не (~ )?(бот~|робот~|програма|программа|штучний інтелект|ші|ии|ai|машина|алгоритм|чат-?бот~|автовідповідач|автоответчик|нейромереж~|нейросеть)",
    "(це|это|тут|здесь|з вами|с вами) ..3 не (~ )?(бот~|робот~|штучний інтелект|ші|ии|ai|чат-?бот~|машина|автовідповідач)",
    "я ..3 (жива|живий|живой|живая|справжня|справжній|реальна|реальний) (людина|человек|дівчина|девушка)|я (жив[аи]й?|живая|живой)",
    "(говорите|спілкуєтесь|спілкуєтеся|розмовляєте|общаетесь|разговариваете|пишете) ..3 (живим|живою|справжн~|живым|живой|реальн~|настоящ~) ~|real (human|person) here|human here",
    "я (~ )?(справжня|справжній|жива|живий|реальна|реальний|звичайна|звичайний|живой|живая|реальный|реальная|настоящий|настоящая|обычный|обычная) (людина|людинка|дівчина|хлопець|консультант~|менеджер~|человек|девушка|парень|оператор~)",
    "я (ж |же |теж |тоже |- |таки |справді |действительно |звісно |конечно )*(людина|человек)",
    "(з вами|с вами|вам|вы|ви) (~ )?(спілкується|говорить|пише|відповідає|спілкуєтесь|спілкуєтеся|розмовляєте|общается|говорит|пишет|отвечает|общаетесь|разговариваете) (зараз |сейчас |з |с )*(справжн~ |жив~ |реальн~ |настоящ~ )?(людин~|человек~|дівчина|менеджер людина)",
    "(i'm|i am|im) (actually |definitely |really |certainly |just |in fact |totally |100 ?% )*(not (a |an )?(bot|robot|ai|machine|program|chat ?bot|computer|language model|automated ~)|(a |an )?(real |actual |living |genuine )*(human|person|woman|man|girl|guy|human being|live agent)|human)",
    "(this is|you're|you are) (actually )?(not (a |an )?(bot|robot|ai|chat ?bot)|(talking|speaking|chatting|texting) (to|with) (a |an )?(real |actual |live |living )*(human|person|woman|man))",
    "(no|ніяких|жодних|нет|никаких|немає|нема) (bots?|ботів|роботів|ботов|роботов|ai) (here|тут|здесь)|(here|тут|здесь) (немає|нет|are no|no) (ботів|роботів|ботов|роботов|bots)",
    "not (a |an )(bot|robot|ai|machine)|human like you|людина як і ви|(така|такий) (ж|же|сама|самий) (людина|як)|человек как и вы|written by a human|real person here|не (штучний інтелект|искусственный интеллект)",
  ]),
  claim("stock_claim", ["asked", "conditional", "asking", "negated"], ({ canSay }) => canSay.inStock, [
    "(є|маємо) (у |в )?наявності|в наявності (є|всі|усі|кілька|останн~)|на складі (є|достатньо|багато)|(всі|усі) розміри є",
    "(есть|имеется|имеются) в наличии|в наличии (есть|все|несколько)|на складе (есть|много)|все размеры есть",
    "(is|are|have|all|still|currently|it's) (~ )?(in stock|available in stock)|(we have|there are) ..3 in stock|in stock now",
  ]),
  claim("stock_claim", ["asked", "conditional", "asking"], ({ stocks }) => stocks.has(1), [
    "(остання|останній|останнє) (~ )?(одиниця|штука|пара|розмір|сукня|екземпляр|в наявності|на складі)|залишил(ась|ася|ося|ось) (лише |тільки |всього )?(одна|один|одне|1)",
    "(последняя|последний|последнее) (~ )?(штука|единица|пара|размер|в наличии|экземпляр)|остал(ась|ся|ось) (лишь |только |всего )?(одна|один|одно|1)",
    "(only|just) (one|1) (piece |item |pair |unit )?left|(the )?last (one|piece|item|pair|unit) (left|in stock|available|remaining)",
  ]),
  claim("stock_claim", ["asked", "conditional"], ({ canSay }) => canSay.outOfStock, [
    "(немає|нема|закінчил~|відсутн~) (у |в |на )?(наявності|складі)|(нет|закончил~|отсутств~) (в |на )?(наличии|складе)|(is|are|it's) (sold out|out of stock|unavailable)|розпродан[оаі]|распродан[оаы]",
  ]),
];
