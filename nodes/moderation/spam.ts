import { hostsIn } from "../../src/core/reading/domains.ts";
import type { Reading } from "./reading.ts";

/**
 * Adverts. No single word makes one (a customer asks to pay in USDT, wears a dress to a casino party, sends a link), so
 * a topic of adverts needs a lure or a link beside it; link farms stand on their own.
 */
const topics: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    "casino",
    /(?<!\p{L})(?:казино|каз1но|casino|слот(?:и|ы|ів|ов|ах)(?!\p{L})|slots|джекпот|jackpot|фр[иі]сп[иі]н|free ?spins?|букмекер|bookmaker|ставк\p{L}{1,3} на спорт|sports? bet|betting|1xbet|1win|pin-?up (?:bet|casino)|покер|poker|рулетк|gambling|vulkan|вулкан|вавада|vavada|бетінг|беттинг|бездеп)/u,
  ],
  [
    "crypto",
    /(?<!\p{L})(?:крипт|crypto|б[иі]тк[оі][иі]?[йн]|bitcoin|btc|usdt|ethereum|eth(?!\p{L})|nft|airdrop|а[ие]рдроп|трейд|trading|trader|forex|форекс|інвест|инвест|invest|арб[иі]траж|p2p|токен|binance|бінанс|бинанс|памп|pump|майн[иі]нг|mining)/u,
  ],
  [
    "loan",
    /(?<!\p{L})(?:кредит|позик|позич|займ|мікропозик|микрозайм|мікрозайм|loans?(?!\p{L})|borrow|credit|ссуд|гроші в борг|деньги в долг|кредитн)/u,
  ],
  [
    "earning",
    /(?<!\p{L})(?:зароб[іи]т|зароб[ил]|заработ|зароблят|зарабат|підробіт|подработ|пасивн\p{L}{1,4} дох|пассивн\p{L}{1,4} дох|дох[оі]д|earn|income|make money|side hustle|вакансі|ваканси|віддален\p{L}{1,4} робот|удален\p{L}{1,4} работ|робота вдома|работа на дому|work from home|remote job|набира[єе]мо?|шукаємо людей|ищем людей)/u,
  ],
  [
    "promotion",
    /(?<!\p{L})(?:накрут|розкрут|раскрут|просуван|продвиж|seo|smm|підписник|подписчик|followers|лайк[иі]в?|likes|таргет|реклам|promot|boost your|traffic|лідогенер|лидоген|lead generation|розсилк|рассылк|бази клієнт|базы клиент|website design|web design|розробк\p{L}{0,3} сайт|разработк\p{L}{0,3} сайт|backlink|guest post|rank|google первы)/u,
  ],
  [
    "adult",
    /(?<!\p{L})(?:інтим|интим|ескорт|эскорт|escort|onlyfans|only fans|порно|porn|xxx|nudes?|голі фото|голые фото|секс-?чат|sex ?chat|webcam|вебкам|hot girls|знайомств|знакомств|повії|viagra|віагр|виагр|cialis|dating)/u,
  ],
  [
    "goods",
    /(?<!\p{L})(?:дипломи? (?:без|купити|під)|диплом[ыи]? (?:купить|на заказ)|довідк\p{L}{1,2} (?:купити|без)|водійські права|купить права|солі|соли|закладк|меф|мефедрон|марихуан|шишк[иі]|гашиш|кокаїн|кокаин|cannabis|replica watches|rolex|копії годинник|fake id|паспорт\p{L}{0,2} (?:купити|на продаж))/u,
  ],
];

