import { type Claim, claim } from "./claim.ts";
import type { Evidence } from "./evidence.ts";

const order = "(замовлен~|посил[кц]~|пакун~|відправлення|товар~|сукн~|вон[ао]|він|все|усе)";
const orderRu = "(заказ~?|посылк~|товар~|плать[ея]|он[ао]?|все)";
const orderEn = "(order|parcel|package|shipment|it|it's|item|items|dress)";
const done = "(has been|have been|was|were|been|is|are|'s|already|just|got|has|have|now)";
const dative = "(успішно |вже |уже |щойно |сьогодні |вчора |завтра |нами |вам |було )*";

const shippedWords =
  "(відправлен[оаеі]|відправлений|надіслан[оаеі]|вислан[оаеі]|відвантажен[оаеі]|передан[оаеі] (в|у|на|до|службі|перевізнику|кур'єр~|новій|нову) ?~|виїхал[оаи]|поїхал[оаи]|їде|прямує|летить|(вже )?(в|у) дорозі)";
const shippedRu =
  "(отправлен[оаы]?|выслан[оаы]?|отгружен[оаы]?|передан[оаы]? (в|на|курьер~|новой) ?~|уехал[оаи]?|едет|летит|(уже )?в пути)";
const shippedEn =
  "(shipped|sent|dispatched|posted|mailed|handed (over )?to|left|on (its|the) way|in transit|out for delivery|en route|travell?ing)";
const arrivedWords =
  "(доставлен[оаеі]|доставлений|прибул[оаи]|приїхал[оаи]|(чекає|лежить|знаходиться) ..3 (відділенн~|поштомат~|пошті)|чекає на (вас|отримання)|вручен[оаеі]|готов[оаеі] до (видачі|отримання))";
const arrivedRu =
  "(доставлен[оаы]?|прибыл[оаи]?|приехал[оаи]?|пришел|пришл[оа]|(ждет|ждёт|лежит|находится) ..3 (отделени~|почтомат~|почте)|готов[оаы]? к (выдаче|получению))";
const arrivedEn =
  "(arrived|delivered|waiting (for you )?(at|in)|ready (for (pick ?up|collection)|to be (picked up|collected))|received)";
const placedWords =
  "(отриман[оаеі]|виконан[оаеі]|завершен[оаеі]|готов[оаеі](?! до оформ~)|оформлен[оаеі]|прийнят[оаеі]|підтверджен[оаеі]|створен[оаеі]|зареєстрован[оаеі]|скасован[оаеі]|змінен[оаеі]|(з|за)?пакован[оаеі]|зібран[оаеі]|скомплектован[оаеі]|обробляється|опрацьовується|пакується|комплектується|збирається|готується|готов[оаеі] до відправ~|(в|у) обробці|на складі)";
const placedRu =
  "(получен[оаы]?|выполнен[оаы]?|завершен[оаы]?|готов[оаы]?(?! к оформ~)|оформлен[оаы]?|принят[оаы]?|подтвержден[оаы]?|подтверждён|создан[оаы]?|зарегистрирован[оаы]?|отменен[оаы]?|отменён|изменен[оаы]?|упакован[оаы]?|собран[оаы]?|обрабатывается|пакуется|собирается|комплектуется|готовится|готов[оаы]? к отправк~|в обработке|на складе)";
const placedEn =
  "(placed|confirmed|accepted|created|registered|cancell?ed|changed|updated|packed|packaged|processed|processing|being (processed|packed|prepared)|ready to (ship|be shipped)|in (processing|the warehouse))";

const has = ({ canSay }: Evidence, ...statuses: readonly string[]): boolean =>
  statuses.some((status) => canSay.orderStatuses.has(status));
