/**
 * Two of our nodes in a graph of your own: your state, your agent; our moderation in front and our escalation behind.
 * The slices come in by `{ input }`; without it LangGraph compiles and silently drops what the nodes return.
 */
import { AIMessage } from "@langchain/core/messages";
import { Annotation, END, MemorySaver, MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { EscalationSlice, escalation, ModerationSlice, moderation } from "../nodes/index.ts";
import { demoShop, type Effect } from "../src/index.ts";

/** Where the nodes put their effects. Yours would be a table; the promise is only "the same key is kept once". */
export const effects = new Map<string, Effect>();
const outbox = {
  put: async (fresh: readonly Effect[]): Promise<void> => {
    for (const effect of fresh) effects.set(effect.key, effect);
  },
};

const Own = Annotation.Root({ ...MessagesAnnotation.spec, ...Annotation.Root({ visits: Annotation<number>() }).spec });

export const ownGraph = new StateGraph(Own)
  .addNode("moderation", moderation({ outbox }), { input: ModerationSlice })
  .addNode("greeter", (state: typeof Own.State) => ({
    visits: (state.visits ?? 0) + 1,
    messages: [new AIMessage("Hello from your own agent.")],
  }))
  .addNode("escalation", escalation({ outbox, shop: demoShop }), { input: EscalationSlice })
  .addEdge(START, "moderation")
  .addConditionalEdges(
    "moderation",
    (state) => ("verdict" in state && isEscalated(state.verdict) ? "escalation" : "greeter"),
    ["escalation", "greeter"],
  )
  .addEdge("greeter", END)
  .addEdge("escalation", END)
  .compile({ checkpointer: new MemorySaver() });

const isEscalated = (verdict: unknown): boolean =>
  typeof verdict === "object" && verdict !== null && "action" in verdict && verdict.action === "escalate";
