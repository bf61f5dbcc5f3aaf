import type { Evidence } from "../evidence.ts";
import { type Claim, claim } from "./claim.ts";

const isPaid = ({ canSay }: Evidence): boolean => canSay.paymentReceived;
const isBilled = ({ facts, canSay }: Evidence): boolean =>
  facts.bill !== undefined || canSay.paymentReceived || canSay.handedOver;
const done = "(has been|have been|was|were|been|is|are|'s|already|just|got|has|have|now)";

export const paymentClaims: readonly Claim[] = [
  claim("payment_claim", ["asked", "conditional", "negated"], isPaid, [
    "(гроші|грошики|кошти|платіж|оплата|деньги|money|payment) (вже |уже |is |already )*(у нас|в нас|на місці|на рахунку|на счету|на месте|with us)",
    "(все|усе|всё|it's|it is|all) (вже |уже |already |now )*(оплачено|сплачено|paid)|оплачено (дяку~|спасибо)|paid (thanks|thank you)|(we|i) have your (money|payment)",
    "(оплата|платіж|платеж) ..3 (дійш~|дошл~|дошел|підтверджую|подтверждаю)|(квитанцію|чек|квитанцию) ..3 (перевірено|підтверджено|проверено|подтвержден~)",
    "(got|have) your (transfer|payment|money)|your transfer ..3 (landed|arrived)",
    "(оплат[ауи]|платіж|переказ|кошти|гроші|грошики|денежки|сум[ау]|передоплат[ау]|транзакці[яю]) ..3 (отриман[оаий]|отримал[иа]|надійшл[аои]|надійшов|прийшл[аои]|прийшов|зарахован~|підтверджен~|підтвердил[иа]|пройшл[аои]|пройшов|зайшл[аои]|зайшов|прийнят~|прийнял[иа]|бачу|бачимо|побачил[иа]|успішн~|перевірен~|на рахунку)",
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
  claim("payment_claim", ["asked", "conditional", "undone"], isPaid, [
    "(ви|вы|вами) ..3 (вже |уже )?(сплатил[иа]|оплатил[иа]|внесл[иа]|переказал[иа]|заплатил[иа]|перевел[иа]|сплачено|оплачено)",
    "(передоплат[уаи]|предоплат[уаы]|аванс|завдаток|суму|сумма|\\d+ (грн|гривень|uah|₴)) (вже |уже |повністю |полностью )*(сплачен[оаі]|оплачен[оаы]|внесен[оаы]|заплачен[оаі]|перераховано|зачислен[оаы])",
    "(банк|менеджер|бухгалтер~|система) ..3 (підтвердил[иа]?|підтвердив|підтверджує|подтвердил[иа]?|зарахува[вл]~|зачислил[иа]?|бачить|видит) ..3 (оплат~|плат[еі]ж|переказ|перевод|кошти|деньги)",
  ]),
  claim("payment_claim", ["asked", "conditional", "undone"], isBilled, [
    "(рахунок|рахунку|інвойс|реквізити) ..3 (виставлен[оаиі]|виставил[иа]|надіслан[оаиі]|надіслал[иа]|відправлен[оаиі]|відправил[иа]|вислал[иа]|скинул[иа])",
    "(виставил[иа]|надіслал[иа]|відправил[иа]|вислал[иа]|скинул[иа]|сформувал[иа]) ..3 (рахунок|інвойс|реквізити|чек|квитанцію)",
    "(счет|инвойс|реквизиты) ..3 (выставлен[оаы]?|выставил[иа]|отправлен[оаы]?|отправил[иа]|выслал[иа]|скинул[иа])",
    "(выставил[иа]|отправил[иа]|выслал[иа]|скинул[иа]|сформировал[иа]) ..3 (счет|инвойс|реквизиты|чек)",
    "(i've|i|we|we've) (have |just |already )*(issued|sent|emailed|made|created) ..3 (invoice|bill|receipt|payment details)|(invoice|bill) (has been |was |is |already )+(issued|sent|emailed)",
  ]),
];
