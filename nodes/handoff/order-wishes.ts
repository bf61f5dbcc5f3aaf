import type { EffectDraft, Language, OrderWish, Turn } from "../../src/core/index.ts";
import { wishKind, wishWords } from "../texts/orders/wish-words.ts";
import { texts } from "../texts/texts.ts";
import { callForPerson, type GraphRequest } from "../turn/request.ts";

/** What the person who is called is to do with orders, by this turn. */
export const wishesOf = (state: { readonly request: GraphRequest | null }, turn: Turn): readonly OrderWish[] =>
  callForPerson(state, turn)?.wishes ?? [];

/** To the customer: what is asked, and that it is not done. Undefined where nothing of an order is asked. */
export function toldToCustomer(wishes: readonly OrderWish[], language: Language): string | undefined {
  const { asked } = texts[language].orders;
  const said = wishes.flatMap((wish) => {
    const kind = wishKind(wish.act);
    return kind === undefined ? [] : [asked[kind](wishWords(wish, language))];
  });
  return said.length === 0 ? undefined : said.join(" ");
}

/** To the person: what it is now, and what it is to become. */
export const toldToStaff = (wish: OrderWish, language: Language): string => {
  const kind = wishKind(wish.act);
  return kind === undefined ? "" : texts[language].orders.staff.asked[kind](wishWords(wish, language));
};

export const noteInCrm = (wish: OrderWish, language: Language): EffectDraft => ({
  kind: "crm.note",
  subject: subjectOf(wish),
  payload: { text: toldToStaff(wish, language) },
});

/** More for the person who is awaited already: on the ticket, in their channel, in the CRM. */
export function wishEffects(wish: OrderWish, language: Language): EffectDraft[] {
  const [subject, text] = [subjectOf(wish), toldToStaff(wish, language)];
  return [
    { kind: "ticket.note", subject, payload: { text, public: false } },
    { kind: "staff.post", subject, payload: { topic: "handoff", text, actions: ["take_over"] } },
    noteInCrm(wish, language),
  ];
}

const subjectOf = ({ orderId, act }: OrderWish): string => `order/${orderId}/${act}`;
