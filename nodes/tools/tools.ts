import { ToolMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import type { Shop, Turn } from "../../src/core/index.ts";
import { catalogueNow, type ShelfDeps } from "../sale/catalogue-now.ts";
import { saleFields, shownBeforeFields } from "../sale/sale-state.ts";
import { withDisclosure } from "../texts/disclosure.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { openCalls, saidBeside, scratchOf, withSteps } from "../turn/scratch.ts";
import { customerFields, requestFields, scratchFields, turnFields } from "../turn/state.ts";
import type { Tool } from "./define-tool.ts";
import { patchOf, progressOf, withChange } from "./progress.ts";
import type { ToolDeps } from "./situation.ts";
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

export interface ToolsDeps extends NodeDeps, ToolDeps, ShelfDeps {
  /** An embedder's tools, beside the product's own. */
  readonly tools?: readonly Tool[];
}

/** Carries out the model's newest tool calls, one after another, each seeing what the one before it changed. */
export function tools(deps: ToolsDeps): GraphNode<typeof ToolsSlice> {
  const toolset = createToolset(deps);
  return defineNode("tools", deps, async (state: State, turn): Promise<Thought<typeof ToolsSlice.Update>> => {
    const scratch = scratchOf(state, turn);
    let progress = progressOf(state, turn);
    const answers: ToolMessage[] = [];
    const now = { ...deps, catalogue: await catalogueNow(deps, turn, state.bill) };
    for (const { id, name, args } of openCalls(scratch)) {
      const { name: meant, result, change } = await toolset.run(name, args, progress.situation, now);
      progress = withChange(progress, change, turn);
      answers.push(new ToolMessage({ content: JSON.stringify(result), tool_call_id: id ?? name, name: meant }));
    }
    const changed = patchOf(state, progress, turn);
    const isHandedOn = changed.request?.turnId === turn.id;
    return {
      patch: {
        ...changed,
        scratch: withSteps(scratch, answers),
        // The model does not speak again in this turn: what it said beside the call comes before the product's words.
        ...(isHandedOn ? sayBeside({ ...state, outcome: changed.outcome }, turn, deps.shop) : {}),
      },
    };
  });
}

function sayBeside(state: State, turn: Turn, shop: Shop): Partial<ReturnType<typeof sayReplies>> {
  const words = saidBeside(scratchOf(state, turn));
  if (words === undefined) return {};
  const isFirst = !state.messages.some((message) => message.getType() === "ai");
  const { text, checked } = words;
  const said = withDisclosure(text, isFirst, shop, state.language ?? "uk");
  return sayReplies(state, turn, [reply(turn, { node: "agent", about: "beside", kind: "plain", text: said, checked })]);
}
