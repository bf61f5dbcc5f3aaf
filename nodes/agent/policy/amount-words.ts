/** Words that say what an amount is of. All are matched against `wordKey` spelling, from the word's beginning. */

export const totalWord =
  /^(?:разом|(?:в|у)сого$|загалом|сум[аиіоу]|сумою|сумм|итог|вместе|всего$|total|altogether|together|вийде|вийшло|выйдет|вышло|обидв|обоє|обе$|оба$|обоих|both|комплект|кошик|корзин|cart|рахун|рахунок|сч[её]т|bill|підсум|было|було|буде|будет|would$|comes|склада|составл|it'?s$|додаст|добавит|замовлен|заказ|order)/u;

export const restWord =
  /^(?:решт|залишок|залишк|залиш(?:ит|а)|лиша|лишит|лишил|остал|остан|остат|rest$|remain|left$|отрим[уа]|получ[еа]|доплат|докла|пошт[іуи]|почт[еу]|зараз$|сейчас$|тепер$|now$)/u;

export const dueWord =
  /^(?:сплат|сплач|оплат|оплач|плат[иіяе]|заплат|due$|pay$|paid$|внес|перека[зж]|перевед|перевест)/u;

export const prepayWord = /^(?:передоплат|передплат|предоплат|prepay|аванс|завдат|задат|deposit)/u;

export const deliveryWord = /^(?:доставк|пересил|shipping|delivery|postage)/u;

/** One amount against another. */
export const differenceWord =
  /^(?:різниц|разниц|differ|дешевш|дешевл|дешево$|дорожч|дороже|менш|меньш|більш|больш|cheaper|less$|more$|вигідн|выгодн|економ|эконом|без$|without|замість|вместо|instead)/u;

/** How much is wanting to a limit. */
export const shortWord = /^(?:браку|вистач|нестач|не?дос?та|хвата|хватит|short$|missing$|away$)/u;

/** What something cost before it was reduced. */
export const beforeWord =
  /^(?:подешев|знизил|снизил|впал|упал|dropped$|fell$|бу(?:в|ла|ло|ли)$|был[аои]?$|стар[аоуії]|прежн|раніше|раньше|колишн|попередн|заміст|вместо|перекреслен|зачеркнут|was$|were$|before$|old$|originally|instead|down$|reduced|знижен|снижен|регулярн|звичайн)/u;

/** "Cheaper than «Роза»", "something else": what follows is not the price of what was named. */
export const otherGoods =
  /^(?:дешевш|дешевл|дорог|дорожч|дороже|cheaper|бюджет|budget|інш|друг(?:ой|ая|ое|ие|их|ую)|замість|вместо|instead|крім|окрім|кроме|besides|щос$|чтос?$|что-то|something|other|another|простіш|ніж$|чем$|than$|різниц|разниц|differ|менш|меньш|більш|больш)/u;

export const plusWord = /^(?:плюс|plus|разом|вместе|together|із$|з$|со?$|with$|та$|і$|и$|and$|дода|добав|ще$|еще$)/u;

/** What a limit follows. */
export const boundWord =
  /^(?:до$|під$|межах$|пределах$|under$|within$|below$|дешевш|дешевл|дорожч|дороже|менш|меньш|більш|больш|від$|от$|перевищ|превыш|exceed|понад$|свыше$|over$|above$|up$|вище$|нижче$|бюджет|budget|макс|max|less$|more$|cheaper$)/u;

/** "Дві", "обидва", "пара": how many of one thing. */
export const quantityWords: ReadonlyMap<string, number> = new Map([
  ...["трьома", "трьох", "трома", "трох"].map((word) => [word, 3] as const),
  ...[
    "двома",
    "двох",
    "двумя",
    "двух",
    "обидва",
    "обидві",
    "обох",
    "оба",
    "обе",
    "обоих",
    "обеих",
    "both",
    "пара",
    "пару",
    "pair",
  ].map((word) => [word, 2] as const),
]);
