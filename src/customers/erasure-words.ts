import { texts } from "../../nodes/texts/texts.ts";
import {
  type EffectDraft,
  formatMoney,
  type Obligation,
  reasonNow,
  type Shop,
  staffLanguageOf,
} from "../core/index.ts";

type Languages = Pick<Shop, "languages">;

const keyChars = 12;

/** For the staff: that it happened, what is open, what to erase elsewhere. Nothing in it is the customer's own. */
export const postOfErasure = (
  obligations: readonly Obligation[],
  { crmChat }: { readonly crmChat: string | undefined },
  shop: Languages,
): EffectDraft => ({
  kind: "staff.post",
  payload: {
    topic: obligations.length === 0 ? "message" : "trouble",
    text: texts[staffLanguageOf(shop)].staff.erased({
      crmChat: crmChat ?? null,
      lines: obligations.map((each) => describeObligation(each, shop)),
    }),
    actions: [],
  },
});

/** For the agent who has the ticket. */
export const noteOfErasure = (obligations: readonly Obligation[], shop: Languages): readonly EffectDraft[] =>
  obligations.some(({ is }) => is === "ticket_open")
    ? [{ kind: "ticket.note", payload: { text: texts[staffLanguageOf(shop)].staff.erasedTicket, public: false } }]
    : [];

/** One line about what is open, in the staff's language. */
export function describeObligation(of: Obligation, shop: Languages): string {
  const language = staffLanguageOf(shop);
  const { open, effects, reasons } = texts[language].staff;
  switch (of.is) {
    case "order_waits":
      return open.orderWaits({ ...of, key: of.key.slice(0, keyChars) });
    case "order_missing":
      return open.orderMissing({
        number: of.number,
        amount: of.amount === undefined ? null : formatMoney(of.amount, language),
      });
    case "payment_unchecked":
      return open.paymentUnchecked({ number: of.number, amount: formatMoney(of.amount, language) });
    case "words_wait":
      return open.wordsWait({
        what: effects[of.kind] ?? of.kind,
        reason: of.reason === undefined ? null : reasons[reasonNow(of.reason)],
      });
    case "ticket_open":
      return open.ticketOpen(of);
  }
}
