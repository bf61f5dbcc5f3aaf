import { type Claim, claim } from "./claim.ts";
import type { Evidence } from "./evidence.ts";
import type { Topic } from "./topics.ts";

const about =
  (topic: Topic) =>
  ({ topics }: Evidence): boolean =>
    topics.has(topic);
const soft = ["negated", "asking", "asked"] as const;

/** A price moved by the assistant itself: no text of the shop makes that true. */
const bargaining = [
  "(роблю|робимо|делаю|делаем|зроблю|зробимо|віддам|віддамо|поступлюсь|поступлюся|поступимось|скину|скинемо|знижу|знизимо|зменшу|зменшимо) ..3 (дешевше|дешевле|знижку|ціну|вартість|дешевш~|нижче|за пів ~|грн|гривень|суму)",
  "(скину|скинемо|скинула|уступлю|уступим|поступлюсь|поступлюся)",
  "(сделаю|сделаем|отдам|отдадим|снижу|снизим|уменьшу) ..3 (дешевле|скидку|цену|стоимость|ниже|сумму)",
  "(пів ?ціни|півціни|напівціни|полцены|пол ?цены|half price|half the price|half off|half-price)",
  "(два|дві|2|три|3|две|two|three) (за ціною|по цене|for the price of) ~|1 ?\\+ ?1 ?= ?\\d|bogo|buy one get one|(друга|третя|вторая|третья|second|third) (~ )?(безкоштовно|в подарунок|бесплатно|в подарок|free)",
  "(knock|take|taking|shave) ..3 off|(lower|drop|reduce|reduced|lowered|cut) (the|your|its) (price|total|cost)|(cheaper|lower price|special price|better price) (just |only |specially )?for you|price match",
  "(спеціальна|особлива|індивідуальна|персональна|краща|нижча) ціна|(специальная|особая|индивидуальная|персональная|лучшая) цена|(special|personal|individual) (price|offer|deal)",
  "\\d+ (off|знижк~|скидк~|дешевше|дешевле)|100 (повернення|возврат|refund)|(на третину|на половину|вдвічі|удвічі|на треть|вдвое|by half|by a third) ?(менше|дешевше|меньше|дешевле)?",
  "ціна ..3 (впала|знижена|зменшена)|цена ..3 (снижена|упала|уменьшена)|дешевше на|дешевле на|мінус \\d+|минус \\d+",
];

export const offerClaims: readonly Claim[] = [
  claim("discount", soft, about("discount"), [
    "(знижк~|знижок|знижеч~|знижу~|скидоч~|скидк~|скидок|discounts?|discounted|промо ?код~|promo ?codes?|promo|coupons?|купон~|vouchers?|ваучер~|кешб[еє]к~|кэшб[еє]к~|cash ?back|бонус~|bonus~|розпродаж~|распродаж~)",
    "(акці[яйюєї]|акцій~|акци[яиюей]|акцион~|on sale|special offer)",
    "(код|code) [a-z]~\\d+",
  ]),
  claim("discount", ["negated", "asking"], about("free"), [
    "(безкоштовн~|безплатн~|бесплатн~|задарма|даром)",
    "(free|complimentary) (shipping|delivery|postage|return~|gift~|exchange~|item|dress|hat|alteration~|of charge)|(shipping|delivery|postage) (is |will be |comes )?(free|on us|on the house)|for free|ship ..3 for free|no delivery (fee|charge)|waive~",
    "(за наш рахунок|за рахунок магазину|за наш счет|за наш счёт|за счет магазина|at our (own )?(expense|cost)|on the house|(доставка|пересилка|доставку) (від нас|за нами|оплачуємо ми|с нас|от нас))",
    "(доставк[ауи]|доставку) ..3 (оплатимо|беремо на себе|берем на себя|оплатим) ?(ми|мы|самі)?|(we'll|we will|i'll) (pay|cover) ..3 (shipping|delivery|postage)",
  ]),
  claim("discount", [], about("free"), [
    "(доставк~|пересилк~|shipping|delivery) (0|нуль|ноль|zero)",
    "(без оплати|без плати|без оплаты|не плат~|не сплачу~|no need to pay|without paying|don't pay) ..3 (доставк~|пересилк~|shipping|delivery)",
  ]),
  claim("discount", ["negated", "asking"], about("gift"), [
    "(в|у) (подарунок|подарок) (до|к|при)|(подарунок|подарок|gift) (до|к|with) (your |вашого |вашему )?(замовлен~|покупк~|заказ~|сукн~|плать~|костюм~|order|purchase)",
    "(з|с) (мене|нас|меня) (подарунок|подарок|сюрприз)",
    "(подарунок|подарок|gift|сюрприз|surprise) (від|от|from) (нас|магазину|магазина|us|the (shop|store))",
    "(додам~|додаємо|покладе?м~|кладемо|вкладемо|отримаєте|отримуєте|добавим|положим|получите) ..3 (подарун~|подар[оу]~|сюрприз~)",
    "(даруємо|подаруємо|подарую|дарую|дарим|подарим|подарю)",
    "(плюс|\\+|і|та|и) (~ )?(подарунок|подарок)|(free|bonus|surprise) gift|(add|include|get|throw in|receive) ..3 (a |an |your )(free |small |little )?(gift|present|surprise)|as a gift from|throw in",
  ]),
  claim("discount", ["negated", "asking"], () => false, bargaining),
  claim("promise", soft, about("refund"), [
    "(верне?м|повернемо|поверну) (все|усе|всё)",
    "(поверне?м~|повернуть|повертаємо|поверну|повертаю|відшкоду~) ..3 (гроші|кошти|оплату|передоплату|суму|вартість|різницю|гривень)",
    "(гроші|кошти|оплату|суму|передоплату) ..3 (поверне?м~|повернуть|повертаємо|поверну|повернуться|повернено|будуть повернені)",
    "(компенсаці~|компенсу~|компенсир~|компенсац~|відшкоду~|возмест~|возмещ~)",
    "(верне?м|вернут|верну|возвращаем|возместим) ..3 (деньги|средства|оплату|предоплату|сумму|стоимость|разницу)|(деньги|средства) ..3 (вернем|вернём|вернут|верну|вернутся)",
    "(money|funds) ..3 (returned|refunded|given back)|(refund~|reimburs~|compensat~|money back|get your money|return your money|chargeback)",
    "(повне |полное |full )(повернення|возмещение|возврат)|(повернення коштів|повернення грошей|возврат денег|возврат средств)",
  ]),
  claim("promise", ["negated", "asking"], about("guarantee"), [
    "(гарантую|гарантуємо|гарантован~|гарантирую|гарантируем|гарантирован~|обіцяю|обіцяємо|обещаю|обещаем|клянусь|клянуся|даю слово|ручаюсь|ручаюся)",
    "(гаранті~|гаранти~|guarantee~|warrant~)",
    "(i|we|we can|i can|i'll|we'll) (personally |fully |absolutely )?(guarantee|promise|swear|assure you)|guaranteed|you have my word|lifetime warranty",
    "(100 ?% |точно |обов'язково |неодмінно |обязательно )(встигне|підійде за|буде у вас|доїде|прийде|приїде|успеет|придет|придёт|доедет)",
    "(definitely|certainly|surely) (arrive|be there|get there|fit)",
  ]),
];
