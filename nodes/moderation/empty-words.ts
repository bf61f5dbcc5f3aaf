/** Words that ask and tell nothing once the abuse beside them is gone: who is meant, how strongly, and greetings. */
export const emptyWords: ReadonlySet<string> = new Set(
  `ви вас вам вами ваш ваша ваше ваші ваших вашу вашего ваши вашей твій твоя твоє твої твою твой твоих тебе тебя тобі вы
  всі всіх усі усіх все всем весь вся всех самі сами такі такие такий такой таке такое яка який які какой какая
  какие що шо что щоб это этот эта эти цей ця це ці оце отакі просто взагалі вообще совсем зовсім реально прям прямо
  нарешті наконец вже уже знову опять ще еще тут там мене меня мені мне мною вони они він она вона его його її ее
  дуже очень страшно повні полные повний полный самый самые найбільші одні одни лише тільки только разом вместе
  магазин магазину магазина магазине крамниця контора контору шарага сервіс сервис бот бота боти ботяра люди люде
  йоб мать матір мати маму вашу нахер добрий день доброго дня вечір добрый здравствуйте привіт привет дякую
  спасибо будь ласка пожалуйста слухай слухайте слушай слушайте послушайте чуєш чуєте слышь слышишь
  you your youre yours are the this that these those they them who what such all just really fucking bunch and with
  shop store service company bot people from hell god damn thing things here there have been hello please thanks
  пішли пішов пішла пошли пошел пошла пошол іди ідіть йди йдіть иди идите іде йшли go vas vam tebe tebya vy ty ya
  yall guys man dude wtf ffs omg lol`.split(/\s+/u),
);

/** Short as they are, they ask or answer. */
export const shortAnswers: ReadonlySet<string> = new Set("де да ні не ок no ok".split(" "));
