import { ToolMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import { missingDelivery, type Shop, type Turn } from "../../src/core/index.ts";
import { catalogueNow, type ShelfDeps } from "../sale/catalogue-now.ts";
import { keepNewest } from "../sale/order-fields.ts";
import { saleFields, shownBeforeFields } from "../sale/sale-state.ts";
import { withShown } from "../sale/shown-goods.ts";
import { withDisclosure } from "../texts/disclosure.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { addToOutcome, reply, sayReplies } from "../turn/outcome.ts";
import type { GraphRequest } from "../turn/request.ts";
import { openCalls, saidBeside, scratchOf, withSteps } from "../turn/scratch.ts";
import { customerFields, requestFields, scratchFields, turnFields } from "../turn/state.ts";
import type { Tool } from "./define-tool.ts";
import type { Change, Situation, ToolDeps } from "./situation.ts";
import { situationOf } from "./situation-of.ts";
import { createToolset } from "./toolset.ts";

export const ToolsSlice = new StateSchema({
  ...turnFields,
  ...customerFields,
  ...saleFields,
  ...shownBeforeFields,
  ...requestFields,
  ...scratchFields,
});
type State = typeof ToolsSlice.State;
type Progress = Pick<State, "request" | "outcome"> & { readonly situation: Situation };

export interface ToolsDeps extends NodeDeps, ToolDeps, ShelfDeps {
  /** An embedder's tools, beside the product's own. */
  readonly tools?: readonly Tool[];
}

/** Carries out the model's newest tool calls, one after another, each seeing what the one before it changed. */
export function tools(deps: ToolsDeps): GraphNode<typeof ToolsSlice> {
  const toolset = createToolset(deps);
  return defineNode("tools", deps, async (state: State, turn): Promise<Thought<typeof ToolsSlice.Update>> => {
    const scratch = scratchOf(state, turn);
    let progress: Progress = { request: state.request, outcome: state.outcome, situation: situationOf(state, turn) };
    const answers: ToolMessage[] = [];
    const now = { ...deps, catalogue: await catalogueNow(deps, turn, state.bill) };
    for (const { id, name, args } of openCalls(scratch)) {
      const { result, change } = await toolset.run(name, args, progress.situation, now);
      progress = withChange(progress, change, turn);
      answers.push(new ToolMessage({ content: JSON.stringify(result), tool_call_id: id ?? name, name }));
    }
    const { situation, request, outcome } = progress;
    const { draft } = situation;
    const isComplete = draft !== state.draft && missingDelivery(draft).length === 0;
    const learned = isComplete ? addToOutcome({ outcome }, turn, { delivery: draft.delivery }) : outcome;
    return {
      patch: {
        draft,
        ...(situation.shown === state.shown ? {} : withShown(state, situation.shown)),
        ...(situation.wishes === state.wishes ? {} : { wishes: [...situation.wishes] }),
        request,
        outcome: learned,
        scratch: withSteps(scratch, answers),
        // The model does not speak again in this turn: what it said beside the call comes before the product's words.
        ...(request?.turnId === turn.id ? sayBeside({ ...state, outcome: learned }, turn, deps.shop) : {}),
      },
    };
  });
}

function sayBeside(state: State, turn: Turn, shop: Shop): Partial<ReturnType<typeof sayReplies>> {
  const words = saidBeside(scratchOf(state, turn));
  if (words === undefined) return {};
  const isFirst = !state.messages.some((message) => message.getType() === "ai");
  const text = withDisclosure(words, isFirst, shop, state.language ?? "uk");
  return sayReplies(state, turn, [reply(turn, { node: "agent", about: "beside", kind: "plain", text })]);
}

function withChange({ situation, request, outcome }: Progress, change: Change = {}, turn: Turn): Progress {
  const {
    request: asked = request,
    facts = [],
    unanswered = [],
    draft = situation.draft,
    shown = situation.shown,
    wish,
  } = change;
  const wishes = wish === undefined ? situation.wishes : keepNewest([...situation.wishes, wish]);
  return {
    situation: { ...situation, draft, shown, wishes },
    request: joined(request, asked, turn),
    outcome: facts.length + unanswered.length === 0 ? outcome : addToOutcome({ outcome }, turn, { facts, unanswered }),
  };
}

/**
 * A person that was called stays called, whatever else the model asks for in the same breath; what they are asked to do
 * with orders is asked in one.
 */
function joined(before: GraphRequest | null, asked: GraphRequest | null, turn: Turn): GraphRequest | null {
  if (before === asked || before?.to !== "escalation" || !isHandOver(before, turn)) return asked;
  const more = asked?.to === "escalation" ? (asked.wishes ?? []) : [];
  return more.length === 0 ? before : { ...before, wishes: [...(before.wishes ?? []), ...more] };
}

const isHandOver = (request: GraphRequest | null, turn: Turn): boolean =>
  request?.turnId === turn.id && request.to === "escalation";
