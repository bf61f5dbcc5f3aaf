import { type Claim, claim, never } from "./claim.ts";
import { beginsIn, stemOf } from "./stems.ts";

const weekday =
  "(понеділ~|вівтор~|середу|середи|четвер~|п'ятниц~|субот~|неділ~|вихідних|вихідні|вихідними|понедельник~|вторник~|среду|среды|четверг~|пятниц~|суббот~|воскресень~|выходн~|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend)";
const soonWords =
  "(сьогодні|завтра|післязавтра|за день|до вечора|до ранку|до обіду|к вечеру|к утру|день (у|в) день|через (тиждень|день|неделю|пару ~|кілька ~|несколько ~|годину|час)|сегодня|послезавтра|today|tonight|tomorrow|same day|next day|наступного дня|на следующий день|того ж дня|в день замовлення|вже за день|за ніч|overnight|за тиждень|за добу|за пару днів|за кілька днів|за неделю|за сутки|протягом тижня|протягом доби|в течение недели|в течение суток|within a week|within a day|in a day|in a week|next week|this week|наступного тижня|цього тижня|на следующей неделе|на этой неделе|за годину|за час|within the hour|in an hour|до свят~|до нового року|к празднику|к новому году|before christmas|до дня народження|ко дню рождения)";
const month =
  "(січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|january|february|march|april|may|june|july|august|september|october|november|december)";
const when = `(${soonWords}|((до|у|в|к|на|by|on|before) )?(the |цю |цей |наступн~ |эту |next |this )?(${weekday}|\\d{1,2} ${month}|${month} \\d{1,2}|\\d{1,2}[.]\\d{2}))`;
const deliver =
  "(доставимо|доставим|доставляємо|доставлю|доставить|доставит|привеземо|привезем|привезе|привезет|привезут|привезуть|приїде|приедет|прийде|придет|придёт|прибуде|прибудет|отримаєте|получите|буде у вас|будет у вас|буде у відділенні|будет в отделении|will be (there|here|with you|yours)|зроблю|зробимо|знайду|знайдемо|дістану|дістанемо|підготую|підготуємо|замовлю|замовимо|організую|організуємо|виготовимо|виготовлю|пошиємо|зберемо|сделаю|сделаем|найду|найдем|достану|достанем|подготовлю|подготовим|закажу|закажем|организую|изготовим|сошьем|буде готов[оиае]|будет готов[оыа]|відправимо|відправлю|відправляємо|відправка|надішлемо ..3 (замовлення|посилку)|отправим|отправлю|отправляем|отправка|вишлемо|вышлем|доїде|доедет|дійде|дойдет|дойдёт|забере|доставка|(arrive|arrives|arriving|deliver|delivered|delivery|ship|ships|shipped|shipping|sent|dispatch|dispatched|get it|receive it|have it|be with you|reach you|be there))";
const shortTime =
  "(пів ?години|півгодини|полчаса|half an hour|годинку|годину|an hour|часок|хвилин~ (п'ять|десять|двадцять))";
/** Goods that come into the shop. */
const arrival =
  "(надходженн~|поставк~|завоз~|завезенн~|завезуть|завеземо|підвезуть|з'явиться|з'являться|поступлен~|завезут|завезем|подвезут|появится|появятся|restock~|new stock|back in stock|new batch|нова партія|новая партия|нову партію|новую партию)";

const timeWord =
  "сьогодні|завтра|сегодня|today|tomorrow|same day|next day|в день|того ж дня|в тот же день|тижд\\p{L}*|тижн\\p{L}*|недел\\p{L}*|week\\p{L}*|доб[иуа]|сут[ок]\\p{L}*";
