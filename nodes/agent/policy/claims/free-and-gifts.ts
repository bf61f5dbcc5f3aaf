import { plainPhrase } from "../../../../src/core/reading/phrase.ts";
import type { Evidence } from "../evidence.ts";
import { type Claim, claim } from "./claim.ts";
import type { Said } from "./statement.ts";

/** "Безкоштовно від 3000 грн" is a term with a condition; without it the same words say more than the shop does. */
const condition = plainPhrase(
  "(до (безкоштовн~|бесплатн~)|to free|від|от|from|over|above|понад|свыше|starts?|починаєт~|начинает~|ще \\d+|еще \\d+|\\d+ more|бракує|не вистача~|не хватает|якщо|если|if|при|при замовленні|коли|when)",
);
const freeWord = plainPhrase(
  "(безкоштовн~|безплатн~|бесплатн~|free|complimentary|за наш рахунок|за наш счет|за рахунок магазину|за счет магазина)",
);

/** Free without a condition, or under the shop's own: its limit is named, or what is bought reaches it. */
function isFree({ topics, facts, dues }: Evidence, { sentence }: Said): boolean {
  if (!topics.has("free")) return false;
  const terms = facts.shopTexts.split(/[.!?\n;]/u).filter((term) => freeWord.test(term));
  if (terms.some((term) => !condition.test(term))) return true;
  const limits = terms.flatMap((term) => [...term.matchAll(limit)].map(amountOf));
  const named = [...sentence.matchAll(limit)].map(amountOf).filter((amount) => amount >= leastLimit);
  if (named.some((amount) => !limits.includes(amount)) && limits.length > 0) return false;
  const reached = [...sentence.matchAll(amount)].map(amountOf).concat([...dues].map((minor) => minor / 100));
  return condition.test(sentence) || limits.some((least) => reached.some((sum) => sum >= least));
}

const amount = /(?<![\d.,])(?<amount>\d{1,3}(?: \d{3})+|\d{2,6})(?![\d%]|[.,]\d)/gu;
/** "Від 1 500 грн": a smaller number is a count of days or of pieces. */
const limit = new RegExp(
  `(?<!\\p{L})(?:від|от|from|over|above|понад|свыше) ${amount.source}(?! ?(?:до|to|-|шт|дн|год|\\p{L}*день))`,
  "gu",
);
const leastLimit = 100;
const amountOf = ({ groups }: RegExpExecArray): number => Number((groups?.["amount"] ?? "").replaceAll(" ", ""));

const hasGift = ({ topics }: Evidence): boolean => topics.has("gift");

export const freeAndGiftClaims: readonly Claim[] = [
  claim("discount", ["negated", "asking"], isFree, [
    "(безкоштовн~|безплатн~|бесплатн~|задарма|даром)",
    "(free|complimentary) (shipping|delivery|postage|return~|gift~|exchange~|item|dress|hat|alteration~|of charge)|(shipping|delivery|postage) (is |will be |comes )?(free|on us|on the house)|for free|ship ..3 for free|no delivery (fee|charge)|waive~",
    "(за наш рахунок|за рахунок магазину|за наш счет|за наш счёт|за счет магазина|at our (own )?(expense|cost)|on the house|(доставка|пересилка|доставку) (від нас|за нами|оплачуємо ми|с нас|от нас))",
    "(доставк[ауи]|доставку|пересилк[ау]|пересылк[ау]) (~ ){0,5}(оплачуємо|оплатимо|сплатимо|оплачиваем|оплатим) (ми|мы|самі|сами|наш магазин)",
    "(доставк[ауи]|доставку) ..3 (оплатимо|беремо на себе|берем на себя|оплатим) ?(ми|мы|самі)?|(we'll|we will|i'll) (pay|cover) ..3 (shipping|delivery|postage)",
  ]),
  claim("discount", [], isFree, [
    "(доставк~|пересилк~|shipping|delivery) (0|нуль|ноль|zero)",
    "(без оплати|без плати|без оплаты|не плат~|не сплачу~|no need to pay|without paying|don't pay) ..3 (доставк~|пересилк~|shipping|delivery)",
  ]),
  claim("discount", ["negated", "asking"], hasGift, [
    "(кладу|кладемо|покладу|покладемо|додаю|додаємо|йде|йдуть|отримуєте|отримаєте|даю|даємо|віддам|віддамо|кладем|идет|идут|получаете|получите|даем) ..3 (в|у) (подарунок|подарок)",
    "(в|у) (подарунок|подарок) (до|к|при)|(подарунок|подарок|gift) (до|к|with) (your |вашого |вашему )?(замовлен~|покупк~|заказ~|сукн~|плать~|костюм~|order|purchase)",
    "(друг~|трет~|четверт~|п'ят~|пят~|кожн~|кажд~|ще один|ще одна|еще один|еще одна|second|third|every) ..2 (в|у) (подарунок|подарок)",
    "(з|с) (мене|нас|меня) (подарунок|подарок|сюрприз)",
    "(подарунок|подарок|gift|сюрприз|surprise) (від|от|from) (нас|магазину|магазина|us|the (shop|store))",
    "(кожн~|кажд~|всім|усім|всем|every|each) (клієнт~|покуп~|замовл~|клиент~|заказ~|customer|order|buyer) ..4 (від нас|от нас|from us|подарун~|подар[оу]~|gift)",
    "(додам~|додаємо|покладе?м~|кладемо|вкладемо|отримаєте|отримуєте|добавим|положим|получите) ..3 (подарун~|подар[оу]~|сюрприз~)",
    "(даруємо|подаруємо|подарую|дарую|дарим|подарим|подарю)",
    "(плюс|\\+|і|та|и) (~ )?(подарунок|подарок)|(free|bonus|surprise) gift|(add|include|get|throw in|receive) ..3 (a |an |your )(free |small |little )?(gift|present|surprise)|as a gift from|throw in",
  ]),
];