const lures: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["handle", /(?<![\p{L}\d.])@[a-z][a-z0-9_]{3,31}/u],
  [
    "call",
    /(?<!\p{L})(?:переход|перейд|тисни|жми|клік|клик|натисн|підпи[сш]|подпи[сш]|реєстру|регистр|зареєстр|пиши|пишіть|пишите|залиш\p{L}{0,3} заявк|остав\p{L}{0,3} заявк|телеграм|в лс|в особист|в личк|в дірект|в директ|join|sign up|register|subscribe|click|tap|visit|check out|dm (?:me|us)|text me|whatsapp|contact (?:me|us)|message me|приєдн|присоедин|вступай|заходь|заходи|забирай|отримай|получи|спробуй|попробуй|claim|hurry|поспіш|успей|встигни|звертай|обращай|замов\p{L}{1,4} зараз|apply now|act now)/u,
  ],
  [
    "promise",
    /(?<!\p{L})(?:без відмов|без отказ|без довідок|без справок|без застав|без залог|без ризик|без риск|без досвіду|без опыта|без вкладень|без вложений|гарант[іи]|guarantee|risk.?free|бонус|bonus|промокод казино|welcome|вигра|выигр|win (?:big|now|up)|виграш|прибут|прибыл|profit|profits|подвої|удво|double your|x10|х10|x100|х100|швидкі гроші|быстрые деньги|fast cash|instant|easy money|легк\p{L}{1,3} (?:гроші|деньги)|за 5 хв|за 5 мин|за 15 хв|за 10 хв|миттєв|мгновен|під 0|под 0|низьк\p{L}{1,3} відсот|low interest|no credit check|сигнал|signals|анонімн|анонимн|дешево|cheap|недорого|цілодоб|круглосут|24\/7|топ|перш\p{L}{1,3} місц|щодня|кожного дня|каждый день|щотижн|еженедел|daily|weekly|per day|a day|на день|в день|за день|на місяц|в місяц|в месяц|per month|a month|with no investment|financial freedom|фінансов\p{L}{1,3} свобод|финансов\p{L}{1,3} свобод|онлайн|online|18\+)/u,
  ],
  ["sum", /\d[\d\s.,]{0,12}\s?(?:\$|usd|€|eur|грн|uah|usdt|дол|долар|доллар|тис|тыс|k(?!\p{L})|%|btc)|[$€]\s?\d/u],
  ["many_marks", /(?:[!💰🤑🔥💵🎰🚀💸💎👉👇⬇✅🎁][^\p{L}\p{N}]{0,3}){3,}/u],
];

const link = /https?:\/\/|www\.|t\.me\//u;
const shorteners =
  /(?:bit\.ly|tinyurl\.com|goo\.gl|cutt\.ly|is\.gd|t\.co|rb\.gy|shorturl\.\w+|clck\.ru|vk\.cc|linktr\.ee)\//gu;
const hosts = /(?:https?:\/\/|www\.)([^\s/?#,;)]{3,100})|(?<![\p{L}\d@.])(t\.me\/[\w+]{3,60})/gu;
/** What a customer says of their own purchase; it outweighs one topic with one lure. */
const purchase =
  /(?<!\p{L})(?:сукн|плать|розмір|размер|замовл|заказ|доставк|посилк|оплат|сплат|заплат|size|dress|my order|parcel|примірк|примерк|частин|частям|розстрочк|рассрочк|чек |колір|цвет|наявн|налич|шоурум|поверн|возврат|зеленого|розіграш|розыгрыш|підши|подши|бачи(?:ла|в)|побачи|видел|увидел|знижк|скидк|купи(?:ла|в)(?!\p{L})|куртк|пальт|футбол|хочу (?:купи|замов|заказ)|взутт|обув)/u;

export function spamIn(reading: Reading): string[] {
  const text = `${reading.folded}\n${reading.joined}`;
  const topicsFound = topics.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  const hasLink = link.test(text) || hostsIn(text).length > 0;
  const luresFound = [
    ...(hasLink ? ["link"] : []),
    ...lures.filter(([, pattern]) => pattern.test(text)).map(([name]) => name),
  ];
  const linked = new Set([...reading.folded.matchAll(hosts)].map((match) => match[1] ?? match[2]));
  const score = topicsFound.length + luresFound.length - (purchase.test(text) ? 2 : 0);
  return [
    ...(topicsFound.length > 0 && luresFound.length > 0 && score >= 3
      ? topicsFound.map((topic) => `spam.${topic}`)
      : []),
    ...(linked.size >= 4 || (reading.folded.match(shorteners)?.length ?? 0) >= 2 ? ["spam.link_farm"] : []),
  ];
}
