import { type GraphNode, StateSchema } from "@langchain/langgraph";
import type { Catalogue, Knowledge, Shop, Turn } from "../../src/core/index.ts";
import { withDisclosure } from "../texts/disclosure.ts";
import type { Tool } from "../tools/define-tool.ts";
import { patchOf, progressOf } from "../tools/progress.ts";
import { createToolset } from "../tools/toolset.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { answerLine } from "./answer-line.ts";
import { createDesk, type Said } from "./desk.ts";
import { type GuidedPatch, type GuidedState, guidedFields } from "./guided-state.ts";
import { lineOf } from "./line-of.ts";
import { occasionOf } from "./turn-for-guided.ts";
import { wordsFor } from "./words-for.ts";

export { isGuided, isModelAway, mayBeChoice } from "./turn-for-guided.ts";

export const GuidedSlice = new StateSchema(guidedFields);

export interface GuidedDeps extends NodeDeps {
  readonly shop: Shop;
  readonly catalogue: Catalogue;
  readonly categories: readonly string[];
  /** The shop's pages; absent where it has none. */
  readonly knowledge?: Knowledge;
  /** An embedder's tools, as the `tools` node has them. */
  readonly tools?: readonly Tool[];
}

/**
 * Sells by choices, in code alone: what a button, a number or a plain answer means is carried out with the model's own
 * tools, and no model is asked. What it does not understand it leaves to whoever would have answered.
 */
export function guided(deps: GuidedDeps): GraphNode<typeof GuidedSlice> {
  const toolset = createToolset(deps);
  return defineNode("guided", deps, async (state: GuidedState, turn): Promise<Thought<GuidedPatch>> => {
    const occasion = occasionOf(state, turn);
    const before = { ...state, request: null };
    const desk = createDesk(progressOf(before, turn), state.quoted, { ...deps, toolset });
    const line = lineOf(state, turn, occasion, desk);
    const said = line === undefined ? wordsFor(state, turn, occasion, desk) : await answerLine(line, desk);
    // Nothing of it is for code: the turn goes on as it would have without this node.
    if (line === undefined && said === undefined) return { patch: {} };
    const changed = patchOf(before, desk.progress, turn);
    return {
      patch: {
        ...changed,
        quoted: desk.quoted,
        ...(said === undefined ? {} : say({ ...state, outcome: changed.outcome }, turn, said, deps.shop)),
      },
    };
  });
}

function say(state: GuidedState, turn: Turn, said: Said, shop: Shop): GuidedPatch {
  const { text, offers, about, asks, pictures = [], timesSaid = state.timesSaid } = said;
  const isFirst = !state.messages.some((message) => message.getType() === "ai");
  const answer = reply(turn, {
    node: "guided",
    ...(about === undefined ? {} : { about }),
    // What was chosen was done: that is told whatever the customer writes next.
    kind: "confirmation",
    text: withDisclosure(text, isFirst, shop, state.language ?? "uk"),
    choices: offers,
    ...(asks === undefined ? {} : { asks }),
    ...(pictures.length === 0 ? {} : { pictures }),
  });
  return { ...sayReplies(state, turn, [answer]), timesSaid };
}
