import { type GraphNode, StateSchema } from "@langchain/langgraph";
import { type DeliveryTrouble, isAis, type Shop, type Turn } from "../../src/core/index.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { askForField } from "./ask-for-field.ts";
import { correctOrder } from "./correct-order.ts";
import { tellStaff } from "./tell-staff.ts";
import { type TroublePatch, type TroubleState, troubleFields } from "./trouble-state.ts";

export const TroubleSlice = new StateSchema(troubleFields);

export interface TroubleDeps extends NodeDeps {
  readonly shop: Shop;
}

/** After so many corrections of one order a person looks at it. */
const maxCorrections = 2;

/**
 * What became of an effect comes back here. An order that the CRM refused for a phone or a branch costs the customer
 * one question about exactly that, and their answer sends the order again; everything else is told to a person, who can
 * try it again.
 */
export function trouble(deps: TroubleDeps): GraphNode<typeof TroubleSlice> {
  const { shop } = deps;
  return defineNode("trouble", deps, (state: TroubleState, turn): Thought<TroublePatch> => {
    const report = turn.inbounds.findLast((inbound) => inbound.kind === "delivery_trouble");
    if (report === undefined) return correctOrder(state, turn);
    return isAskable(report, state, turn)
      ? askForField(report, state, turn, shop)
      : tellStaff(report, state, turn, shop);
  });
}

/** The customer can only be asked while the AI has the chat, and about the order that is still the one in hand. */
const isAskable = (
  { effectKind, orderId, fields = [] }: DeliveryTrouble,
  { bill, correction }: TroubleState,
  turn: Turn,
): boolean =>
  effectKind === "crm.order" &&
  fields.length > 0 &&
  bill?.status === "paid" &&
  bill.id === orderId &&
  isAis(turn.owner) &&
  (correction?.bill.id === bill.id ? correction.count : 0) < maxCorrections;
