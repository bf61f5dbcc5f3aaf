import type { BaseMessage } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { conversationState, findOpenBill } from "../../graph/conversation-state.ts";
import { runTurn } from "../../graph/run-turn.ts";
import { RehearsalModel } from "../../integrations/rehearsal/rehearsal-model.ts";
import type { Bill } from "../../nodes/sale/bill.ts";
import { fromMajor } from "../../src/core/index.ts";
import { deskCustomer, deskOf } from "../kit/desk.ts";
import { deskConversation, deskTurn, saidTurn } from "../kit/desk-turn.ts";

const config = { configurable: { thread_id: deskConversation } };

describe("one turn, run to its end", () => {
  it("knows who the customer is, and answers what it came to", async () => {
    const { graph } = await deskOf(new RehearsalModel({}));
    const outcome = await runTurn(graph, saidTurn(1, "сукня на 122 є?"), deskCustomer);
    expect(outcome.replies.length).toBeGreaterThan(0);
    expect(outcome).not.toHaveProperty("turnId");
    expect((await conversationState(graph, deskConversation)).who).toEqual(deskCustomer);
  });

  it("forgets the replies that never reached the customer", async () => {
    const { graph } = await deskOf(new RehearsalModel({}));
    const { replies } = await runTurn(graph, saidTurn(1, "сукня на 122 є?"), deskCustomer);
    const unsaid = replies.map(({ id }) => id);
    const remembered = async (): Promise<boolean> =>
      (await conversationState(graph, deskConversation)).messages.some((message: BaseMessage) =>
        unsaid.includes(message.id ?? ""),
      );
    expect(await remembered()).toBe(true);
    await runTurn(graph, saidTurn(2, "дякую", { unsaid }), deskCustomer);
    expect(await remembered()).toBe(false);
  });

  it("stops when it is called off", async () => {
    const { graph, outbox } = await deskOf(new RehearsalModel({}));
    const called = runTurn(graph, saidTurn(1, "сукня на 122 є?"), deskCustomer, AbortSignal.abort());
    await expect(called).rejects.toThrow();
    expect(outbox.effects).toEqual([]);
  });

  it("that finished is not run again: it answers the same, and asks nobody", async () => {
    const { graph, outbox } = await deskOf(new RehearsalModel({}));
    for (const turn of [saidTurn(1, "сукня на 122 є?"), deskTurn(2, { kind: "language_chosen", language: "en" })]) {
      const outcome = await runTurn(graph, turn, deskCustomer);
      const { config: newest } = await graph.getState(config);
      expect(await runTurn(graph, turn, deskCustomer)).toEqual(outcome);
      expect((await graph.getState(config)).config).toEqual(newest);
    }
    expect(outbox.puts).toHaveLength(outbox.effects.length);
  });
});

describe("the bill that waits for its money", () => {
  const bill = (status: Bill["status"]): Bill => ({
    id: "b_1",
    number: "1",
    lines: [],
    earlier: [],
    method: "full",
    total: fromMajor(1190, "UAH"),
    due: fromMajor(200, "UAH"),
    status,
  });

  it("is the open one, and none once it is paid or its money was accepted", async () => {
    const { graph } = await deskOf(new RehearsalModel({}));
    const asked: unknown[] = [];
    const find = (isAccepted: boolean) => {
      const hasPayment = async (...of: unknown[]): Promise<boolean> => {
        asked.push(of);
        return isAccepted;
      };
      return findOpenBill(graph, { hasPayment }, deskConversation);
    };
    expect(await find(false)).toBeUndefined();
    for (const status of ["awaiting_proof", "awaiting_confirmation"] as const) {
      await graph.updateState(config, { bill: bill(status) }, "agent");
      expect(await find(false)).toEqual({ id: "b_1", due: fromMajor(200, "UAH") });
      expect(await find(true)).toBeUndefined();
    }
    expect(asked).toEqual(Array.from({ length: 4 }, () => [deskConversation, "b_1"]));
    await graph.updateState(config, { bill: bill("paid") }, "agent");
    expect(await find(false)).toBeUndefined();
  });
});
