import type { Evidence } from "../evidence.ts";
import { type Claim, claim, never } from "./claim.ts";

/** An order called by its number alone: "1057 вже їде". */
const byNumber = "\\d{3,}(?! ?(грн|гр|uah|₴|г|мл|шт)(?!~))";
const order = `(${byNumber}|замовлен~|посил[кц]~|пакун~|відправлення|товар~|сукн~|вон[ао]|він|все|усе)`;
const orderRu = `(${byNumber}|заказ~?|посылк~|товар~|плать[ея]|он[ао]?|все)`;
const orderEn = `(${byNumber}|order|parcel|package|shipment|it|it's|item|items|dress)`;
const done = "(has been|have been|was|were|been|is|are|'s|already|just|got|has|have|now)";
const dative = "(успішно |вже |уже |щойно |сьогодні |вчора |завтра |нами |вам |було )*";

const shippedWords =
  "(відправлен[оаеі]|відправлений|надіслан[оаеі]|вислан[оаеі]|відвантажен[оаеі]|передан[оаеі] (в|у|на|до|службі|перевізнику|кур'єр~|новій|нову) ?~|виїхал[оаи]|поїхал[оаи])";
const shippedRu = "(отправлен[оаы]?|выслан[оаы]?|отгружен[оаы]?|передан[оаы]? (в|на|курьер~|новой) ?~|уехал[оаи]?)";
const shippedEn = "(shipped|sent|dispatched|posted|mailed|handed (over )?to|left)";
const onTheWay =
  "(їде|їдуть|прямує|прямують|летить|(вже )?(в|у) дорозі|едет|едут|летит|(уже )?в пути|on (its|the) way|in transit|out for delivery|en route|travell?ing|везуть|везут)";
const arrivedWords =
  "(доставлен[оаеі]|доставлений|прибул[оаи]|приїхал[оаи]|(чекає|чекають|лежить|лежать|знаходиться) ..3 (відділенн~|поштомат~|пошті)|чекає на (вас|отримання)|вручен[оаеі]|готов[оаеі] до (видачі|отримання))";
const arrivedRu =
  "(доставлен[оаы]?|прибыл[оаи]?|приехал[оаи]?|пришел|пришл[оа]|(ждет|ждёт|лежит|находится) ..3 (отделени~|почтомат~|почте)|готов[оаы]? к (выдаче|получению))";
const arrivedEn =
  "(arrived|delivered|waiting (for you )?(at|in)|ready (for (pick ?up|collection)|to be (picked up|collected))|received)";
const beingPacked =
  "(пакується|пакують|пакуємо|комплектують|комплектується|збирається|збирають|пакуется|пакуют|комплектуется|комплектуют|собирается|собирают|упаковывают|готують до відправ~|готовят к отправ~)";
const atBranch = "(відділенн~|поштомат~|пошті|отделени~|почтомат~|почте)";
const placedWords =
  "(отриман[оаеі]|виконан[оаеі]|завершен[оаеі]|готов[оаеі](?! до оформ~)|оформлен[оаеі](?! (до|після) \\d)|прийнят[оаеі]|підтверджен[оаеі]|створен[оаеі]|зареєстрован[оаеі]|обробляється|опрацьовується|готується|(в|у) обробці|на складі)";
const placedRu =
  "(получен[оаы]?|выполнен[оаы]?|завершен[оаы]?|готов[оаы]?(?! к оформ~)|оформлен[оаы]?(?! (до|после) \\d)|принят[оаы]?|подтвержден[оаы]?|подтверждён|создан[оаы]?|зарегистрирован[оаы]?|обрабатывается|готовится|в обработке|на складе)";
const placedEn = "(placed|confirmed|accepted|created|registered|processed|processing|in (processing|the warehouse))";

/** States of the order that the sentence names by its number, else of any order there is. */
function statesIn({ facts, canSay }: Evidence, sentence: string): ReadonlySet<string> {
  const named = facts.orders.filter(({ number }) => sentence.includes(number));
  return named.length > 0 ? new Set(named.map(({ status }) => status)) : canSay.orderStatuses;
}

/** The states in which each may be said. What our own list of states does not know, another shop's, says nothing. */
const isIn =
  (...states: readonly string[]): Claim["backed"] =>
  (evidence, { sentence, whole }) => {
    const known = statesIn(evidence, sentence);
    if (ofPapers.test(whole) && !ofParcel.test(whole)) return true;
    const isThere = states.some((state) => known.has(state));
    // "Ще не відправлено" of a parcel that is on its way is as wrong as the other way round.
    return isDenied(whole) ? !isThere || known.size > 1 : isThere;
  };
