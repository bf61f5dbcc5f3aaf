import type { Evidence } from "../evidence.ts";
import { type Claim, claim } from "./claim.ts";

/** A receipt that waits for its check lies with a person, too. */
const isHandedOver = ({ canSay, facts }: Evidence): boolean =>
  canSay.handedOver || facts.bill === "awaiting_confirmation";

export const handoverClaims: readonly Claim[] = [
  claim("promise", ["negated", "conditional", "asking", "asked"], isHandedOver, [
    "(передал[аи]|переда[вн]о?|покликал[аи]|викликал[аи]|підключил[аи]|повідомил[аи]|сповістил[аи]|попросил[аи]) ..3 (менеджер~|оператор~|людин~|колег~|керівник~)",
    "(передал[аи]?|позвал[аи]?|вызвал[аи]?|подключил[аи]?|сообщил[аи]?|попросил[аи]?) ..3 (менеджер~|оператор~|человек~|коллег~)",
    "(менеджер|оператор|керівник|колега|человек|коллега|людина) (вже|уже|зараз|сейчас) ..3 (зв'яжеться|напише|відповість|перетелефонує|подзвонить|свяжется|напишет|ответит|перезвонит|підключається|подключается|знає|бачить|видит|працює)",
    "(i've|i have|we've|we have|i|already|just) (already |just )?(passed|forwarded|handed|notified|called|contacted|told|transferred|escalated|asked) ..3 (manager|operator|colleague|human|person|team|supervisor)",
    "(manager|operator|colleague|team) (is|has|was) (already |just |been )?(on it|notified|informed|joining|contacted|aware|looking into)",
  ]),
];
