import { AIMessage, HumanMessage } from "@langchain/core/messages";
import { END } from "@langchain/langgraph";
import { describe, expect, it } from "vitest";
import { afterAgent, afterMemory, afterTools, firstNode, rest } from "../../graph/routes.ts";
import type { DeskStateValues } from "../../graph/state.ts";
import { type Bill, billSchema } from "../../nodes/sale/bill.ts";
import { withSteps } from "../../nodes/turn/scratch.ts";
import type { Verdict } from "../../nodes/turn/verdict.ts";
import { effectKey, fromMajor, type Turn } from "../../src/core/index.ts";
import { deskTurn, saidTurn } from "../kit/desk-turn.ts";
import { deskState } from "./desk-state.ts";

const said = saidTurn(1, "067 123 45 67");
const photo = { kind: "photo", ref: "test:1" } as const;
const onlyPhoto = deskTurn(1, { kind: "message", text: "", attachments: [photo] });
const amount = fromMajor(1, "UAH");
const charge = { kind: "payment_received", billId: "b_1", amount, chargeId: "ch_1" } as const;
const trouble = {
  kind: "delivery_trouble",
  outcome: "dead",
  effectKey: effectKey("e_1"),
  effectKind: "crm.order",
  code: "phone",
} as const;
const bill = (status: Bill["status"]): Bill => ({
  id: "b_1",
  number: "1",
  lines: [],
  earlier: [],
  method: "full",
  total: amount,
  due: amount,
  status,
});
const verdict = (action: Verdict["action"]): Verdict => ({ action, reason: "none", signals: [] });
const waits = bill("awaiting_confirmation");

/** A turn of several inbounds. */
const together = (...turns: readonly Turn[]): Turn => ({
  ...said,
  inbounds: turns.flatMap(({ inbounds }) => inbounds),
});

describe("a finished turn", () => {
  it("comes to rest at the wait for a person's word on the money, if there is one", () => {
    expect(rest(deskState({ bill: waits }))).toBe("await_payment");
    for (const none of [null, bill("awaiting_proof"), bill("paid")]) expect(rest(deskState({ bill: none }))).toBe(END);
    expect(billSchema.shape.status.options).toHaveLength(3);
  });
});

describe("a turn begins", () => {
  it("with hearing the customer, also where something else came with it", () => {
    expect(firstNode(deskState({ turn: said }))).toBe("media");
    expect(firstNode(deskState({ turn: together(deskTurn(2, charge), said) }))).toBe("media");
  });

  it("with hearing where a graph sets no turn, or shows only one that it derived itself", () => {
    expect(firstNode(deskState())).toBe("media");
    expect(firstNode(deskState({ turn: deskTurn(1, charge, { claim: 0 }) }))).toBe("media");
  });

  it("at the node it is for; by the memory where the CRM was not told yet, or no language is settled", () => {
    const turn = deskTurn(1, charge);
    expect(firstNode(deskState({ turn }))).toBe("payment");
    expect(firstNode(deskState({ turn, touched: false }))).toBe("memory_context");
    expect(firstNode(deskState({ turn, language: null }))).toBe("memory_context");
  });
});

describe("an event", () => {
  const nodeOf = (...turns: readonly Turn[]) => firstNode(deskState({ turn: together(...turns) }));
  const left = deskTurn(3, { kind: "customer_left" });

  it("goes straight to the one node it is for, also when it came twice", () => {
    expect(nodeOf(deskTurn(2, trouble))).toBe("trouble");
    expect(nodeOf(left)).toBe("escalation");
    expect(nodeOf(left, deskTurn(4, { kind: "customer_left" }))).toBe("escalation");
    expect(nodeOf(deskTurn(1, { kind: "closed", by: "manager" }))).toBe("memory_context");
  });

  it("that is for nobody, or came with one for another node, goes by the memory", () => {
    expect(nodeOf()).toBe("memory_context");
    expect(nodeOf(left, deskTurn(2, trouble))).toBe("memory_context");
  });
});

describe("after the memory, an event", () => {
  const nextOf = (turn: Turn, part: Partial<DeskStateValues> = {}) => afterMemory(deskState({ turn, ...part }));
  const left = deskTurn(3, { kind: "customer_left" });
  const chosen = deskTurn(4, { kind: "language_chosen", language: "en" });

  it("about money goes to the payment, before trouble and before a customer who left", () => {
    const decided = { kind: "payment_decision", billId: "b_1", paid: true, by: "manager" } as const;
    const refunded = { ...charge, kind: "payment_refunded" } as const;
    for (const body of [charge, decided, refunded]) expect(nextOf(deskTurn(1, body))).toBe("payment");
    expect(nextOf(together(left, deskTurn(2, trouble), deskTurn(1, charge)))).toBe("payment");
  });

  it("of trouble goes to trouble, before a customer who left", () => {
    expect(nextOf(together(left, deskTurn(2, trouble), chosen))).toBe("trouble");
  });

  it("of a customer who left goes to the people who wait for them", () => {
    expect(nextOf(together(chosen, left))).toBe("escalation");
  });

  it("of any other kind is over", () => {
    expect(nextOf(chosen)).toBe(END);
    expect(nextOf(chosen, { bill: waits })).toBe("await_payment");
  });
});

