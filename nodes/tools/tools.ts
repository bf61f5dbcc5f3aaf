import { AIMessage, ToolMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import { missingDelivery, type Turn } from "../../src/core/index.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { adding } from "../turn/outcome.ts";
import type { GraphRequest } from "../turn/schemas.ts";
import { messagesOf, scratchOf, withSteps } from "../turn/scratch.ts";
import { agentFields, customerFields, saleFields, turnFields } from "../turn/state.ts";
import type { Situation, ToolDeps } from "./action.ts";
import { runTool } from "./run-tool.ts";

const isHandover = (request: GraphRequest | null, turn: Turn): boolean =>
  request?.turnId === turn.id && request.to === "escalation";

export const ToolsSlice = new StateSchema({ ...turnFields, ...customerFields, ...saleFields, ...agentFields });
type State = typeof ToolsSlice.State;

/** Carries out the model's newest tool calls, one after another, each seeing what the one before it changed. */
export function tools(deps: NodeDeps & ToolDeps): GraphNode<typeof ToolsSlice> {
  return defineNode("tools", deps, (state: State, turn): Thought<typeof ToolsSlice.Update> => {
    const scratch = scratchOf(state, turn);
    const asked = messagesOf(scratch).findLast((message) => AIMessage.isInstance(message));
    let situation: Situation = {
      turn,
      language: state.language ?? "uk",
      draft: state.draft,
      bill: state.bill,
      shown: state.shown,
      customer: state.customer,
      said: state.messages.filter((message) => message.getType() === "human").map((message) => message.text),
    };
    let request = state.request;
    let outcome = state.outcome;
    const answers = (asked?.tool_calls ?? []).map((call) => {
      const { result, change = {} } = runTool(call.name, call.args, situation, deps);
      const { request: asks, facts = [], ...changed } = change;
      situation = { ...situation, ...changed };
      // A person that was called stays called, whatever else the model asks for in the same breath.
      request = isHandover(request, turn) ? request : (asks ?? request);
      if (facts.length > 0) outcome = adding({ outcome }, turn, { facts });
      return new ToolMessage({ content: JSON.stringify(result), tool_call_id: call.id ?? call.name, name: call.name });
    });
    if (situation.draft !== state.draft && missingDelivery(situation.draft).length === 0) {
      outcome = adding({ outcome }, turn, { delivery: situation.draft.delivery });
    }
    return {
      patch: {
        draft: situation.draft,
        shown: [...situation.shown],
        request,
        outcome,
        scratch: withSteps(scratch, answers),
      },
    };
  });
}
