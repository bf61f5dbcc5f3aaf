import { describe, expect, it } from "vitest";
import { z } from "zod";
import { runTurn } from "../../../graph/run-turn.ts";
import { deskCustomer, deskOf } from "../../kit/desk.ts";
import { saidTurn } from "../../kit/desk-turn.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";

const run = async (error: Error) => {
  const { graph } = await deskOf(new ScriptedModel(() => error));
  return runTurn(graph, saidTurn(1, "привіт"), deskCustomer);
};

describe("a model call that fails", () => {
  it.each([
    ["its provider is overloaded", new Error("503 overloaded")],
    ["its answer is no JSON", new SyntaxError("Unexpected token < in JSON")],
    ["it takes too long", new DOMException("The operation was aborted due to timeout", "TimeoutError")],
    ["the host is not found", new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND") })],
    ["the connection cannot be made", new TypeError("fetch failed")],
    ["the connection breaks", new TypeError("terminated", { cause: new Error("other side closed") })],
  ])("because %s gives the customer a person", async (_why, error) => {
    const { owner, replies } = await run(error);
    expect(owner).toBe("waiting");
    expect(replies.map(({ text }) => text).join()).toContain("Передаю розмову менеджеру");
  });

  it.each([
    ["a field of nothing", new TypeError("Cannot read properties of undefined (reading 'text')")],
    ["a name that is not there", new ReferenceError("answer is not defined")],
    ["a call without an end", new RangeError("Maximum call stack size exceeded")],
    ["data in another shape", z.string().safeParse(5).error ?? new Error("no error")],
  ])("because our code has a mistake (%s) fails the turn", async (_what, error) => {
    await expect(run(error)).rejects.toBe(error);
  });
});
