import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type BaseCheckpointSaver, START, type StateDefinition, StateGraph } from "@langchain/langgraph";
import { agent } from "../nodes/agent/agent.ts";
import type { ReplyJudge } from "../nodes/agent/judge/reply-judge.ts";
import { awaitPayment } from "../nodes/await-payment/await-payment.ts";
import { escalation } from "../nodes/escalation/escalation.ts";
import { followUp } from "../nodes/follow-up/follow-up.ts";
import { guided } from "../nodes/guided/guided.ts";
import { media } from "../nodes/media/media.ts";
import { memoryContext } from "../nodes/memory-context/memory-context.ts";
import { moderation } from "../nodes/moderation/moderation.ts";
import { payment } from "../nodes/payment/payment.ts";
import type { Tool } from "../nodes/tools/define-tool.ts";
import { tools } from "../nodes/tools/tools.ts";
import { trouble } from "../nodes/trouble/trouble.ts";
import type {
  Catalogue,
  CustomerMemory,
  Files,
  Knowledge,
  MediaReaders,
  ModelBudget,
  ModelWatch,
  OrderCounts,
  Outbox,
  PersonWaits,
  Shop,
  Stock,
  Turn,
} from "../src/core/index.ts";
import {
  afterAgent,
  afterGuided,
  afterMemory,
  afterTools,
  beginnings,
  eventNode,
  firstNode,
  hearing,
  rest,
} from "./routes.ts";
import { DeskState, type DeskStateValues } from "./state.ts";

export interface GraphDeps {
  readonly shop: Shop;
  readonly catalogue: Catalogue;
  readonly categories: readonly string[];
  readonly model: BaseChatModel;
  /** Who is asked when it fails or takes too long, in this order. */
  readonly fallbackModels?: readonly BaseChatModel[];
  readonly memory: CustomerMemory;
  readonly outbox: Outbox;
  /** Where customers' files are, and what can read them; without these a person gets them. */
  readonly files?: Files;
  readonly readers?: MediaReaders;
  readonly modelReaders?: (turn: Turn) => MediaReaders;
  /** The shop's pages, which the model may search; absent where it has none. */
  readonly knowledge?: Knowledge;
  /** Numbers the orders of the whole shop; absent: each bill derives a number of its own. */
  readonly orderCounts?: OrderCounts;
  /** What of the shop's goods is taken; absent: the catalogue's numbers stay as they are. */
  readonly stock?: Stock;
  /** What the model may ask for besides the product's own tools. */
  readonly tools?: readonly Tool[];
  readonly modelTimeoutMs?: number;
  /** Whether anything of the shop's brings a matter to a person; absent: it does. */
  readonly reachesPerson?: boolean | (() => Promise<boolean>);
  /** How long customers wait for a person; absent: it is not known. */
  readonly personWaits?: PersonWaits;
  /** How much of the model may be used; absent: as much as is asked for. */
  readonly modelBudget?: ModelBudget;
  /** Who is told of each call of a model. */
  readonly modelWatch?: ModelWatch;
  /** Reads drafts of the model that the check in code let pass, beside their sources; absent: nobody does. */
  readonly replyJudge?: ReplyJudge;
  /** Hears why words of the model beside a tool call were not said. */
  readonly leftOut?: (of: { readonly turn: Turn; readonly codes: readonly string[] }) => void;
}

/** Named, so that a declaration says `DeskGraph` and not, at 800 kB, all that each node may answer. */
type DeskStateGraph = StateGraph<
  typeof DeskState,
  DeskStateValues,
  typeof DeskState.Update,
  string,
  typeof DeskState,
  typeof DeskState,
  StateDefinition,
  Record<string, typeof DeskState.Update>
>;
export type DeskGraph = ReturnType<DeskStateGraph["compile"]>;

/** The sales process, top to bottom. A node that can be taken away has lines of its own, here and in routes.ts. */
export function deskGraph(deps: GraphDeps): DeskStateGraph {
  const persona = deps.shop.persona.name;
  const wait = awaitPayment({ decided: "payment", message: hearing[0], event: eventNode });
  return new StateGraph(DeskState)
    .addNode("media", media(deps))
    .addNode("moderation", moderation({ ...deps, languages: deps.shop.languages }))
    .addNode(
      "memory_context",
      memoryContext({ ...deps, persona, languages: deps.shop.languages, asksSatisfaction: deps.shop.satisfaction.ask }),
    )
    .addNode("guided", guided(deps))
    .addNode("agent", agent(deps))
    .addNode("tools", tools(deps))
    .addNode("payment", payment(deps))
    .addNode("await_payment", wait, { ends: beginnings })
    .addNode("trouble", trouble(deps))
    .addNode("escalation", escalation(deps))
    .addNode("follow_up", followUp(deps))

    .addConditionalEdges(START, firstNode, beginnings)
    .addEdge("media", "moderation")
    .addEdge("moderation", "memory_context")
    .addConditionalEdges("memory_context", afterMemory)
    .addConditionalEdges("guided", afterGuided)
    .addConditionalEdges("agent", afterAgent)
    .addConditionalEdges("tools", afterTools)
    .addConditionalEdges("payment", rest)
    .addConditionalEdges("trouble", rest)
    .addConditionalEdges("follow_up", rest)
    .addConditionalEdges("escalation", rest);
}

/** Compiled without a checkpointer it can be a subgraph, or run on LangGraph Server, which brings its own. */
export const compileDesk = (deps: GraphDeps, checkpointer?: BaseCheckpointSaver): DeskGraph =>
  deskGraph(deps).compile({ name: "deskgraph", ...(checkpointer === undefined ? {} : { checkpointer }) });
