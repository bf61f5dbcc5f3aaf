import { describe, expect, it } from "vitest";
import { deskGraph } from "../../graph/graph.ts";
import { eventNode } from "../../graph/routes.ts";
import { runTurn } from "../../graph/run-turn.ts";
import { RehearsalModel } from "../../integrations/rehearsal/rehearsal-model.ts";
import { billSchema } from "../../nodes/sale/bill.ts";
import { effectKey, type Turn, type TurnInbound } from "../../src/core/index.ts";
import { type Desk, deskCustomer, deskOf } from "../kit/desk.ts";
import { deskConversation, deskTurn, saidTurn } from "../kit/desk-turn.ts";

const config = { configurable: { thread_id: deskConversation } };

/** The nodes that run for a turn, in order, but for the wait. */
async function nodesOf({ graph }: Desk, turn: Turn): Promise<string[]> {
  const { config: newest } = await graph.getState(config);
  await runTurn(graph, turn, deskCustomer);
  const nodes: string[] = [];
  for await (const { config: each, tasks } of graph.getStateHistory(config)) {
    if (each.configurable?.["checkpoint_id"] === newest.configurable?.["checkpoint_id"]) break;
    nodes.unshift(...tasks.map(({ name }) => name));
  }
  return nodes.filter((name) => name !== "__start__" && name !== "await_payment");
}

const sale = ["сукня на 122 є?", "беру першу", "Олена Коваль, 067 123 45 67, Київ, відділення 5", "так, повна оплата"];

/** A desk whose customer has a bill; with "оплатила" it waits for a person's word on it. */
async function deskWithBill(isProofSent = false) {
  const desk = await deskOf(new RehearsalModel({}));
  const said = [...sale, ...(isProofSent ? ["оплатила"] : [])];
  for (const [at, text] of said.entries()) await runTurn(desk.graph, saidTurn(at, text), deskCustomer);
  const { values } = await desk.graph.getState(config);
  return { ...desk, bill: billSchema.parse(values.bill) };
}

const troubleOf = (orderId: string) =>
  ({
    kind: "delivery_trouble",
    outcome: "dead",
    effectKey: effectKey("e_1"),
    effectKind: "crm.order",
    code: "phone",
    orderId,
    fields: ["phone"],
  }) as const;

