import { plainPhrase } from "../../../src/core/reading/phrase.ts";

/**
 * What a shop may or may not offer. A claim on one of these topics passes only when a text of the shop speaks of it
 * too.
 */
const topicPatterns = {
  discount: plainPhrase(
    "(знижк~|знижок|скидк~|скидок|discount~|sale|акці[йюяїє]~|акци[яиюей]~|промо ?код~|promo ?codes?|promo~|coupon~|купон~|voucher~|ваучер~|кешб[еє]к~|кэшб[еє]к~|cashback|бонус~|bonus~)",
  ),
  free: plainPhrase(
    "(безкоштовн~|безплатн~|бесплатн~|free|даром|задарма|за рахунок магазину|за наш рахунок|за наш счет|on us|complimentary|gratis|no charge)",
  ),
  gift: plainPhrase("(подарун~|подаро~|даруємо|подаруємо|дарим|gifts?|сюрприз~|surprise)"),
  refund: plainPhrase("(поверн~|повернен~|вернем|вернут|возвра~|refund~|money back|компенс~|compensat~|reimburs~)"),
  guarantee: plainPhrase("(гарант~|guarantee~|warrant~)"),
  messenger: plainPhrase(
    "(viber|вайбер~|whats ?app|вотсап~|ватсап~|instagram|інстаграм~|инстаграм~|facebook|фейсбук~|messenger|signal|telegram|телеграм~|директ~|direct|email|e-mail|пошт~ скриньк~)",
  ),
  quick: plainPhrase(
    "(сьогодні|сегодня|today|завтра|tomorrow|(в|у) день|того ж дня|same day|наступного дня|next day|на следующий день|тижд~|тижн~|недел~|week~|доб~|сут[ок]~)",
  ),
} as const;
export type Topic = keyof typeof topicPatterns;
const topics = Object.keys(topicPatterns) as Topic[];

export const topicsOf = (text: string): Topic[] =>
  topics.filter((topic) => topicPatterns[topic].test(text.toLowerCase()));