/** The same words about time in a text of the shop ("відправляємо в день замовлення"). */
const saysWhen: Claim["backed"] = ({ topics, facts }, { sentence }) => {
  const named = sentence.match(namedTime) ?? [];
  const isBound = boundByHour.test(sentence);
  const isSaid = (word: string): boolean =>
    beginsIn(facts.shopTexts, stemOf(word)) ||
    (isBound && sameDay.test(word) && sameDay.test(facts.shopTexts)) ||
    (nextDay.test(word) && nextDay.test(facts.shopTexts));
  return (topics.has("quick") || everyDay.test(facts.shopTexts)) && named.length > 0 && named.every(isSaid);
};
const namedTime = new RegExp(
  `${timeWord}|${weekday.slice(1, -1).replaceAll("~", "\\p{L}*")}|щодня|ежедневно|every day|daily`,
  "gu",
);
/** "У день замовлення, якщо до 14:00" is today for who orders before. */
const boundByHour = /\d{1,2}[:.]\d{2}|(?:до|before|by) \d{1,2}|якщо|если|(?<!\p{L})if(?!\p{L})/u;
const sameDay =
  /сьогодні|сегодня|today|день замовлення|день заказа|того ж дня|в тот же день|день (?:у|в) день|same day/u;
const nextDay = /завтра|tomorrow|наступного дня|на следующий день|next day/u;
const everyDay = /щодня|кожного дня|ежедневно|каждый день|every day|daily/u;

/** "Оформлене до 16:00 відправляємо сьогодні": an hour is the shop's when its texts have it. */
const saysHour: Claim["backed"] = ({ facts }, { sentence }) =>
  (sentence.match(/\d{1,2}:\d{2}/g) ?? []).every((hour) =>
    facts.shopTexts.split(/\n|(?<=[.!]) /u).some((text) => text.includes(hour) && aboutParcels.test(text)),
  );
/** The hours at which a shop opens and closes bind no parcel. */
const aboutParcels = /достав|відправ|отправ|замов|заказ|кур'єр|курьер|deliver|ship|sent|dispatch|order|courier/u;

export const deliveryTimeClaims: readonly Claim[] = [
  claim("promise", ["negated", "asking", "asked"], saysWhen, [
    `${deliver} ..3 ${when}`,
    `${when} ..3 ${deliver}`,
    `(буде|будет|will be) (\\d{1,2} ${month}|\\d{1,2}[.]\\d{2})`,
    `${when} ..3 ${arrival}`,
    `${arrival} ..3 ${when}`,
    "(везе|везуть|їде|їхатиме|едет|везет|везут|takes) ..2 (добу|день|тиждень|сутки|неделю|a day|a week|overnight)",
    "(завтра|сьогодні|післязавтра|сегодня|послезавтра|today|tomorrow) ..2 (кур'єр|посилка|замовлення|курьер|посылка|заказ|courier|parcel|order|package) ..2 (буде|будуть|будет|будут|will be|is|arrives)",
    "(встигнемо|встигне|успеем|успеет|make it) ..3 (до|к|by|before|in time|на)",
  ]),
  claim("promise", ["undone", "asking", "asked"], saysHour, [
    `${deliver} ..4 (до|о|об|у|в|к|by|at|before) \\d{1,2}:\\d{2}`,
    `(до|о|об|к|by|at|before) \\d{1,2}:\\d{2} ..4 ${deliver}`,
  ]),
  claim("promise", ["undone", "asking", "asked", "conditional"], never, [
    `${deliver} ..3 (за|через|протягом|впродовж|в течение|within|in) (годину|час|пару|кілька|декілька|несколько|пів ?години|полчаса|хвилин~|an hour|half an hour|a few|a couple)`,
    `(за|через|протягом|впродовж|within|in) ${shortTime} (~ )?(буде|будуть|будет|будут|прийде|придет|it'll be|you'll have)`,
    `(буде|будуть|будет|будут|прийде|придет|will be) ..3 (за|через|протягом|впродовж|within|in) ${shortTime}`,
    "(кур'єр|посилка|замовлення|курьер|посылка|заказ|courier|parcel|order) ..3 (буде|приїде|прибуде|приедет|будет|прибудет|will be|will arrive|arrives) ..3 (сьогодні|завтра|ввечері|вранці|зранку|сегодня|вечером|утром|today|tomorrow|tonight|this evening)",
    "(пріоритетн~|термінов~|експрес|срочн~|приоритетн~|экспресс|priority|express|urgent~) (відправ~|доставк~|отправк~|доставит~|shipping|delivery|dispatch)|поза чергою|без черги|вне очереди|jump the queue",
  ]),
];
