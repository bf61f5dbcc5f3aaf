import { plainPhrase } from "../../../../src/core/reading/phrase.ts";
import type { Evidence } from "../evidence.ts";
import { isSaidIn } from "./backing.ts";
import { type Claim, claim, never } from "./claim.ts";

const pay =
  "(оплатіть|оплачуйте|сплатіть|сплачуйте|заплатіть|платіть|перекажіть|переказуйте|переведіть|переводьте|перерахуйте|скиньте|скидайте|перекиньте|перекидайте|перекинете|перекинуть|закиньте|кидайте|киньте|внесіть|передайте|віддайте|надішліть|оплатите|оплачивайте|заплатите|платите|переведите|переводите|перечислите|скиньте|скидывайте|закиньте|внесите|передайте|отдайте|оплатити|сплатити|переказати|перевести|скинути|закинути|заплатити|оплатить|перевести|скинуть|заплатить|оплата|сплата|переказ|перевод|pay|send|transfer|wire|deposit|give|payment)";
const strangers =
  "(бухгалтер~|директор~|власни[кц]~|керівни[кц]~|засновни[кц]~|(на )?банк(у|а|ою) (менеджер~|наш~|мою|ма[йє]стр~|зі збор~)|наш(ому|ій|ей|ему) менеджер~|менеджер(ці|у|ке)|мені особисто|особисто мені|мені на|мені|моїй|моєму|кур'єр~|водієв~|постачальник~|владел~|руководител~|мне лично|мне на|мне|курьер~|водител~|поставщик~|accountant|director|owner|courier|driver|supplier|me directly|to me|my account|my card)";
const instead =
  "(інш~ (рахун~|реквізит~|карт~)|нов~ (рахун~|реквізит~|карт~)|друг~ (счет~|реквизит~|карт~)|нов~ (счет~|реквизит~|карт~)|(another|other|new|different) (account|card|details|iban|requisites))";
const cash = "(готівк~|наличн~|in cash|by cash|with cash)";
const services =
  "(крипт~|crypto|біткоїн~|биткоин~|bitcoin|usdt|paypal|western union|webmoney|термінал~|терминал~|за номером телефону|по номеру телефона|за посиланням|по ссылке|google pay|apple pay|liqpay|wayforpay|portmone|revolut|wise|скретч~|подарунковими картками|gift cards)";
const card =
  "(на (банківськ~ |нашу |цю |мою |ту |вказану |свою |его |её |эту |банковск~ )?(картк[уаи]|карт[уаы]|карточк~)|карткою|картою|картой|карточкой|by card|(to|onto) (a |the |my |our |this )?card|with a card|card payment)";
const account = "(на (наш |цей |мій |этот |мой )?(рахунок|счет)|to (our|the|my|this) (bank )?account)";

/** What a shop takes must stand in its own payment terms. */
const takes = (words: string): Claim["backed"] => {
  const phrase = plainPhrase(words);
  return ({ facts }: Evidence) => isSaidIn(facts.shopTexts, phrase);
};
const soft = ["negated", "asked", "if", "asking"] as const;

/** Money goes where the product's own bill says, and nowhere else. */
export const payElsewhereClaims: readonly Claim[] = [
  claim("account_number", ["negated"], never, [
    `${pay} ..4 ${strangers}`,
    `${pay} ..4 ${instead}`,
    `(${instead.slice(1, -1)}) ..3 ${pay}`,
    "(реквізити|реквизиты|рахунок|счет|iban|account|payment details|bank details) ..3 (змінил~|оновил~|помінял~|изменил~|обновил~|поменял~|нові|новий|новые|новый|інші|інший|другие|другой|changed|updated|new|different)",
    "(наші |наши |our )(нові|інші|новые|другие|new|other) (реквізити|реквизиты|(bank |payment )?details)",
  ]),
  claim("account_number", soft, takes("(карт~|card~)"), [
    `${pay} ..4 ${card}`,
    `${card} ..3 ${pay}`,
    `(приймаємо|принимаем|we accept|можна|можно|можете) ..4 ${card}`,
  ]),
  claim("account_number", soft, takes("(рахун~|счет~|account|реквізит~|реквизит~|requisites|iban)"), [
    `${pay} ..3 ${account}`,
  ]),
  claim("account_number", soft, takes(cash), [
    `${pay} ..4 ${cash}`,
    `(приймаємо|принимаем|we accept|можна|можно|можете|you can) ..4 ${cash}`,
  ]),
  claim("account_number", soft, takes("(paypal|термінал~|терминал~|google pay|apple pay|liqpay|wayforpay|portmone)"), [
    `${pay} ..4 ${services}`,
    `(приймаємо|принимаем|we accept|можна|можно|можете|you can) ..4 ${services}`,
  ]),
  claim("price_unknown", ["negated", "asked", "conditional", "asking"], never, [
    "(доплат~|доплаті~|додатков~ плат~|сервісн~ збір|комісі[яюї]|митн~ збір|страховк~|застав~|доплатите|комисси[яюи]|сервисн~ сбор|таможенн~|surcharge|extra fee|service fee|handling fee|customs fee|insurance fee) ..4 (оплат~|сплат~|внес~|переказ~|перевед~|скин~|pay|transfer|required|обов'язков~|обязательн~)",
    "(оплатіть|сплатіть|внесіть|доплатіть|переведіть|оплатите|внесите|доплатите|переведите|pay) ..3 (комісі[юї]|збір|митн~|страховк~|заставу|доплату|комисси[юи]|сбор|залог|доплату|fee|surcharge|customs|insurance)",
  ]),
];
