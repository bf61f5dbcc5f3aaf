import { type Wording, words } from "./wording.ts";

/** Paying, parcels, terms, and what went wrong. */
export const service = {
  paid: words(
    `
      оплатила, оплатив, оплатили, оплачено, заплатила, заплатив, сплатила, сплатив, сплачено, переказала, переказав,
      переказали, перевела, перевів, скинула, скинув, кинула, кинув, відправила гроші, відправив гроші, надіслала
      гроші, квитанц~, скрін, скріншот, чек, оплатил, заплатил, перевел, перевели, отправила деньги, отправил деньги,
      квитанция, скрин, скриншот, скинул, i paid, i've paid, i have paid, paid, payment sent, sent the payment, sent
      the money, transferred, receipt, payment is done, payment done
    `,
    `
      не оплатила, не оплатив, не оплачено, ще не, не сплатила, не заплатила, не оплатил, еще не, haven't paid, not
      paid, didn't pay, have not paid, коли оплачу, оплачу, заплачу, чи прийшла, чи дійшла, чи видно, чи бачите, чи
      бачить, пришла ли, видите ли, дошла ли, did you get, did you receive, have you received, чек буде, куди скинути,
      куди надіслати, куди відправити
    `,
  ),
  requisites: words(`
    реквізит~, реквизит~, номер рахунку, на яку картку, на яку карту, куди платити, куди оплачувати, куди переказ~,
    куди скидати, iban, номер счета, на какую карту, куда платить, куда оплачивать, куда перевод~, requisites,
    payment details, bank details, where do i pay, where to pay, how do i pay now, account number
  `),
  show_bill: words(`
    рахунок ще раз, ще раз рахунок, покажіть рахунок, де рахунок, надішліть рахунок ще, счет еще раз, еще раз счет,
    покажите счет, где счет, show the bill, show me the bill, the bill again, bill once more, resend the bill
  `),
  payment_state: words(`
    чи прийшла оплата, прийшла оплата, оплата прийшла, чи дійшл~ ~, дійшли гроші, чи бачите оплату, чи бачить
    менеджер, перевірили оплату, підтвердили оплату, коли підтвердять, пришла оплата, оплата пришла, видите оплату,
    дошли деньги, проверили оплату, did you get the payment, did you receive the payment, did you receive my
    payment, did my payment, is the payment confirmed, payment confirmed, have you received
  `),
  my_orders: words(`
    де замовлен~, статус замовлен~, стан замовлен~, моє замовлен~, мої замовлен~, мого замовлен~, моя посилк~, де
    посилк~, трекінг, ттн, номер посилки, номер накладної, коли прийде, мій заказ, где заказ, где посылк~, моя
    посылк~, статус заказа, мой заказ, мои заказы, номер посылки, когда придет, where is my, where's my, order
    status, status of my order, track my order, tracking, my orders
  `),
  /** Questions that a shop answers on its pages rather than in its terms. */
  info_pages: words(`
    прати, прання, випрати, постірати, прасувати, догляд~, доглядати, сушити, стирать, стирка, постирать, гладить,
    уход за, сушить, wash, washing, ironing, care for, care instructions, tumble dry, подарунков~, запакува~,
    упаков~, листівк~, подарочн~, запаковать, открытк~, gift, wrap, wrapping, примірк~, приміряти, поміряти,
    примерк~, примерить, померить, try on, try it on, за кордон, за границу, abroad, international, самовив~,
    самовывоз~, pick up, pickup
  `),
  info_delivery: words(`
    доставк~, доставля~, скільки йде, скільки їде, сколько идет, магазин у, магазин в, адреса магазину, де ви
    знаходитесь, где вы находитесь, where are you located, доставите, відправляєте, відправка, відправлення,
    пересилк~, відправите, новою поштою, самовивіз, отправляете, отправка, новой почтой, самовывоз, delivery,
    deliver, shipping, ship
  `),
  info_payment: words(`
    як оплатити, як можна оплатити, способи оплати, спосіб оплати, варіанти оплати, оплата, оплатити, накладений,
    післяплат~, передоплат~ ~, как оплатить, способы оплаты, варианты оплаты, оплатить, наложенный, наложенным, how
    to pay, how can i pay, how do i pay, payment methods, payment options, ways to pay
  `),
  info_returns: words(`
    якщо не підійде, не підійде розмір, чи можна повернути, можна повернути, можна обміняти, умови повернення,
    обмін, повернення і обмін, повернення та обмін, как вернуть, если не подойдет, можно вернуть, можно обменять,
    условия возврата, обмен, if it doesn't fit, if it does not fit, can i return, return policy, returns policy,
    exchange policy, can i exchange, як повернути
  `),
  info_hours: words(`
    графік роботи, графік, години роботи, коли працюєте, до котрої, о котрій, ви працюєте, чи працюєте, працюєте,
    график работы, часы работы, когда работаете, до скольки, вы работаете, работаете, working hours, opening hours,
    when are you open, are you open, what time, hours
  `),
  complaint: words(
    `
      брак, бракован~, прийшло не те, прийшла не та, прийшов не той, надіслали не те, не той розмір, не той колір,
      жахлив~, обман~, шахра~, порван~, порвал~, дірк~, дірав~, пляма, плями, скарг~, скаржит~, поламан~, зламан~,
      пришло не то, прислали не то, не тот размер, ужасн~, жалоб~, мошенник~, рван~, дырк~, пятно, сломан~, defect~,
      broken, torn, wrong item, wrong size arrived, wrong order, complain~, complaint, terrible, awful, horrible,
      scam, ripped, damaged, кошмар, розійшл~, ніхто не відповідає, никто не отвечает
    `,
    "без браку, без обману, без обмана, чи немає браку, не брак",
  ),
  return: words(
    `
      хочу повернути, хочемо повернути, повернути гроші, поверніть гроші, поверніть мені, оформити повернення, зробити
      повернення, повернення коштів, хочу обміняти, хочу зробити обмін, повернення товару, хочу вернуть, вернуть
      деньги, верните деньги, верните мне, оформить возврат, сделать возврат, возврат денег, хочу обменять, хочу
      сделать обмен, want to return, i'd like to return, need to return, want a refund, refund, money back, want to
      exchange, i'd like to exchange
    `,
    "якщо, если, if",
  ),
  cancel: words(
    "скасу~ замовлення, скасу~ все, скасу~ його, отмен~ заказ, отмен~ все, отмен~ его, cancel my order, cancel the order, cancel it, cancel everything",
  ),
  order_problem: words(`
    проблема із замовленням, проблема з замовленням, проблема з доставкою, посилка загубилася, посилка не прийшла,
    замовлення не прийшло, не отримала замовлення, не отримав замовлення, проблема с заказом, проблема с доставкой,
    посылка потерялась, посылка не пришла, заказ не пришел, не получила заказ, problem with my order, problem with
    the order, parcel is lost, order never arrived, never received my order
  `),
} as const satisfies Record<string, Wording>;