/** Without a known status word (another shop's), an order at all must be in the data. */
const anyOrder = ({ canSay }: Evidence): boolean => canSay.orderStatuses.size > 0;
const isDenied = (sentence: string): boolean =>
  /(?<!\p{L})(?:ще не|еще не|ещё не|не був|not yet|hasn't|not been|yet to)(?!\p{L})/u.test(sentence);

const shipped = (evidence: Evidence, sentence: string): boolean =>
  isDenied(sentence) ? anyOrder(evidence) : has(evidence, "shipped", "delivered");
const arrived = (evidence: Evidence, sentence: string): boolean =>
  isDenied(sentence) ? anyOrder(evidence) : has(evidence, "delivered");
const hasOrdered = (evidence: Evidence): boolean => anyOrder(evidence) || evidence.canSay.paymentReceived;

const tense = ["conditional", "asked"] as const;

export const orderClaims: readonly Claim[] = [
  claim("order_status_unbacked", tense, shipped, [
    `${order} ..3 ${shippedWords}`,
    `${order} ${dative}${shippedWords}`,
    `(вже|уже|щойно|сьогодні|вчора) (${shippedWords}|відправил[иа]|надіслал[иа]|вислал[иа]|їде|виїхал[оаи])`,
    `(відправил[иа]|надіслал[иа]|вислал[иа]|передал[иа]) ..3 (замовлення|посилку|товар|сукню|пакунок|новою поштою|новій пошті|пошту)`,
    `(відправлен[оа]|надіслан[оа]|вислан[оа]) ..3 (замовлення|посилк~|новою поштою)`,
    `${orderRu} ..3 ${shippedRu}`,
    `(уже|только что|сегодня|вчера) (${shippedRu}|отправил[иа]|выслал[иа]|едет)`,
    `(отправил[иа]|выслал[иа]|передал[иа]) ..3 (заказ|посылку|товар|платье|новой почтой|почту)`,
    `${orderEn} (${done} )*${shippedEn}`,
    `(your|the) ..3 (order|parcel|package) ..3 ${done} ${shippedEn}`,
    `(we|i|we've|i've|have|already|just) ..3 (shipped|sent|dispatched|posted|mailed) (it|your|the) ?(out|off|order|parcel|package|dress|today|yesterday)?`,
    `(^shipped|^dispatched|^відправлено|^надіслано|^отправлено)`,
    `(зараз|вже|уже|сейчас) (пакуємо|відправляємо|збираємо|комплектуємо|везуть|пакуем|отправляем|собираем|везут)`,
    `(посилка|замовлення|посылка|заказ|parcel|order|package) (вже|уже|зараз|is|is already|is now|already|now) (у|в|in|at) ~`,
    `(ми|я|мы|все|усе) (вже |уже |все |усе )*(відправил[иа]|надіслал[иа]|вислал[иа]|отправил[иа]|выслал[иа])(?! (вам )?(фото|посилання|реквізити|інформацію|ссылку|реквизиты))`,
    `(tracking|трекінг|трек|ттн) ..3 (shows|показує|показывает)`,
    `(order|parcel|package)'s ${shippedEn}`,
    `(order|parcel|package) (has )?(left|departed)`,
    `(shipped|dispatched) (today|yesterday|this morning|already)`,
  ]),
  claim("order_status_unbacked", tense, arrived, [
    `${order} ..3 ${arrivedWords}`,
    `(вже|уже) (доставлено|прибул[оаи]|приїхал[оаи]|чекає у відділенні)`,
    `${orderRu} ..3 ${arrivedRu}`,
    `уже (доставлен[оа]?|прибыл[оаи]?|ждет в отделении|ждёт в отделении)`,
    `${orderEn} (${done} )*${arrivedEn}`,
    `(your|the) ..3 (order|parcel|package) ..3 ${done} ${arrivedEn}`,
    `(доставил[иа]|вручил[иа]) ..3 (замовлення|посилку|заказ|посылку)`,
    `кур'єр ..3 (виїхав|їде|прямує)|курьер ..3 (выехал|едет)|courier ..3 (is|has|left)`,
  ]),
  claim("order_status_unbacked", [...tense, "negated"], hasOrdered, [
    `замовлення ..3 ${placedWords}`,
    `(оформил[иа]|прийнял[иа]|скасувал[иа]|змінил[иа]|запакувал[иа]|зібрал[иа]|створил[иа]|підтвердил[иа]) ..3 замовлення`,
    `(вже|уже|щойно) (оформлен[оа]|скасован[оа]|пакується|комплектується|запакован[оа])`,
    `заказ ..3 ${placedRu}`,
    `(оформил[иа]?|принял[иа]?|отменил[иа]?|изменил[иа]?|упаковал[иа]?|собрал[иа]?|создал[иа]?|подтвердил[иа]?) ..3 заказ`,
    `(your|the) ..3 order (${done} )+${placedEn}`,
    `order (completed|complete|ready|confirmed|cancelled|canceled|placed|accepted)`,
    `(i|we|i've|we've|have) ..3 (placed|cancell?ed|accepted|confirmed|packed|processed|changed) (your|the|this) order`,
  ]),
  claim("payment_claim", [...tense, "negated"], ({ canSay }) => canSay.paymentReceived, [
    "(гроші|кошти|платіж|оплата|деньги|money|payment) (вже |уже |is |already )*(у нас|в нас|на місці|на рахунку|на счету|на месте|with us)",
    "(все|усе|всё|it's|it is|all) (вже |уже |already |now )*(оплачено|сплачено|paid)|оплачено (дяку~|спасибо)|paid (thanks|thank you)|(we|i) have your (money|payment)",
    "(оплата|платіж|платеж) ..3 (дійш~|дошл~|дошел|підтверджую|подтверждаю)|(квитанцію|чек|квитанцию) ..3 (перевірено|підтверджено|проверено|подтвержден~)",
    "(got|have) your (transfer|payment|money)|your transfer ..3 (landed|arrived)",
    "(оплат[ауи]|платіж|переказ|кошти|гроші|сум[ау]|передоплат[ау]|транзакці[яю]) ..3 (отриман~|отримал[иа]|надійшл[аои]|надійшов|прийшл[аои]|прийшов|зарахован~|підтверджен~|підтвердил[иа]|пройшл[аои]|пройшов|зайшл[аои]|зайшов|прийнят~|прийнял[иа]|бачу|бачимо|побачил[иа]|успішн~|перевірен~|на рахунку)",
    "(отримал[иа]|отримано|бачу|бачимо|підтвердил[иа]|підтверджую|підтверджуємо|підтверджено|зарахувал[иа]|прийнял[иа]|перевірил[иа]) ..3 (оплату|платіж|переказ|кошти|гроші|передоплату|сплату)",
    "(замовлення|рахунок|чек) ..3 (вже |уже |повністю |успішно )?(оплачен[оий]+|сплачен[оий]+)",
    "(надійшл[аои]|надійшов|прийшл[аои]|пройшл[аои]|зайшл[аои]) ..3 (оплата|платіж|кошти|гроші|переказ)",
    "дякую за (вашу )?оплату|дякуємо за (вашу )?оплату|оплачено успішно|успішно оплачено|оплата є",
    "(оплат[ауы]|платеж|платёж|перевод|деньги|средства|предоплат[ау]) ..3 (получен~|получил[иа]?|поступил[аои]?|приш[её]л|пришл[аои]|зачислен~|подтвержден~|подтверждён~|прошел|прошёл|прошл[аои]|принят~|вижу|видим|успешн~)",
    "(получил[иа]|получен[аы]|вижу|видим|подтверждаю|подтверждаем|подтвердил[иа]|принял[иа]) ..3 (оплату|платеж|платёж|перевод|деньги|предоплату)",
    "заказ ..3 оплачен|спасибо за (вашу )?оплату|оплачено успешно|поступила ..3 оплата",
    `(payment|money|transfer|funds|deposit|prepayment) (${done} )*(received|confirmed|arrived|cleared|accepted|approved|successful|verified|come through|came through|gone through|went through|landed)`,
    "(payment|money|transfer|funds) ..3 (was|is|has been|have been|has|have) (successfully |now |just |already )?(received|confirmed|arrived|cleared|accepted|approved|successful|verified|come through|gone through)",
    "(received|confirmed|got|see|verified|accepted) (your|the) (bank )?(payment|money|transfer|deposit|prepayment)",
    "(order|invoice|bill) (is|has been|was) (now |fully |already )*paid|(you|you've|you have) (already |fully )*paid (in full|for)|thank you for (your|the) payment|thanks for (your|the) payment|paid in full",
  ]),
];
