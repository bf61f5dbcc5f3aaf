import { plainPhrase } from "../../../../src/core/reading/phrase.ts";
import { isSaidIn } from "./backing.ts";
import { type Claim, claim, type Pardon } from "./claim.ts";

/** For phrases that have a "без" of their own. */
const despiteWithout = ["negatedOutside", "asked", "if", "asking"] as const;
const soft = ["negated", "asked", "if", "asking"] as const;

/** A term of the shop in its own words: it may be said when a text of the shop says it too. */
function term(said: readonly string[], shopSays: string, pardons: readonly Pardon[] = soft): Claim {
  const shops = plainPhrase(shopSays);
  return claim("terms_claim", pardons, ({ facts }) => isSaidIn(facts.shopTexts, shops), said);
}

const offer =
  "(є|маємо|робимо|пропонуємо|можна|можете|можливо|доступн~|працює|діє|надаємо|приймаємо|оформимо|оформляємо|так|есть|имеем|предлагаем|можно|можете|доступн~|действует|принимаем|да|we offer|we have|we do|we accept|you can|available|yes|with|by)";

export const termClaims: readonly Claim[] = [
  term(
    [
      "(розстрочк~|оплат[аоу]~ частинами|сплат~ частинами|частинами|у кредит|в кредит|рассрочк~|оплат[аоу]~ частями|частями|installments?|instalments?|pay later|klarna|buy now)",
      "(на|за|у) (два|дві|три|чотири|два|2|3|4|6|10|12) (платежі|платежа|платежів|платежей|payments)",
    ],
    "(розстрочк~|частинами|кредит~|рассрочк~|частями|instal~|pay later)",
    despiteWithout,
  ),
  term(
    [
      "(без передоплат~|без предоплат~|без авансу|без аванса|no prepayment|without (a )?(prepayment|deposit|prepaying))",
      "(вся|уся|всю|усю|повна|повну|вся сума|полная|полную|всю сумму|full|whole) ..3 (при отриманні|на пошті|після отримання|при получении|на почте|после получения|on delivery|upon receipt|on receipt)",
      "(оплат~|сплат~|платит~|плати~|заплат~) ..3 (після (огляду|примірки|отримання|перевірки)|после (осмотра|примерки|получения|проверки)|after (you )?(try|trying|inspect|receiv)~)",
      "(оплата|оплатити|оплатить|pay|payment) (тільки |лише |только |only )?(при отриманні|при получении|on delivery|upon delivery|on receipt)",
    ],
    "(без передоплат~|без предоплат~|оплата при отриманні|оплата при получении|накладен~|наложен~|післяплат~|cod|pay on delivery)",
    despiteWithout,
  ),
  // How the rest is paid follows from a prepayment.
  term(
    ["(накладен(ий|им|ого) плат~|наложен(ный|ным|ного) плат~|післяплат~|cash on delivery|cod)"],
    "(при отриманні|при получении|накладен~|наложен~|післяплат~|передоплат~|предоплат~|prepay~|on delivery|cod)",
  ),
  term(
    [
      "(примір[яюкч]~|приміряти|поміряти|примерк~|примерить|померить|try (it|them) on|trying it on|fitting)",
      "(огляд~|оглянути|перевірити|осмотр~|осмотреть|проверить|inspect~|check) ..3 (пошті|відділенні|перед оплатою|до оплати|почте|отделении|перед оплатой|до оплаты|before (you )?pay~|at the (branch|post ~))",
    ].map((each) => `${offer} ..4 ${each}`),
    "(примір~|поміря~|примерк~|померить|огляд~|осмотр~|try on|fitting|inspect~)",
  ),
  term(
    [
      "(самовив[іо]з~|pick ?up in (store|person)|self ?pickup|collect in store)",
      "(забрати|заберіть|забирайте|забрать|заберите|pick it up|collect it) ..2 (у нас|з магазину|в магазині|зі складу|особисто|самостійно|из магазина|в магазине|со склада|лично|from (our|the) (shop|store|warehouse|office))",
    ],
    "(самовив~|забрати|забрать|pick ?up|collect~)",
  ),
  term(
    [
      "(кур'єр~|курьер~|courier) ..3 (додому|до дверей|на адресу|до вас|домой|до двери|на адрес|к вам|to your (door|home|address))",
      "(доставимо|доставляємо|доставка|привеземо|доставим|доставляем|привезем|deliver|delivery) ..3 (кур'єр~|курьер~|додому|до дверей|на адресу|под дверь|домой|на адрес|до двери|by courier|to your (door|home)|home)",
      `${offer} ..3 (кур'єр~|курьер~|courier) `.trim(),
    ],
    "(кур'єр~|курьер~|courier~|додому|на адресу|до дверей|домой|на адрес|door|home)",
  ),
  term(
    [
      "(укрпошт~|укрпочт~|ukrposhta|meest|міст експрес|justin|джастін|delivery auto|делівері|rozetka|розетк~|dhl|ups|fedex|глово|glovo|bolt|uklon|таксі|такси)",
    ],
    "(укрпошт~|укрпочт~|ukrposhta|meest|justin|делівері|rozetka|розетк~|dhl|ups|fedex|glovo|bolt|таксі|такси)",
  ),
  term(
    [
      "(за кордон|за границу|по всьому світу|по всей европе|по всій європі|по всему миру|в (польщу|німеччину|чехію|європу|сша|канаду|польшу|германию|чехию|европу)|міжнародн~|международн~|worldwide|internationally|international|abroad|overseas|to (poland|germany|europe|the usa|canada|the uk))",
    ],
    "(за кордон|за границу|світ~|європ~|европ~|міжнародн~|международн~|worldwide|international~|abroad)",
  ),
  term(
    [
      "(подарунков~|подарочн~|святков~|gift) (упаковк~|пакуванн~|коробк~|пакет~|wrap~|box|packaging)",
      "(подарунков~|подарочн~|gift) (сертифікат~|сертификат~|картк~|card~|certificate~)",
      "(програм[аиуі]|программ[аыу]|loyalty) (лояльн~|program~|привіле~)|накопичувал~|накопител~|loyalty (card|points|program~)",
    ],
    "(подарунков~|подарочн~|gift|лояльн~|loyalty|накопич~|накопит~)",
  ),
  term(
    [
      "(повернути|повернення|обмін~|обміняти|поверніть|вернуть|возврат~|обмен~|обменять|return~|exchange~) ..5 (місяц[яьі]~|тижд~|тижн~|рік|року|півроку|безстроково|коли завгодно|будь коли|в будь який (час|момент)|недел[юиья]~|год|года|полгода|в любое время|когда угодно|any ?time|a month|a week|a year|whenever|month~|week~)",
      "(місяць|тиждень|рік|півроку|неделя|месяц|год|полгода|a month|a week|a year) ..3 (на|для|to|for) (повернення|обмін|обміну|возврат~|обмен~|return~|exchange~)",
      "(повернути|повернення|обмін~|обміняти|поверніть|прийм~|вернуть|возврат~|обмен~|обменять|прим~|return~|exchange~|accept~) ..5 (відкрит~|розкрит~|надкрит~|вскрыт~|открытую|открытый|прочитан~|читан~|без бирок|без бірок|без чека|без коробки|без упаковки|ношен~|вдягнен~|вживан~|розпакован~|використан~|после носки|ношен~|б/у|без бирки|без пояснень|without (the |a )?(tags?|receipt|box|packaging)|worn|used|opened|no questions)",
      "(відкрит~|розкрит~|надкрит~|розпакован~|вскрыт~|открытую|прочитан~|ношен~|opened|used|worn) ..3 (повернути|повернемо|обміня~|обмінюємо|приймемо|приймаємо|вернем|обменяем|примем|return~|exchange~|refund~)",
      "(навіть|хоч|даже|even|і|и|теж|тоже|також) ..2 (без бирок|без бірок|без чека|без коробки|ношен~|вдягнен~|розпакован~|использован~|without (the |a )?(tags?|receipt|box)|worn|used|opened)",
    ],
    "(повернути|повернення|обмін~|возврат~|обмен~|return~) ..8 (місяц~|тижд~|рік|безстроково|недел~|месяц~|год|month|week|year|без бирок|без чека|без коробки|without)",
    despiteWithout,
  ),
  term(
    [
      "(мінімальн~|минимальн~|minimum|min) (сума|замовлення|сумма|заказ|order|purchase)|оптов~|гуртов~|(за|по) оптов~|wholesale (price~|terms|from)|дропшип~|dropship~",
    ],
    "(мінімальн~|минимальн~|minimum|опт~|гурт~|wholesale|дропшип~)",
  ),
];