/** What is sent in the chat is no parcel: "реквізити вже надіслані". */
const ofPapers =
  /реквізит|реквизит|рахун|счет|квитанц|(?<!\p{L})чек(?:а|у|ом|и)?(?!\p{L})|фото|посилання|ссылк|повідомленн|сообщени|invoice|details|link|photo|receipt/u;
const ofParcel = /замовл|посилк|пакун|заказ|посылк|order|parcel|package/u;
const isDenied = (clause: string): boolean =>
  /(?<!\p{L})(?:не|немає|нема|нет|not|hasn't|haven't|isn't|wasn't|yet to)(?!\p{L})/u.test(clause);

/** An order at all: placed, and not cancelled. A bill that is paid is one. */
const isPlaced: Claim["backed"] = (evidence, { sentence }) =>
  evidence.canSay.paymentReceived || [...statesIn(evidence, sentence)].some((state) => !notPlaced.has(state));
const notPlaced: ReadonlySet<string> = new Set(["cancelled", "refunded", "awaiting_payment", "payment_being_checked"]);

/** "Все скасувала: кошик порожній": of what is no order yet the cart itself is the state. */
const isCancelled: Claim["backed"] = (evidence, said) =>
  isIn("cancelled")(evidence, said) ||
  (evidence.facts.cart.length === 0 && evidence.facts.isCartTouched && evidence.canSay.orderStatuses.size === 0);

const tense = ["conditional", "asked"] as const;

