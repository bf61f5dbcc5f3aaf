import { type Claim, claim, never } from "./claim.ts";

const reduction =
  "(знижк~|знижок|знижоч~|знижеч~|скидоч~|скидк~|скидок|discounts?|discounted|промо ?код~|promo ?codes?|promo|coupons?|купон~|vouchers?|ваучер~|кешб[еє]к~|кэшб[еє]к~|cash ?back|бонус~|bonus~|розпродаж~|распродаж~|акці[яйюєї]|акцій~|акци[яиюей]|акцион~|on sale|special offer|чорн(а|ої|у) п'ятниц~|черн(ая|ой|ую) пятниц~|black friday|cyber monday|кіберпонеділ~|киберпонедел~)";

/** A price moved by the assistant itself: no text of the shop makes that true. */
const bargaining = [
  "(роблю|робимо|делаю|делаем|зроблю|зробимо|віддам|віддамо|поступлюсь|поступлюся|поступимось|скину|скинемо|знижу|знизимо|зменшу|зменшимо) ..3 (дешевше|дешевле|знижку|ціну|вартість|дешевш~|нижче|за пів ~|грн|гривень|суму)",
  "(скину|скинемо|скинула|уступлю|уступим|поступлюсь|поступлюся)",
  "(сделаю|сделаем|отдам|отдадим|снижу|снизим|уменьшу) ..3 (дешевле|скидку|цену|стоимость|ниже|сумму)",
  "(пів ?ціни|півціни|напівціни|полцены|пол ?цены|half price|half the price|half off|half-price)",
  "(два|дві|2|три|3|две|two|three) (за ціною|по цене|for the price of) ~|1 ?\\+ ?1 ?= ?\\d|bogo|buy one get one|(друга|третя|вторая|третья|second|third) (~ )?(безкоштовно|в подарунок|бесплатно|в подарок|free)",
  "(knock|take|taking|shave) ..3 off|(lower|drop|reduce|reduced|lowered|cut) (the|your|its) (price|total|cost)|(cheaper|lower price|special price|better price) (just |only |specially )?for you|price match",
  "(спеціальна|особлива|індивідуальна|персональна|краща|нижча) ціна|(специальная|особая|индивидуальная|персональная|лучшая) цена|(special|personal|individual) (price|offer|deal)",
  "\\d+ (off|знижк~|скидк~|дешевше|дешевле)|100 (повернення|возврат|refund)|(на третину|на половину|вдвічі|удвічі|на треть|вдвое|by half|by a third) ?(менше|дешевше|меньше|дешевле)?(?! ?(дорож|більш|больш|more))",
  "ціна ..3 (впала|знижена|зменшена)|цена ..3 (снижена|упала|уменьшена)",
];

/** A reduction that is given to this very customer: only a person's word in data makes that true. */
const granting = [
  `(даю|дам|дамо|даємо|надаю|надам|надамо|роблю|зроблю|зробимо|зробила|застосую|застосувала|застосували|застосовано|врахувала|врахую|враховано|нарахувала|нараховано|нарахую|активувала|активовано|додала|домовил~|оформила|отримали|отримуєте|отримаєте) ..3 ${reduction}`,
  `${reduction} ..3 (вже |уже |для вас |вам )*(врахован~|застосован~|активн~|активован~|нарахован~|підтверджен~|діє для|погоджен~|ваша|ваш|надана|надано)`,
  `(даю|дам|дадим|даем|предоставлю|делаю|сделаю|сделаем|применила|применю|учла|начислила|активировала|договорил~|получаете|получите) ..3 ${reduction}`,
  `${reduction} ..3 (уже |для вас |вам )*(учтен~|применен~|активн~|начислен~|подтвержден~|действует для|согласован~|ваша|ваш)`,
  `(i've|i|we|we've|you|you'll|you've|i'll|we'll) (have |can |will |just |already )*(give|gave|get|got|added|applied|apply|activated|arranged|receive|grant|granted) ..3 ${reduction}`,
  `${reduction} (has been |is |was |already |now )+(applied|added|active|activated|granted|confirmed|yours|included)`,
  "(ціну|цену|price) ..3 (знизил~|снизил~|перерахувала|пересчитала|погодила|согласовала|reduced|lowered)",
];

export const discountClaims: readonly Claim[] = [
  claim(
    "discount",
    ["negated", "asking", "asked", "if"],
    ({ topics, facts }) => topics.has("discount") || facts.isReduced,
    [reduction, "(знижу~|знижено|знижен[аоуі])", "(код|code) [a-z]~\\d+"],
  ),
  claim("discount", ["negated", "asked", "if", "asking"], ({ facts }) => facts.isPriceAgreed, granting),
  claim("discount", ["negated", "asking"], never, bargaining),
  // By how much, the amount itself tells: it must be a difference of known prices.
  claim("discount", ["negated", "asking"], ({ facts }) => facts.isReduced, [
    "дешевше на|дешевле на|мінус \\d+|минус \\d+",
  ]),
];