describe("a turn without a customer's words", () => {
  it("runs the node it is for, and no other", async () => {
    const desk = await deskWithBill();
    const { id, due } = desk.bill;
    const by = "manager";
    const events = [
      [{ kind: "payment_received", billId: id, amount: due, chargeId: "ch_1" }, ["payment"]],
      [troubleOf(id), ["trouble"]],
      [{ kind: "payment_refunded", billId: id, amount: due, chargeId: "ch_1" }, ["payment"]],
      [{ kind: "payment_decision", billId: id, paid: true, by }, ["payment"]],
      [{ kind: "customer_left" }, ["escalation"]],
      [{ kind: "timer", timer: { about: "handoff", of: "t_1", step: "remind", since: by } }, ["follow_up"]],
      [{ kind: "taken_over", by }, ["memory_context"]],
      [{ kind: "person_message", by, text: "Вітаю" }, ["memory_context"]],
      [{ kind: "given_back", by }, ["memory_context"]],
      [{ kind: "language_chosen", language: "en" }, ["memory_context"]],
      [{ kind: "closed", by }, ["memory_context"]],
    ] as const;
    for (const [at, [body, nodes]] of events.entries()) {
      expect([body.kind, await nodesOf(desk, deskTurn(100 + at, body))]).toEqual([body.kind, nodes]);
    }
    expect((await nodesOf(desk, saidTurn(200, "дякую"))).slice(0, 3)).toEqual([
      "media",
      "moderation",
      "memory_context",
    ]);
  });

  it("goes straight there from a payment that waits, too, and the wait stays", async () => {
    const desk = await deskWithBill(true);
    const by = "manager";
    expect(await nodesOf(desk, deskTurn(100, { kind: "taken_over", by }, { owner: "person" }))).toEqual([
      "memory_context",
    ]);
    expect(await nodesOf(desk, deskTurn(101, troubleOf("another")))).toEqual(["trouble"]);
    expect(await nodesOf(desk, deskTurn(102, { kind: "customer_left" }))).toEqual(["escalation"]);
    expect((await desk.graph.getState(config)).next).toEqual(["await_payment"]);
    expect(
      await nodesOf(desk, deskTurn(103, { kind: "payment_decision", billId: desk.bill.id, paid: true, by })),
    ).toEqual(["payment"]);
    expect((await desk.graph.getState(config)).values.bill).toMatchObject({ status: "paid" });
  });

  it("tells the CRM of the conversation and settles its language when it is the first of it", async () => {
    const desk = await deskOf(new RehearsalModel({}));
    const charge = {
      kind: "payment_received",
      billId: "b",
      amount: { minor: 1, currency: "UAH" },
      chargeId: "c",
    } as const;
    expect(await nodesOf(desk, deskTurn(1, charge))).toEqual(["memory_context", "payment"]);
    expect(desk.outbox.effects.map(({ kind }) => kind)).toContain("crm.first_touch");
    expect((await desk.graph.getState(config)).values.language).toBe("uk");
  });

  it("goes by the memory when it holds several things at once", () => {
    const decided = deskTurn(1, { kind: "payment_decision", billId: "b", paid: true, by: "manager" });
    const back = deskTurn(2, { kind: "given_back", by: "manager" });
    const both: readonly TurnInbound[] = [...decided.inbounds, ...back.inbounds];
    expect(eventNode({ ...decided, inbounds: both })).toBe("memory_context");
    expect(eventNode({ ...decided, inbounds: [] })).toBe("memory_context");
  });

  it("is for the most urgent of several things, behind the memory", async () => {
    const desk = await deskWithBill();
    const { id, due } = desk.bill;
    const both = [
      ...deskTurn(101, { kind: "customer_left" }).inbounds,
      ...deskTurn(102, troubleOf("another")).inbounds,
    ];
    const troubled = deskTurn(103, { kind: "customer_left" }, { inbounds: both });
    expect(await nodesOf(desk, troubled)).toEqual(["memory_context", "trouble"]);
    const charge = deskTurn(104, { kind: "payment_received", billId: id, amount: due, chargeId: "ch_1" });
    const paid = { ...charge, inbounds: [...both, ...charge.inbounds] };
    expect(await nodesOf(desk, paid)).toEqual(["memory_context", "payment"]);
  });

  it.each(["media", "moderation", "memory_context"])(
    "goes on from where an earlier release was cut off, behind %s",
    async (node) => {
      const desk = await deskWithBill();
      const turn = deskTurn(100, {
        kind: "payment_received",
        billId: desk.bill.id,
        amount: desk.bill.due,
        chargeId: "ch_1",
      });
      // What its checkpoint says: this turn is in the state, and the node behind this one is next.
      await desk.graph.updateState(config, { turn }, node);
      const outcome = await runTurn(desk.graph, turn, deskCustomer);
      expect(outcome.orders).toHaveLength(1);
      expect((await desk.graph.getState(config)).values.bill).toMatchObject({ status: "paid" });
    },
  );
});

describe("a turn of the customer that an earlier release began", () => {
  it("is heard and screened from its first node on", async () => {
    const desk = await deskOf(new RehearsalModel({}));
    const turn = saidTurn(1, "моя карта 4111 1111 1111 1111, сукня на 122 є?");
    await desk.graph.updateState(config, { turn }, "__start__");
    const outcome = await runTurn(desk.graph, turn, deskCustomer);
    expect(JSON.stringify(outcome.heard)).not.toContain("4111 1111 1111 1111");
  });
});

describe("the graph as it is drawn", () => {
  it("knows every way a turn may begin and go on from the wait", async () => {
    const { deps } = await deskOf(new RehearsalModel({}));
    const { edges } = await deskGraph(deps).compile().getGraphAsync();
    const from = (node: string): string[] => edges.filter(({ source }) => source === node).map(({ target }) => target);
    const starts = ["follow_up", "media", "memory_context", "payment", "trouble", "escalation"];
    expect(from("__start__").toSorted()).toEqual(starts.toSorted());
    expect(from("await_payment").toSorted()).toEqual(expect.arrayContaining(starts.toSorted()));
  });
});
