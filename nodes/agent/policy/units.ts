/** Words that give a number its meaning. All are matched against `wordKey` spelling, from the word's beginning. */

/** Signs and words for money, with the currency they name. */
export const currencies: readonly [RegExp, string][] = [
  [
    /^(?:₴|грн|гр|грив(?:н|ен|ас)\p{L}*|uah|hrn|grn|hryv(?:n|en)\p{L}*|griv(?:n|en)\p{L}*|коп[іе]?[йєе]\p{L}*|коп|kopecks?|kopiyk\p{L}*)$/u,
    "UAH",
  ],
  [/^(?:\$|usd|usdt|бакс\p{L}*|долл?ар\p{L}*|dollars?|bucks?|cents?|цент[иі]?в?)$/u, "USD"],
  [/^(?:€|eur|euros?|євро|евро)$/u, "EUR"],
  [/^(?:£|gbp|фунт\p{L}*|pounds?|quid)$/u, "GBP"],
  [/^(?:zl|zł|pln|злот\p{L}*|zlot\p{L}*)$/u, "PLN"],
  [/^(?:₽|rub|руб|рубл\p{L}*|rubles?|roubles?)$/u, "RUB"],
  [
    /^(?:\p{Sc}|btc|eth|chf|біткоїн\p{L}*|биткоин\p{L}*|bitcoins?|лей|лея|crypto|крон[аиу]?|czk|лір[аи]?|try|франк\p{L}*|йен\p{L}*|юан\p{L}*|cny)$/u,
    "other",
  ],
];

/** Forms of a currency's name that never stand without a number in honest words. */
export const alwaysCounted =
  /^(?:₴|\$|€|£|₽|грн|гривен|hryvnias?|uah|usd|eur|доларів|долларов|dollars|euros|баксів|баксов|копійок|копеек)$/u;

export const percentWord = /^(?:%|відсотк|процент|percent|pct|проц$|відс$)/u;

export const durationUnit =
  /^(?:ден|дня$|дні|днем|днев|днів|дней|дня|day|доб[аиу]|суток$|сутки$|тижн|тиждн|тижден|недел|week|годин|час$|часа$|часов$|hour|hrs?$|хвилин|хв$|минут|мин$|minute|min$|mins$|секунд|second)/u;

/** Words that may stand between a number and its unit. */
export const unitAdjective =
  /^(?:робоч|рабоч|календарн|повн|полн|business|working|calendar|full|банківск|банковск|українск|украинск|цілих|ukrainian|нових|всого|лише)/u;

/** A length: the only unit under which a number of three digits passes without being in the data. */
export const lengthUnit = /^(?:см|cm|мм|mm|сантиметр|centimet|міліметр|миллиметр|millimet)/u;

export const ageUnit = /^(?:рок|рік$|роц|річн|год$|года$|годик|годов|лет$|летн|year|yr|міс|мес|month)/u;

/** What is weighed or poured is no money, however much it is. */
export const measureUnit =
  /^(?:мл|ml|л$|літр|литр|l$|liters?$|litres?$|г$|g$|грам|gram|кг|kg|ккал|kcal|градус|degree|km|км|хв$)/u;

/** What only things are measured in. */
export const deviceUnit = /^(?:гб|gb|тб|tb|вт|w|гц|hz|мач|mah|дюйм|inch|мп|mp|мл|ml|кг|kg|mm|мм)$/u;

export const countUnit =
  /^(?:шт|штук|pcs?$|pieces?$|од$|одиниц|единиц|units?$|пар[аиу]?$|pairs?$|раз|times?$|кг|kg|гр?$|g$|мл|ml|зір|м$|m$|л$)/u;

export const sizeWord =
  /^(?:розмір|размер|sizes?$|зріст|зрост|ріст$|росту?$|росто|росте$|height|tall$|довжин|длин|length|обхват|груд|талі|стег|талии|бедер|бедр|chest|waist|hips?$|bust|inseam|ширин|width)/u;

export const monthName =
  /^(?:січн|лют[оі]|берез|квіт|трав|черв|липн|серпн|вересн|жовт|листопад|груд[ен]н|январ|феврал|март|апрел|мая$|июн|июл|август|сентябр|октябр|ноябр|декабр|january|february|march|april|may$|june|july|august|september|october|november|december)/u;

/** What a price follows. */
export const priceWord =
  /^(?:цін|варт(?:іст|ост|у[юєі])|кошту|стои(?:т|мост)|стоят|стоил|цена$|цены$|цене$|цену$|ценой$|price|priced|cost|заплат|сплат|обійд|обойд|вийде|выйдет|віддам|віддаю|отдам|отдаю|сум[аіуоы]|total|підсум|итого|due$|передоплат|предоплат|prepay|deposit|завдат|доплат|amount|fee$)/u;

/** A price may stand right behind these, but so may a count. */
export const priceHint =
  /^(?:за|по|for|only|just|лише|тілки|толко|лиш|усого|всого|всего|разом|вместе|равно|equals|at|=|аж|хіба|буде|будет|is)$/u;

export const branchWord =
  /^(?:відділен|отделен|поштомат|почтомат|branch|locker|індекс|індексу|буд|будинк|дом$|кв$|квартир)/u;

export const connectors = /^(?:-|\/|до|to|та|і|й|и|and|або|чи|или|or|\+|,)$/u;
