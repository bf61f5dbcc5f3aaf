import { HumanMessage } from "@langchain/core/messages";
import { afterEach, describe, expect, it } from "vitest";
import { runTurn } from "../../../graph/run-turn.ts";
import { askModel } from "../../../nodes/agent/ask-model.ts";
import { productTools } from "../../../nodes/tools/product-tools.ts";
import { loadModels } from "../../../src/config/load-model.ts";
import type { ModelCall } from "../../../src/core/index.ts";
import type { Thought } from "../../fakes/models/mind.ts";
import type { ModelServer } from "../../fakes/models/model-server.ts";
import { testConfig } from "../../kit/app.ts";
import { deskCustomer, deskOf } from "../../kit/desk.ts";
import { saidTurn } from "../../kit/desk-turn.ts";
import { type ModelAt, modelAt, modelVendors } from "../../kit/model-vendors.ts";

const opened: ModelAt[] = [];
afterEach(async () => {
  for (const { server } of opened.splice(0)) await server.stop();
});

const hello = [new HumanMessage("Привіт")];

type Vendor = (typeof modelVendors)[number];

async function openAt(vendor: Vendor, mind: (at: number) => Thought = () => ({ text: "Вітаю!" }), model?: string) {
  let count = 0;
  const at = await modelAt(vendor, () => mind(count++), model);
  opened.push(at);
  return at;
}

/** What was asked of a model by the product's own way, and what was told of it. */
async function ask(at: ModelAt, env: Record<string, string> = {}, timeoutMs = 20_000) {
  const calls: ModelCall[] = [];
  const { model, fallbacks } = await loadModels(await testConfig({ ...at.env, ...env }));
  const watch = { called: (call: ModelCall) => void calls.push(call) };
  const asked = await askModel({ model, fallbacks, timeoutMs, budget: undefined, watch })(
    hello,
    saidTurn(1, "Привіт"),
    productTools,
  );
  return { asked, calls, outcomes: calls.map(({ outcome }) => outcome) };
}

const countOf = (server: ModelServer): number => server.calls.length;

describe.each(modelVendors)("a model of $name that fails", (vendor) => {
  const { protocol } = vendor;

  it.each([
    [401, "key_refused"],
    [403, "key_refused"],
    [402, "no_credit"],
    [400, "request_refused"],
    [413, "too_long"],
  ] as const)("with %i is not asked again, because it is %s", async (status, reason) => {
    const at = await openAt(vendor);
    at.server.faults.push(protocol.failure(status));
    const { asked, outcomes } = await ask(at);
    expect(asked.outcome).toBe("failed");
    expect(outcomes).toEqual([reason]);
    expect(countOf(at.server)).toBe(1);
  });

  it("because nobody has its name, or its key is wrong, is found out", async () => {
    expect((await ask(await openAt(vendor, undefined, "nobodys-model"))).outcomes).toEqual(["unknown_model"]);
    if (vendor.keyVariable === undefined) return;
    expect((await ask(await openAt(vendor), { [vendor.keyVariable]: "another" })).outcomes).toEqual(["key_refused"]);
  });

  it.each([500, 503, 529, 429])("once with %i is asked once more, and answers", async (status) => {
    const at = await openAt(vendor);
    at.server.faults.push(protocol.failure(status, 0));
    const { asked, outcomes } = await ask(at);
    expect(asked.outcome).toBe("answered");
    expect(outcomes).toEqual(["answered"]);
    expect(countOf(at.server)).toBe(2);
  });

  it("by a connection that breaks is asked once more, and not a third time", async () => {
    const at = await openAt(vendor);
    at.server.faults.push("drop");
    expect((await ask(at)).outcomes).toEqual(["answered"]);
    at.server.faults.push("drop", "drop", "drop");
    expect((await ask(at)).outcomes).toEqual(["network"]);
    expect(countOf(at.server)).toBe(4);
  });

  it("by never answering is given up at our own time limit", async () => {
    const at = await openAt(vendor);
    at.server.faults.push("hang", "hang");
    const { asked, outcomes } = await ask(at, {}, 400);
    expect(asked.outcome).toBe("failed");
    expect(outcomes).toEqual(["timeout"]);
  });

  it("by an answer that is none is not taken for a mistake of ours", async () => {
    const at = await openAt(vendor);
    for (const body of ["{}", "{}", "<html>busy</html>", "<html>busy</html>"])
      at.server.faults.push({ status: 200, body });
    expect((await ask(at)).asked.outcome).toBe("failed");
    expect((await ask(at)).asked.outcome).toBe("failed");
  });

  it("by an answer that is cut says nothing to the customer", async () => {
    const at = await openAt(vendor);
    at.server.faults.push({ end: "cut" });
    expect((await ask(at)).outcomes).toEqual(["cut"]);
  });

  it("leaves the question to the next one, which is said, and is at its own address with its own key", async () => {
    const [at, other] = [await openAt(vendor), await openAt(vendor, () => ({ text: "Я другий" }))];
    at.server.faults.push(protocol.failure(529), protocol.failure(529));
    const { asked, calls } = await askWithFallback(at, other);
    expect(asked.outcome === "answered" && asked.answer.text).toBe("Я другий");
    const model = `${vendor.name}:${vendor.model}`;
    expect(calls).toMatchObject([
      { outcome: "overloaded", next: model },
      { outcome: "answered", model, usage: { outputTokens: 20 } },
    ]);
    expect(other.server.refusals).toEqual([]);
  });
});

