import { pattern } from "./pattern.ts";
import { isElsewhere } from "./trouble.ts";

const bought = pattern(`
  купила, купив, купили, купляла, купував, купувала, купували, замовляла, замовляв, замовляли, замовила, замовив,
  замовили, купил, покупала, покупал, покупали, заказывала, заказывал, заказывали, заказала, заказал, заказали,
  bought, ordered, purchased
`);
const before = pattern(`
  у вас, в вас, минул~, вчора, позавчора, тиждень тому, тижні тому, днів тому, дні тому, днями, нещодавно, недавно,
  прошл~, вчера, позавчера, неделю назад, дней назад, дня назад, from you, yesterday, last week, last month, ago,
  recently
`);

/** A purchase of earlier days is told: the thing is not wanted once more. */
export const tellsOfPurchase = (text: string): boolean =>
  !isElsewhere(text) && text.split(/[.!?\n]/).some((sentence) => bought.test(sentence) && before.test(sentence));