describe("after the memory, a customer's message", () => {
  const nextOf = (turn: Turn | null, part: Partial<DeskStateValues> = {}) => afterMemory(deskState({ turn, ...part }));
  const correction = {
    bill: bill("paid"),
    delivery: {},
    field: "phone",
    count: 1,
    isOpen: true,
  } as const;

  it("goes to the agent, also where nothing screened it and in a graph without turns", () => {
    expect([nextOf(said), nextOf(said, { verdict: verdict("pass") }), nextOf(null)]).toEqual([
      "agent",
      "agent",
      "agent",
    ]);
  });

  it("goes to the person who has the chat, whatever the screening says", () => {
    for (const action of ["pass", "answer", "ignore", "escalate"] as const) {
      expect(nextOf({ ...said, owner: "person" }, { verdict: verdict(action) })).toBe("escalation");
    }
    expect(nextOf({ ...said, owner: "closed" })).toBe("agent");
  });

  it("goes where the AI's go while a person is only awaited", () => {
    const waiting = { ...said, owner: "waiting" } as const;
    const nextAt = (action: Verdict["action"]) => nextOf(waiting, { verdict: verdict(action) });
    expect([nextAt("pass"), nextAt("answer"), nextAt("escalate")]).toEqual(["agent", END, "escalation"]);
    expect(nextOf({ ...onlyPhoto, owner: "waiting" }, { bill: bill("awaiting_proof") })).toBe("payment");
  });

  it("that raises an alarm goes to a person; what code answered or ignored goes no further", () => {
    for (const turn of [said, null]) {
      expect(nextOf(turn, { verdict: verdict("escalate") })).toBe("escalation");
      for (const action of ["answer", "ignore"] as const) {
        expect(nextOf(turn, { verdict: verdict(action) })).toBe(END);
        expect(nextOf(turn, { verdict: verdict(action), bill: waits })).toBe("await_payment");
      }
    }
  });

  it("that is a receipt without a word goes to the payment, and no model has to understand it", () => {
    expect(nextOf(onlyPhoto, { bill: bill("awaiting_proof") })).toBe("payment");
    expect(nextOf(onlyPhoto, { bill: waits })).toBe("payment");
    expect(nextOf(onlyPhoto)).toBe(END);
  });

  it("that answers our question about an order goes to trouble, as long as the question is open", () => {
    expect(nextOf(said, { correction })).toBe("trouble");
    expect(nextOf(said, { correction: { ...correction, isOpen: false } })).toBe("agent");
    expect(nextOf(saidTurn(1, "дякую"), { correction })).toBe("agent");
  });

  it("that is the rest of an album is not answered again", () => {
    const part = deskTurn(1, { kind: "message", text: "", attachments: [photo], group: "album" });
    const albums = [{ id: "album", turnId: "t_before" }];
    const messages = [new HumanMessage({ id: "m", content: "" }), new AIMessage({ id: "a", content: "Гарно!" })];
    expect(nextOf(part, { albums, messages })).toBe(END);
    expect(nextOf(part, { albums, messages, bill: waits })).toBe("payment");
    // A sticker needs no reader: but for the album it would go to the agent.
    const sticker = deskTurn(1, {
      kind: "message",
      text: "",
      attachments: [{ kind: "sticker", ref: "test:2" }],
      group: "album",
    });
    expect(nextOf(sticker, { albums, messages })).toBe(END);
    expect(nextOf(sticker, { messages })).toBe("agent");
  });

  it("that is only a file nobody can read is not answered, but an answer that is still owed is", () => {
    expect(nextOf(onlyPhoto)).toBe(END);
    const messages = [new HumanMessage({ id: "m", content: "є сукня?" })];
    expect(nextOf({ ...onlyPhoto, unsaid: ["r_1"] }, { messages })).toBe("agent");
    expect(nextOf(onlyPhoto, { messages })).toBe(END);
  });
});

describe("after the model", () => {
  const calls = withSteps({ turnId: said.id, steps: [], roundCount: 0 }, [
    new AIMessage({ content: "", tool_calls: [{ id: "1", name: "find", args: {} }] }),
  ]);
  const toPayment = { to: "payment", turnId: said.id, action: "checkout" } as const;
  const toPerson = { to: "escalation", turnId: said.id, reason: "complaint" } as const;

  it.each([toPayment, toPerson])("what it asked for comes next, before its tools: %o", (request) => {
    expect(afterAgent(deskState({ turn: said, request, scratch: calls }))).toBe(request.to);
    expect(afterTools(deskState({ turn: said, request }))).toBe(request.to);
  });

  it("what it asked for in another turn is over", () => {
    const request = { ...toPayment, turnId: "t_before" };
    expect(afterAgent(deskState({ turn: said, request }))).toBe(END);
    expect(afterTools(deskState({ turn: said, request }))).toBe("agent");
  });

  it("its tools run while calls are open, and the turn rests when there are none", () => {
    expect(afterAgent(deskState({ turn: said, scratch: calls }))).toBe("tools");
    expect(afterAgent(deskState({ turn: said, scratch: { ...calls, turnId: "t_before" } }))).toBe(END);
    expect(afterAgent(deskState({ turn: said, bill: waits }))).toBe("await_payment");
    expect(afterTools(deskState({ turn: said }))).toBe("agent");
  });

  it("a graph without turns ends, and after tools the model speaks again", () => {
    expect(afterAgent(deskState({ request: toPayment, bill: waits }))).toBe(END);
    expect(afterTools(deskState({ request: toPayment }))).toBe("agent");
  });
});
