import {
  type AgreedPrice,
  type Catalogue,
  draftTotal,
  type EffectDraft,
  formatMoney,
  type Language,
  type OrderDraft,
  type PriceAgreed,
  type PriceTerms,
  type PriceUndone,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import { suggestToStaff } from "../handoff/suggest-to-staff.ts";
import { isOpenBill } from "../sale/bill.ts";
import { articleName } from "../sale/offers.ts";
import { repriced } from "../sale/priced-lines.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { isPersons } from "../turn/turn-signals.ts";
import { judgeWordUndo } from "./judge-word-undo.ts";
import { showNewBill } from "./new-bill.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";
import type { BillDeps } from "./show-bill.ts";
import { postOnOrder } from "./tell-staff.ts";

/**
 * A person of the shop agreed a price with the customer: the cart has it at once, an unpaid bill is made anew. Where
 * the money of a bill is on its way already, that bill stays, and the price holds for the next one.
 */
export function agreePrice(
  agreed: PriceAgreed,
  state: PaymentState,
  turn: Turn,
  language: Language,
  deps: BillDeps,
): Thought<PaymentPatch> | Promise<Thought<PaymentPatch>> {
  const { id, terms, by, at, person } = agreed;
  const price: AgreedPrice = { id, terms, by, at, ...(person === undefined ? {} : { person }) };
  const draft = withAgreed(state.draft, [...(state.draft.agreed ?? []), price], deps.catalogue);
  const { staff } = texts[staffLanguageOf(deps.shop)].orders;
  const named = inWords(terms, staffLanguageOf(deps.shop), deps.catalogue);
  const isChecked = state.bill?.status === "awaiting_confirmation";
  const note = isChecked
    ? staff.priceLater({ terms: named, number: state.bill?.number ?? "–", by })
    : staff.priceAgreed({ terms: named, by });
  const { orders } = texts[language];
  const said =
    terms.of === "order"
      ? orders.agreedDiscount({ percent: terms.percent })
      : orders.agreedPrice({
          title: titleOf(terms, language, deps.catalogue),
          price: formatMoney(terms.price, language),
        });
  return tell(said, { text: note, canBeUndone: true }, { ...state, draft }, turn, language, deps);
}

/** They take the newest of those words back. What was paid at that price stays paid. */
export function undoPrice(
  undo: PriceUndone,
  state: PaymentState,
  turn: Turn,
  language: Language,
  deps: BillDeps,
): Thought<PaymentPatch> | Promise<Thought<PaymentPatch>> {
  const { by } = undo;
  const { shop, catalogue } = deps;
  const { staff } = texts[staffLanguageOf(shop)].orders;
  const { agreed = [] } = state.draft;
  const judged = judgeWordUndo(agreed.at(-1), undo, shop);
  if ("refused" in judged) return { patch: {}, effects: [postOnOrder(subjectOf(turn), judged.refused)] };
  const draft = withAgreed(state.draft, agreed.slice(0, -1), catalogue);
  const note = staff.priceUndone({ terms: inWords(judged.undone.terms, staffLanguageOf(shop), catalogue), by });
  return tell(
    texts[language].orders.priceUndone,
    { text: note, canBeUndone: false },
    { ...state, draft },
    turn,
    language,
    deps,
  );
}

/** The version grows whatever the lines are: a bill at other prices is another bill. */
function withAgreed(before: OrderDraft, agreed: readonly AgreedPrice[], catalogue: Catalogue | undefined): OrderDraft {
  const draft = { ...before, agreed, version: before.version + 1 };
  return catalogue === undefined ? draft : repriced(draft, catalogue);
}

/** Beside an unpaid bill the new one says what it comes to; beside a cart, or nothing, the sum of the cart does. */
async function tell(
  said: string,
  note: { readonly text: string; readonly canBeUndone: boolean },
  state: PaymentState,
  turn: Turn,
  language: Language,
  deps: BillDeps,
): Promise<Thought<PaymentPatch>> {
  const subject = subjectOf(turn);
  const effects: EffectDraft[] = [
    postOnOrder(subject, note.text, note.canBeUndone ? ["undo_price"] : []),
    { kind: "crm.note", subject, payload: { text: note.text } },
  ];
  if (isPersons(turn)) {
    // They have the chat, and say it themselves.
    return { patch: { draft: state.draft }, effects: [...effects, suggestToStaff(subject, said, deps.shop)] };
  }
  if (state.bill?.status === "awaiting_proof" && state.draft.lines.length > 0) {
    const billed = await showNewBill(state, turn, language, deps, [said, ""]);
    return { ...billed, effects: [...(billed.effects ?? []), ...effects] };
  }
  const total = formatMoney(draftTotal(state.draft, deps.shop.currency), language);
  const hasCart = state.draft.lines.length > 0 && !isOpenBill(state.bill);
  const text = hasCart ? `${said} ${texts[language].orders.agreedTotal({ total })}` : said;
  const answer = reply(turn, { node: "payment", about: "price", kind: "confirmation", text });
  return { patch: { draft: state.draft, ...sayReplies(state, turn, [answer]) }, effects };
}

const subjectOf = ({ id }: Turn): string => `price/${id}`;

const inWords = (terms: PriceTerms, language: Language, catalogue: Catalogue | undefined): string => {
  const { staff } = texts[language].orders;
  return terms.of === "order"
    ? staff.orderTerms({ percent: terms.percent })
    : staff.articleTerms({
        title: titleOf(terms, language, catalogue),
        price: formatMoney(terms.price, language),
      });
};

function titleOf(
  { sku }: Extract<PriceTerms, { of: "article" }>,
  language: Language,
  catalogue: Catalogue | undefined,
): string {
  const article = catalogue?.bySku(sku);
  return article === undefined ? sku : articleName(article.product, article.variant, language);
}
