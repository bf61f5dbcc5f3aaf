import { type GraphNode, StateSchema } from "@langchain/langgraph";
import {
  customerText,
  type DeliveryField,
  type DeliveryTrouble,
  deliveryFields,
  type EffectDraft,
  type Shop,
  staffLanguageOf,
  type Turn,
  withDelivery,
} from "../../src/core/index.ts";
import { orderEffect } from "../sale/placed-order.ts";
import { texts } from "../texts/texts.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, saying } from "../turn/outcome.ts";
import { handoffFields, saleFields, troubleFields, turnFields } from "../turn/state.ts";
import { isTicketed } from "../turn/turn-signals.ts";
import { readField } from "./read-field.ts";

export const TroubleSlice = new StateSchema({ ...turnFields, ...saleFields, ...handoffFields, ...troubleFields });
type State = typeof TroubleSlice.State;
type Patch = typeof TroubleSlice.Update;

export interface TroubleDeps extends NodeDeps {
  readonly shop: Shop;
}

/** After so many corrections of one order a person looks at it. */
const maxCorrections = 2;

/**
 * What became of a wish comes back here. An order that the CRM refused for a phone or a branch costs the customer one question
 * about exactly that, and their answer sends the order again; everything else is told to a person, who can try it again.
 */
export function trouble(deps: TroubleDeps): GraphNode<typeof TroubleSlice> {
  const { shop } = deps;
  return defineNode("trouble", deps, (state: State, turn): Thought<Patch> => {
    const told = turn.inbounds.findLast((inbound) => inbound.kind === "delivery_trouble");
    if (told === undefined) return corrected(state, turn);
    return isAskable(told, state, turn) ? asked(told, state, turn, shop) : forStaff(told, state, turn, shop);
  });
}

/** The customer can only be asked while the AI has the chat, and about the order that is still the one in hand. */
const isAskable = (
  { effectKind, orderId, fields = [] }: DeliveryTrouble,
  { bill, correction }: State,
  turn: Turn,
): boolean =>
  effectKind === "crm.order" &&
  fields.length > 0 &&
  bill?.status === "paid" &&
  bill.id === orderId &&
  turn.owner === "ai" &&
  (correction?.bill.id === bill.id ? correction.count : 0) < maxCorrections;

function asked(told: DeliveryTrouble, state: State, turn: Turn, shop: Shop): Thought<Patch> {
  const { bill } = state;
  const field = deliveryFields.find((each) => told.fields?.includes(each));
  if (bill === null || field === undefined) return { patch: {} };
  const words = texts[state.language ?? "uk"];
  const count = (state.correction?.bill.id === bill.id ? state.correction.count : 0) + 1;
  return {
    patch: {
      correction: { bill, delivery: told.delivery ?? state.draft.delivery, field, count, isOpen: true },
      ...saying(state, turn, [
        reply(turn, {
          node: "trouble",
          about: `${bill.id}/${field}/${count}`,
          kind: "confirmation",
          text: words.correction[field]({
            number: bill.number,
            value: (told.delivery ?? state.draft.delivery)[field] ?? "",
          }),
        }),
      ]),
    },
    // They may never answer, and somebody has to know that a paid order is nowhere.
    effects: [staffPost(told, shop)],
  };
}

/** The answer to our question: exactly that field changes, and the order goes out again under its own id. */
function corrected(state: State, turn: Turn): Thought<Patch> {
  const { correction } = state;
  const value = correction === null ? undefined : readField(correction.field, customerText(turn));
  if (correction === null || value === undefined) return { patch: {} };
  const { bill, field, count } = correction;
  const words = texts[state.language ?? "uk"];
  const delivery = { ...correction.delivery, [field]: value };
  // A newer order may go to somebody else: it keeps its own.
  const isShared = deliveryFields.every((each) => state.draft.delivery[each] === correction.delivery[each]);
  return {
    patch: {
      ...(isShared ? { draft: withDelivery(state.draft, { [field]: value }) } : {}),
      correction: { ...correction, isOpen: false },
      ...saying(
        state,
        turn,
        [
          reply(turn, {
            node: "trouble",
            about: `${bill.id}/sent/${count}`,
            kind: "confirmation",
            // With the value: whoever meant something else by it can say so.
            text: words.orderCorrected({ number: bill.number, field: words.deliveryLabels[field], value }),
          }),
        ],
        { delivery: { [field]: value } },
      ),
    },
    effects: [orderEffect(bill, delivery, `${bill.id}/${count}`)],
  };
}

function forStaff(told: DeliveryTrouble, state: State, turn: Turn, shop: Shop): Thought<Patch> {
  const { outcome, effectKey, effectKind, orderId } = told;
  const { correction } = state;
  // Whoever wrote it in the helpdesk looks there, and would think that the customer has read it.
  const isPersonsWord = effectKind === "reply.send" && outcome === "dead" && isTicketed(state, turn);
  const note = {
    ...({ kind: "ticket.note", subject: effectKey } as const),
    payload: { text: wordsOf(told, shop), public: false },
  };
  // Only what became of this very order ends the question about it.
  const isOver =
    correction !== null && effectKind === "crm.order" && correction.bill.id === orderId && outcome === "dead";
  return {
    patch: isOver ? { correction: { ...correction, isOpen: false } } : {},
    effects: [...(isPersonsWord ? [note] : []), staffPost(told, shop)],
  };
}

const wordsOf = ({ outcome, effectKey, effectKind, code, detail = code }: DeliveryTrouble, shop: Shop): string => {
  const { staff } = texts[staffLanguageOf(shop)];
  return outcome === "locked"
    ? staff.locked({ detail })
    : staff.undelivered({ what: staff.wishes[effectKind] ?? effectKind, detail, key: effectKey });
};

const staffPost = (told: DeliveryTrouble, shop: Shop): EffectDraft => ({
  kind: "staff.post",
  subject: `${told.outcome}/${told.effectKey}`,
  payload: {
    topic: "trouble",
    text: wordsOf(told, shop),
    ...(told.outcome === "locked" ? { actions: [] } : { actions: ["replay", "take_over"], effectKey: told.effectKey }),
  },
});

/** Whether the customer's words answer the question about the order; then no model is asked. */
export const isCorrection = (
  state: { readonly correction: { readonly field: DeliveryField; readonly isOpen: boolean } | null },
  turn: Turn,
): boolean => state.correction?.isOpen === true && readField(state.correction.field, customerText(turn)) !== undefined;