export const orderStateClaims: readonly Claim[] = [
  claim("order_status_unbacked", tense, isIn("shipped"), [
    `(${order.slice(1, -1)}|навушник~|колонк~|костюм~|крем~|річ|речі) ..3 ${onTheWay}`,
    `(${orderRu.slice(1, -1)}|наушник~|вещь|вещи) ..3 ${onTheWay}`,
    `(${orderEn.slice(1, -1)}) (${done} )*${onTheWay}`,
    `(order|parcel|package) ..2 ${done} ${onTheWay}`,
    `(вже|уже|зараз|сейчас) ${onTheWay}`,
    `(order|parcel|package)'s ${onTheWay}`,
  ]),
  claim("order_status_unbacked", tense, isIn("shipped", "delivered"), [
    `(order|parcel|package) ..2 ${done} ${shippedEn}`,
    `${order} ..3 ${shippedWords}`,
    `${order} ${dative}${shippedWords}`,
    `(вже|уже|щойно|сьогодні|вчора) (${shippedWords}|відправил[иа]|надіслал[иа]|вислал[иа]|їде|виїхал[оаи])`,
    `(відправил[иа]|надіслал[иа]|вислал[иа]|передал[иа]) ..3 (замовлення|посилку|товар|сукню|пакунок|новою поштою|новій пошті|пошту)`,
    `(${byNumber}|замовленн~|посилк~|заказ~?|посылк~) ..3 (відправил[иа]|надіслал[иа]|отправил[иа]|выслал[иа])`,
    `(відправлен[оа]|надіслан[оа]|вислан[оа]) ..3 (замовлення|посилк~|новою поштою)`,
    `${orderRu} ..3 ${shippedRu}`,
    `(уже|только что|сегодня|вчера) (${shippedRu}|отправил[иа]|выслал[иа]|едет)`,
    `(отправил[иа]|выслал[иа]|передал[иа]) ..3 (заказ|посылку|товар|платье|новой почтой|почту)`,
    `${orderEn} (${done} )*${shippedEn}`,
    `(your|the) ..3 (order|parcel|package) ..3 ${done} ${shippedEn}`,
    `(we|i|we've|i've|have|already|just) ..3 (shipped|sent|dispatched|posted|mailed) (it|your|the) ?(out|off|order|parcel|package|dress|today|yesterday)?`,
    `(відправил[иа]|надіслал[иа]|вислал[иа]|відвантажил[иа]|отправил[иа]|выслал[иа]) (її |його |їх |их |его |ее |вам )?(вже|уже|щойно|сьогодні|вчора|зранку|вранці|позавчора|сегодня|утром|today|yesterday)`,
    `(вже|уже|щойно|сьогодні|вчора|сегодня) (відправил[иа]|відвантажил[иа]|отправил[иа])`,
    `(^shipped|^dispatched|^відправлено|^надіслано|^отправлено)`,
    `(зараз|вже|уже|сейчас) (пакуємо|відправляємо|збираємо|комплектуємо|везуть|пакуем|отправляем|собираем|везут)`,
    `(посилка|замовлення|посылка|заказ|parcel|order|package) (вже |уже |зараз |is |is already |is now |already |now )(у|в|на|in|at) (?!кошик~|корзин~|обробц~|обработк~|cart|мене|вас|процес~)~`,
    `(ми|я|мы|все|усе) (вже |уже |все |усе )*(відправил[иа]|надіслал[иа]|вислал[иа]|отправил[иа]|выслал[иа])(?! (вам )?(фото|посилання|реквізити|інформацію|ссылку|реквизиты))`,
    `(tracking|трекінг|трек|ттн) ..3 (shows|показує|показывает)`,
    `(order|parcel|package)'s ${shippedEn}`,
    `(order|parcel|package) (has )?(left|departed)`,
    `(shipped|dispatched) (today|yesterday|this morning|already)`,
  ]),
  claim("order_status_unbacked", tense, isIn("delivered"), [
    `(order|parcel|package) ..2 ${done} ${arrivedEn}`,
    "(посилка|замовлення|пакунок|посылка|заказ) ..3 (чекає|очікує|ждет) (на )?(вас|на вас)|(чекає|очікує|ждет) (на )?вас ..2 (пошті|відділенн~|почте|отделени~)",
    `${order} ..3 ${arrivedWords}`,
    `(${byNumber}|посилк~|замовленн~|посылк~|заказ) (вже |уже )(на|у|в) ${atBranch}`,
    `(можна|можно|можете|can) (вже |уже |already |now )*(забрати|забирати|забрать|забирать|pick up|collect) (your |the )?${byNumber}`,
    `(чекає|очікує|лежить|ждет|ожидает|лежит) ..3 ${atBranch}`,
    `(waiting|waits|sitting) (for you )?..1 (at|in) ..2 (branch|post office|locker|pickup point)`,
    `(вже|уже) (доставлено|прибул[оаи]|приїхал[оаи]|чекає у відділенні)`,
    `${orderRu} ..3 ${arrivedRu}`,
    `уже (доставлен[оа]?|прибыл[оаи]?|ждет в отделении|ждёт в отделении)`,
    `${orderEn} (${done} )*${arrivedEn}`,
    `(your|the) ..3 (order|parcel|package) ..3 ${done} ${arrivedEn}`,
    `(доставил[иа]|вручил[иа]) ..3 (замовлення|посилку|заказ|посылку)`,
    `кур'єр ..3 (виїхав|їде|прямує)|курьер ..3 (выехал|едет)|courier ..3 (is|has|left)`,
  ]),
  claim("order_status_unbacked", [...tense, "negated", "undone"], isPlaced, [
    `замовлення ..3 ${placedWords}`,
    `(оформил[иа]|прийнял[иа]|створил[иа]|підтвердил[иа]) ..3 замовлення`,
    `(вже|уже|щойно) оформлен[оа]`,
    `заказ ..3 ${placedRu}`,
    `(оформил[иа]?|принял[иа]?|создал[иа]?|подтвердил[иа]?) ..3 заказ`,
    `(your|the) ..3 order (${done} )+${placedEn}`,
    `order (completed|complete|ready|confirmed|placed|accepted)`,
    `(i|we|i've|we've|have) ..3 (placed|accepted|confirmed|processed) (your|the|this) order`,
  ]),
  claim("order_status_unbacked", [...tense, "undone", "asking"], isIn("processing", "shipped", "delivered"), [
    "(замовлення|посилк~|пакун~|товар~|сукн~|вон[ао]|все|усе) ..3 ((з|за)?пакован[оаеі]|зібран[оаеі]|скомплектован[оаеі]|готов[оаеі] до відправ~|на сортуванн~|на складі пошти|на митниці)",
    "(заказ|посылк~|товар~|плать[ея]|все) ..3 (упакован[оаы]?|собран[оаы]?|скомплектован[оаы]?|готов[оаы]? к отправк~|на сортировк~|на таможне)",
    "(order|parcel|package|it) (has been |is |was |already |now |being )+(packed|packaged|assembled|prepared|ready to ship|ready to be shipped|at customs|at the sorting ~)",
    "(вже|уже|щойно|зараз) (запакован[оаі]|упакован[оаыі]?|спакован[оаі])",
    "(запакувал[иа]|спакувал[иа]|зібрал[иа]|скомплектувал[иа]|упаковал[иа]|собрал[иа]|packed) ..3 (замовлення|посилку|заказ|посылку|order|parcel)",
  ]),
  claim("order_status_unbacked", [...tense, "undone", "asking"], isIn("paid", "processing"), [
    `${order} ..3 ${beingPacked}`,
    `${orderRu} ..3 ${beingPacked}`,
    `${orderEn} (is |are |'s )(still |now |just )*being (packed|prepared|assembled|picked)`,
    `(вже|уже|щойно|зараз|ще|еще|сейчас|досі) ${beingPacked}`,
  ]),
  claim("order_status_unbacked", [...tense, "undone", "asking"], isCancelled, [
    "(замовлення|посилк~|покупк~|броню|оплату) ..3 (скасован[оаеі]|анульован[оаеі]|скасувал[иа]|анулювал[иа]|відмінен[оаеі]|відмінил[иа]|знят[оаеі])",
    "(скасувал[иа]|анулювал[иа]|відмінил[иа]) ..3 (замовлення|посилку|покупку|все|усе|його|її)|(все|усе|його|її|вже|уже|щойно) (скасувал[иа]|скасован[оа]|анульован[оа])",
    "(заказ|посылк~|покупк~) ..3 (отменен[оаы]?|аннулирован[оаы]?|отменил[иа]|аннулировал[иа]|снят)",
    "(отменил[иа]|аннулировал[иа]) ..3 (заказ|посылку|покупку|все|его|ее)|(все|его|ее|уже) (отменил[иа]|отменен[оаы]?)",
    "(order|purchase|parcel) ..1 (has been |was |is |already |now )+(cancell?ed|voided)|(order|purchase|parcel|it) (has been |was |is |already |now )*(cancell?ed|voided|annulled)|(i've|i|we|we've) (have |just |already |successfully )*(cancell?ed|voided) ..3 (order|purchase|it|everything)",
  ]),
  // Nothing of ours changes an order that is placed.
  claim("order_status_unbacked", [...tense, "undone", "asking"], never, [
    "(замовлення|посилк[уаи]|заказ|посылк[уаи]) ..3 (змінен[оаеі]|оновлен[оаеі]|об'єднан[оаі]|об'єднал[иа]|повернен[оаеі]|повернул[иа]|повернулась|повернулося|перенаправлен[оаеі]|перенаправил[иа]|переадресован[оаеі]|переадресувал[иа]|загублен[оаеі]|затриман[оаеі]|затримується|изменен[оаы]?|обновлен[оаы]?|объединен[оаы]?|объединил[иа]|возвращен[оаы]?|вернулась|вернулся|перенаправлен[оаы]?|перенаправил[иа]|переадресован[оаы]?|потерян[оаы]?|задержан[оаы]?|задерживается)",
    "(змінил[иа]|оновил[иа]|об'єднал[иа]|перенаправил[иа]|переадресувал[иа]|изменил[иа]|обновил[иа]|объединил[иа]|переадресовал[иа]) ..3 (замовлення|посилк~|заказ~|посылк~)",
    "(order|parcel|package) (has been |was |is |already |now )+(changed|updated|merged|combined|redirected|rerouted|returned|lost|delayed)|(i've|i|we|we've) (have |just |already )*(changed|updated|merged|combined|redirected|rerouted) ..3 (order|orders|parcel|package)",
    "(обмін|повернення|заявк[ау]|рекламаці[яю]|звернення|возврат|обмен|претензи[яю]) ..3 (оформлен[оаеіы]?|оформил[иа]|створен[оаеі]|створил[иа]|схвален[оаеі]|схвалил[иа]|підтверджен[оаеі]|прийнят[оаеі]|зареєстрован[оаеі]|создан[оаы]?|создал[иа]|одобрен[оаы]?|одобрил[иа]|подтвержден[оаы]?|принят[оаы]?)",
    "(оформил[иа]|створил[иа]|схвалил[иа]|зареєструвал[иа]|создал[иа]|одобрил[иа]) ..3 (обмін|повернення|заявку|рекламацію|возврат|обмен|претензию)",
    "(exchange|return|claim|complaint) (has been |was |is |already |now )+(approved|created|registered|accepted|arranged)|(i've|i|we|we've) (have |just |already )*(approved|created|registered|arranged|filed) ..3 (exchange|return|claim|complaint)",
  ]),
];
