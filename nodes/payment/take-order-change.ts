import {
  draftTotal,
  type EffectDraft,
  formatMoney,
  type Language,
  type OrderChange,
  type OrderChanged,
  type OrderChangeUndone,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import { suggestToStaff } from "../handoff/suggest-to-staff.ts";
import { linesBeyond } from "../sale/cart-lines.ts";
import { orderChangeTexts } from "../texts/order-changes.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { isPersons } from "../turn/turn-signals.ts";
import { changedLines, changeInWords, piecesOf } from "./changed-lines.ts";
import { judgeWordUndo } from "./judge-word-undo.ts";
import { showNewBill } from "./new-bill.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";
import type { BillDeps } from "./show-bill.ts";
import { postOnOrder } from "./tell-staff.ts";
import { billLines } from "./way-to-pay.ts";

/** Nobody takes more of them back. */
const changesKept = 20;

/**
 * A person of the shop changed the order in hand: the cart has it at once, an unpaid bill is made anew. Where the money
 * of a bill is on its way already, that bill stays, and what was added is for the next one.
 */
export async function takeOrderChange(
  changed: OrderChanged,
  state: PaymentState,
  turn: Turn,
  language: Language,
  deps: BillDeps,
): Promise<Thought<PaymentPatch>> {
  const { id, lines, by, at, person } = changed;
  const found = await changedLines(lines, state, turn, language, deps);
  if ("refused" in found) return refuse(found.refused, by, turn, deps);
  const before = piecesOf(lines, state.draft);
  const change: OrderChange = { id, before, by, at, ...(person === undefined ? {} : { person }) };
  const draft = { ...found.draft, changes: [...(state.draft.changes ?? []), change].slice(-changesKept) };
  const what = changeInWords(lines, state.draft, draft);
  const { staff } = orderChangeTexts[staffLanguageOf(deps.shop)];
  const { bill } = state;
  const note =
    bill?.status === "awaiting_confirmation"
      ? staff.changedLater({ what, number: bill.number, by })
      : staff.changed({ what, by });
  const word: Word = { said: orderChangeTexts[language].changed, note, by, canBeUndone: true };
  return tell(word, { ...state, draft }, turn, language, deps);
}

/** They take the newest of those changes back. What was paid since stays paid. */
export async function undoOrderChange(
  undo: OrderChangeUndone,
  state: PaymentState,
  turn: Turn,
  language: Language,
  deps: BillDeps,
): Promise<Thought<PaymentPatch>> {
  const { by } = undo;
  const { changes = [] } = state.draft;
  const judged = judgeWordUndo(changes.at(-1), undo, deps.shop);
  if ("refused" in judged) return { patch: {}, effects: [postOnOrder(subjectOf(turn), judged.refused)] };
  const { before } = judged.undone;
  const found = await changedLines(before, state, turn, language, deps);
  if ("refused" in found) return refuse(found.refused, by, turn, deps);
  const draft = { ...found.draft, changes: changes.slice(0, -1) };
  const what = changeInWords(before, state.draft, draft);
  const note = orderChangeTexts[staffLanguageOf(deps.shop)].staff.undone({ what, by });
  const word: Word = { said: orderChangeTexts[language].undone, note, by, canBeUndone: false };
  return tell(word, { ...state, draft }, turn, language, deps);
}

interface Word {
  readonly said: string;
  /** For the staff. */
  readonly note: string;
  readonly by: string;
  readonly canBeUndone: boolean;
}

/** Beside an unpaid bill the new one says what the order is; beside a cart its lines and their sum do. */
async function tell(
  { said, note, by, canBeUndone }: Word,
  state: PaymentState,
  turn: Turn,
  language: Language,
  deps: BillDeps,
): Promise<Thought<PaymentPatch>> {
  const subject = subjectOf(turn);
  const effects: EffectDraft[] = [
    postOnOrder(subject, note, canBeUndone ? ["undo_order_change"] : []),
    { kind: "crm.note", subject, payload: { text: note } },
  ];
  const { bill, draft } = state;
  if (bill?.status === "awaiting_proof") {
    const billed = await showNewBill(state, turn, language, deps, [said, ""]);
    // Somebody else was quicker: what the customer has to pay stays as it is.
    if (!billed.patch.bill) return refuse(orderChangeTexts[staffLanguageOf(deps.shop)].staff.sold, by, turn, deps);
    return inWhoseWords({ ...billed, effects: [...(billed.effects ?? []), ...effects] }, turn, deps);
  }
  const text = [said, ...nowLines(state, language, deps)].join("\n");
  const answer = reply(turn, { node: "payment", about: "order", kind: "confirmation", text });
  return inWhoseWords({ patch: { draft, ...sayReplies(state, turn, [answer]) }, effects }, turn, deps);
}

function nowLines({ bill, draft }: PaymentState, language: Language, { shop }: BillDeps): string[] {
  const words = orderChangeTexts[language];
  const isChecked = bill?.status === "awaiting_confirmation";
  const shown = isChecked ? { ...draft, lines: linesBeyond(draft.lines, bill.lines) } : draft;
  const later = isChecked ? [words.later({ number: bill.number })] : [];
  if (shown.lines.length === 0) return isChecked ? later : [words.empty];
  const total = formatMoney(draftTotal(shown, shop.currency), language);
  return [...later, words.now({ lines: billLines(shown, language), total })];
}

/** Whoever has the chat says it themselves: the order is what it is, and the words are theirs to send. */
function inWhoseWords(thought: Thought<PaymentPatch>, turn: Turn, { shop }: BillDeps): Thought<PaymentPatch> {
  if (!isPersons(turn)) return thought;
  const { outcome, messages: _said, ...patch } = thought.patch;
  const text = (outcome?.replies ?? []).map((each) => each.text).join("\n\n");
  return { patch, effects: [...(thought.effects ?? []), suggestToStaff(subjectOf(turn), text, shop)] };
}

function refuse(why: string, by: string, turn: Turn, { shop }: BillDeps): Thought<PaymentPatch> {
  const text = orderChangeTexts[staffLanguageOf(shop)].staff.notChanged({ why, by });
  return { patch: {}, effects: [postOnOrder(subjectOf(turn), text)] };
}

const subjectOf = ({ id }: Turn): string => `order/${id}`;