async function askWithFallback(at: ModelAt, other: ModelAt) {
  const { DESKGRAPH_MODEL: model = "", DESKGRAPH_MODEL_URL: url = "" } = other.env;
  const config = { ...(await testConfig({ ...at.env })), modelFallbacks: [{ model, url }] };
  const { model: first, fallbacks } = await loadModels(config);
  const calls: ModelCall[] = [];
  const watch = { called: (call: ModelCall) => void calls.push(call) };
  const deps = { model: first, fallbacks, timeoutMs: 20_000, budget: undefined, watch };
  return { asked: await askModel(deps)(hello, saidTurn(1, "Привіт"), productTools), calls };
}

describe("a provider", () => {
  const [openai, , google, ollama] = modelVendors;
  if (openai === undefined || google === undefined || ollama === undefined) throw new Error("they are listed");

  it("that asks to wait longer than a customer would is not waited for", async () => {
    const at = await openAt(openai);
    at.server.faults.push(openai.protocol.failure(429, 3_600));
    expect((await ask(at)).outcomes).toEqual(["rate_limited"]);
    const asGoogle = await openAt(google);
    asGoogle.server.faults.push(google.protocol.failure(429, 3_600));
    expect((await ask(asGoogle)).outcomes).toEqual(["rate_limited"]);
    expect([countOf(at.server), countOf(asGoogle.server)]).toEqual([1, 1]);
  });

  it("whose filter took the answer away is not asked again", async () => {
    for (const vendor of modelVendors.slice(0, 3)) {
      const at = await openAt(vendor);
      at.server.faults.push({ end: "filtered" });
      expect((await ask(at)).outcomes).toEqual(["filtered"]);
    }
  });

  it("whose stream breaks has not answered", async () => {
    const at = await openAt(ollama);
    at.server.faults.push({ end: "broken_stream" });
    expect((await ask(at)).outcomes).toEqual(["broken_answer"]);
  });

  it("whose model knows no tools refuses us, and is not asked again", async () => {
    const at = await openAt(ollama, undefined, "no-tools:1b");
    expect((await ask(at)).outcomes).toEqual(["request_refused"]);
  });

  it("whose model thinks is told of the answer's length in the word that it knows", async () => {
    const at = await openAt(openai, undefined, "gpt-5-fake");
    expect((await ask(at)).outcomes).toEqual(["answered"]);
    expect(at.server.calls[0]?.body).toHaveProperty("max_completion_tokens", 4_096);
  });
});

describe("an answer with", () => {
  const [openai] = modelVendors;
  if (openai === undefined) throw new Error("it is listed");
  const run = async (thoughts: readonly Thought[]) => {
    const at = await openAt(openai, (place) => thoughts[place] ?? { text: "Добре" });
    const { model } = await loadModels(await testConfig({ ...at.env }));
    const { graph } = await deskOf(model);
    const outcome = await runTurn(graph, saidTurn(1, "Привіт"), deskCustomer);
    const results = at.server.asked.at(-1)?.turns.flatMap((turn) => (turn.role === "tool" ? [turn.text] : [])) ?? [];
    return { read: outcome.replies.map(({ text }) => text).join(), results, refusals: at.server.refusals };
  };

  it.each([
    ["arguments that are no JSON", { name: "checkout", args: '{"payment_method": "fu' }, /expected object/],
    ["arguments that are nothing at all", { name: "shop_info", args: "" }, /invalid|topic|option|returns/i],
    ["a tool that does not exist", { name: "give_discount", args: {} }, /there is no tool/],
    ["arguments that nobody asked for", { name: "find_my_orders", args: { all: true } }, /Unrecognized key/],
  ])("%s runs nothing, tells the model, and the chat goes on", async (_what, call, told) => {
    const { read, results, refusals } = await run([{ calls: [call] }, { text: "Чим допомогти?" }]);
    expect(read).toContain("Чим допомогти?");
    expect(results.join()).toMatch(told);
    expect(refusals).toEqual([]);
  });

  it("nothing in it is asked for again", async () => {
    const { read, refusals } = await run([{ text: "" }, { text: "Чим допомогти?" }]);
    expect(read).toContain("Чим допомогти?");
    expect(refusals).toEqual([]);
  });
});
