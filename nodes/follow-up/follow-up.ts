import { type GraphNode, StateSchema } from "@langchain/langgraph";
import type { Shop } from "../../src/core/index.ts";
import type { AnswerDeps } from "../handoff/person-answers.ts";
import type { ShelfDeps } from "../sale/catalogue-now.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { isBackWish } from "./back-wish.ts";
import { type FollowUpPatch, type FollowUpState, followUpFields } from "./follow-up-state.ts";
import { nobodyCame } from "./nobody-came.ts";
import { isOptOut } from "./opt-out.ts";
import { optedOut, remind } from "./remind.ts";
import { noteBackWish, tellBack } from "./tell-back.ts";

export const FollowUpSlice = new StateSchema(followUpFields);

export interface FollowUpDeps extends NodeDeps, AnswerDeps, ShelfDeps {
  readonly shop: Shop;
}

/** What was set for later, when its time has come. Whether it still holds is decided here. */
export function followUp(deps: FollowUpDeps): GraphNode<typeof FollowUpSlice> {
  return defineNode("follow_up", deps, async (state: FollowUpState, turn): Promise<Thought<FollowUpPatch>> => {
    const timer = turn.inbounds.flatMap((inbound) => (inbound.kind === "timer" ? [inbound.timer] : []))[0];
    // What the customer says comes before what came due in the same moment.
    if (isOptOut(state, turn)) return { patch: optedOut(state, turn) };
    if (isBackWish(state, turn)) return noteBackWish(state, turn, deps);
    if (timer === undefined) return { patch: {} };
    switch (timer.about) {
      case "handoff":
        return nobodyCame(timer, state, turn, deps);
      case "cart":
      case "bill":
        return remind(timer, state, turn, deps.shop);
      case "back":
        return tellBack(state, turn, deps);
    }
  });
}
