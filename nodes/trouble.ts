import { type GraphNode, StateSchema } from "@langchain/langgraph";
import {
  customerText,
  type DeliveryField,
  type DeliveryTrouble,
  deliveryFields,
  type Shop,
  type Turn,
  withDelivery,
} from "../src/core/index.ts";
import { defineNode, type NodeDeps, type Thought } from "./define-node.ts";
import { reply, saying } from "./outcome.ts";
import { orderEffect } from "./placed-order.ts";
import { handoffFields, saleFields, troubleFields, turnFields } from "./state.ts";
import { texts } from "./texts/texts.ts";
import { readField } from "./trouble/read-field.ts";

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
    return isAskable(told, state, turn) ? asked(told, state, turn) : forStaff(told, state, shop);
  });
}

/** The customer can only be asked while the AI has the chat, and about an order that is still the one in hand. */
const isAskable = ({ effectKind, fields = [] }: DeliveryTrouble, { bill, correction }: State, turn: Turn): boolean =>
  effectKind === "crm.order" &&
  fields.length > 0 &&
  bill?.status === "paid" &&
  turn.owner === "ai" &&
  (correction?.billId === bill.id ? correction.count : 0) < maxCorrections;

function asked({ fields = [] }: DeliveryTrouble, state: State, turn: Turn): Thought<Patch> {
  const { bill } = state;
  const field = deliveryFields.find((each) => fields.includes(each));
  if (bill === null || field === undefined) return { patch: {} };
  const words = texts[state.language ?? "uk"];
  const count = (state.correction?.billId === bill.id ? state.correction.count : 0) + 1;
  return {
    patch: {
      correction: { billId: bill.id, field, count, isOpen: true },
      ...saying(state, turn, [
        reply(turn, {
          ...{ node: "trouble", about: `${bill.id}/${field}/${count}`, kind: "confirmation" },
          text: words.correction[field]({ number: bill.number, value: state.draft.delivery[field] ?? "" }),
        }),
      ]),
    },
  };
}

/** The answer to our question: exactly that field changes, and the order goes out again under its own id. */
function corrected(state: State, turn: Turn): Thought<Patch> {
  const { bill, correction } = state;
  const value = correction === null ? undefined : readField(correction.field, customerText(turn));
  if (bill === null || correction === null || value === undefined) return { patch: {} };
  const draft = withDelivery(state.draft, { [correction.field]: value });
  return {
    patch: {
      draft,
      correction: { ...correction, isOpen: false },
      ...saying(
        state,
        turn,
        [
          reply(turn, {
            ...{ node: "trouble", about: `${bill.id}/sent/${correction.count}`, kind: "confirmation" },
            text: texts[state.language ?? "uk"].orderCorrected({ number: bill.number }),
          }),
        ],
        { delivery: { [correction.field]: value } },
      ),
    },
    effects: [orderEffect(bill, draft.delivery, `${bill.id}/${correction.count}`)],
  };
}

function forStaff(told: DeliveryTrouble, state: State, shop: Shop): Thought<Patch> {
  const { staff } = texts[shop.languages[0] ?? "uk"];
  const { outcome, effectKey, effectKind, code, detail = code } = told;
  const text =
    outcome === "locked"
      ? staff.locked({ detail })
      : staff.undelivered({ what: staff.wishes[effectKind] ?? effectKind, detail, key: effectKey });
  // Whoever wrote it in the helpdesk looks there, and would think that the customer has read it.
  const isPersonsWord = effectKind === "reply.send" && outcome === "dead" && state.handoff !== null;
  const note = { kind: "ticket.note", subject: effectKey, payload: { text, public: false } } as const;
  return {
    patch: state.correction === null ? {} : { correction: { ...state.correction, isOpen: false } },
    effects: [
      ...(isPersonsWord ? [note] : []),
      {
        kind: "staff.post",
        subject: `${outcome}/${effectKey}`,
        payload: {
          topic: "trouble",
          text,
          ...(outcome === "locked" ? { actions: [] } : { actions: ["replay", "take_over"], effectKey }),
        },
      },
    ],
  };
}

/** Whether the customer's words answer the question about the order; then no model is asked. */
export const isCorrection = (
  state: { readonly correction: { readonly field: DeliveryField; readonly isOpen: boolean } | null },
  turn: Turn,
): boolean => state.correction?.isOpen === true && readField(state.correction.field, customerText(turn)) !== undefined;
