import { HumanMessage } from "@langchain/core/messages";
import { beforeEach, describe, expect, it } from "vitest";
import { effects, ownGraph } from "../../examples/own-graph.ts";
import { shopWithWrapping } from "../../examples/own-tool.ts";
import { graph } from "../../examples/studio.ts";

const config = (thread: string) => ({ configurable: { thread_id: thread } });
const say = (text: string) => ({ messages: [new HumanMessage({ content: text, id: text })] });

describe("the nodes in somebody else's graph", () => {
  // The example keeps its effects for the whole process, and another file may have run it.
  beforeEach(() => effects.clear());

  it("pass ordinary words on to the graph's own agent", async () => {
    const state = await ownGraph.invoke(say("hello there"), config("calm"));
    expect(state.visits).toBe(1);
    expect(state.messages.at(-1)?.text).toBe("Hello from your own agent.");
    expect(effects.size).toBe(0);
  });

  it("escalate a threat with the same effects under the same keys, however often the message comes", async () => {
    await ownGraph.invoke(say("I will kill you all"), config("angry"));
    const first = [...effects.keys()];
    expect([...effects.values()].map(({ kind }) => kind)).toEqual([
      "crm.status",
      "crm.assign",
      "ticket.open",
      "staff.post",
    ]);
    await ownGraph.invoke(say("I will kill you all"), config("angry"));
    expect([...effects.keys()]).toEqual(first);
  });
});

describe("a tool of somebody else's", () => {
  const answered = async (reply: string): Promise<string> => {
    const state = await shopWithWrapping(reply).invoke(say("How much is gift wrapping, large?"), config("wrapping"));
    return (state.outcome?.replies ?? []).map(({ text }) => text).join("\n");
  };

  it("backs a reply with what it answered", async () => {
    expect(await answered("Wrapping a large present costs 235 UAH.")).toContain("235 UAH");
  });

  it("backs no other price", async () => {
    const said = await answered("Wrapping a large present costs 190 UAH.");
    expect(said).not.toBe("");
    expect(said).not.toContain("190");
  });
});

describe("the graph for LangGraph Studio", () => {
  it("compiles without a checkpointer of its own, and answers a plain message", async () => {
    const state = await graph.invoke(say("Добрий день! Є сукня на 122?"), config("studio"));
    expect(state.outcome?.replies.map(({ text }) => text).join()).toContain("Сукня");
  });

  it("draws as the sales process", async () => {
    const nodes = Object.keys((await graph.getGraphAsync()).nodes);
    expect(nodes).toEqual(
      expect.arrayContaining([
        "moderation",
        "memory_context",
        "agent",
        "tools",
        "payment",
        "await_payment",
        "escalation",
      ]),
    );
  });
});
