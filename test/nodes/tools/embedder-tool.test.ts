import type { BindToolsInput } from "@langchain/core/language_models/chat_models";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { runTurn } from "../../../graph/run-turn.ts";
import { RehearsalModel } from "../../../integrations/rehearsal/rehearsal-model.ts";
import { defineTool, type Tool } from "../../../nodes/tools/define-tool.ts";
import { createToolset } from "../../../nodes/tools/toolset.ts";
import { testChat } from "../../kit/app.ts";
import { deskCustomer, deskOf } from "../../kit/desk.ts";
import { saidTurn } from "../../kit/desk-turn.ts";
import { type ScriptedAnswer, ScriptedModel } from "../../kit/scripted-model.ts";
import { toolSituation } from "../../kit/tool-situation.ts";

const giftWrapping = defineTool({
  name: "gift_wrapping",
  description: "What it costs to wrap a present, by its size.",
  arguments: z.strictObject({ size: z.enum(["small", "large"]) }),
  result: z.object({ price: z.number(), currency: z.string() }),
  run: async ({ size }, _situation, { shop }) => ({
    result: { price: size === "small" ? 145 : 235, currency: shop.currency },
  }),
  // What a reply may promise of it is the shop's to say: the sum alone backs no offer.
  evidence: ({ price }) => ({ amounts: [price], texts: ["Подарункове пакування"] }),
});

const wrapping = (size: string): ScriptedAnswer => ({ calls: [{ name: "gift_wrapping", args: { size } }] });
const quote: ScriptedAnswer = { text: "Подарункове пакування коштує 145 грн. Додати?" };

class WatchedModel extends ScriptedModel {
  readonly bound: string[] = [];
  override bindTools(tools: BindToolsInput[]) {
    for (const tool of tools) if ("name" in tool) this.bound.push(String(tool.name));
    return super.bindTools(tools);
  }
}

async function ask(script: readonly ScriptedAnswer[], tools: readonly Tool[]) {
  const model = new WatchedModel(script);
  const { graph } = await deskOf(model, { tools });
  const { replies, owner } = await runTurn(graph, saidTurn(1, "Скільки коштує пакування?"), deskCustomer);
  return {
    model,
    owner,
    text: replies.map((reply) => reply.text).join("\n"),
    /** What the tools answered, as the model read it. */
    answers: model.asked.flat().flatMap((message) => (message.getType() === "tool" ? [message.text] : [])),
  };
}

describe("a tool of an embedder", () => {
  it("is the whole product's, too", async () => {
    const chat = await testChat({ model: new ScriptedModel([wrapping("small"), quote]), tools: [giftWrapping] });
    expect((await chat.say("Скільки коштує пакування?")).join("\n")).toContain("145 грн");
    await chat.app.close();
  });

  it("is offered to the model beside the product's own, and may back a reply", async () => {
    const { model, text, answers } = await ask([wrapping("small"), quote], [giftWrapping]);
    expect(model.bound).toEqual([
      ...createToolset()
        .offered(toolSituation())
        .map(({ name }) => name),
      "gift_wrapping",
    ]);
    expect(answers).toEqual([JSON.stringify({ price: 145, currency: "UAH" })]);
    expect(text).toContain("145 грн");
  });

  it("backs no price that was not looked up, nor one that it did not answer", async () => {
    expect((await ask([quote, quote], [giftWrapping])).text).not.toContain("145");
    expect((await ask([wrapping("large"), quote, quote], [giftWrapping])).text).not.toContain("145");
  });

  it("is never run with arguments it does not take", async () => {
    const { answers, text } = await ask([wrapping("huge"), quote, quote], [giftWrapping]);
    expect(answers[0]).toContain("error");
    expect(text).not.toContain("145");
  });

  it("answers the model, and changes and backs nothing, when its result is not what it declares", async () => {
    const fields = '"price":"145","currency":"UAH"';
    for (const answer of ["null", `{"result":{${fields}},"change":{"draft":null}}`, `{${fields}}`]) {
      const broken = defineTool({
        ...giftWrapping,
        run: () => JSON.parse(answer),
        evidence: ({ price }) => ({ amounts: [price] }),
      });
      const { answers, text } = await ask([wrapping("small"), quote, quote], [broken]);
      expect(answers[0]).toContain("gift_wrapping failed");
      expect(text).not.toContain("145");
    }
  });

  const failing = (error: Error): Tool =>
    defineTool({ ...giftWrapping, run: () => Promise.reject(error), evidence: () => ({}) });

  it("is told to the model as unusable while what it looks at fails", async () => {
    const { answers, text } = await ask(
      [wrapping("small"), { text: "Зараз не можу перевірити ціну." }],
      [failing(new Error("connect ECONNREFUSED"))],
    );
    expect(answers[0]).toContain("cannot be used now");
    expect(answers[0]).not.toContain("ECONNREFUSED");
    expect(text).toContain("не можу перевірити");
  });

  it("fails the turn with a mistake in its own code", async () => {
    const mistake = new TypeError("Cannot read properties of undefined (reading 'price')");
    await expect(ask([wrapping("small")], [failing(mistake)])).rejects.toThrow("reading 'price'");
  });

  it("may send the turn to a person, as ours may", async () => {
    const bigOrder = defineTool({
      name: "big_order",
      description: "Orders of more than a hundred articles.",
      arguments: z.strictObject({}),
      result: z.object({ status: z.literal("accepted") }),
      run: (_args, { turn }) => ({
        result: { status: "accepted" },
        change: { request: { to: "escalation", turnId: turn.id, reason: "other" } },
      }),
      evidence: () => ({ isHandedOver: true }),
    });
    const { owner } = await ask([{ calls: [{ name: "big_order", args: {} }] }], [bigOrder]);
    expect(owner).toBe("waiting");
  });

  it("needs a name of its own", async () => {
    const clash: Tool = { ...giftWrapping, name: "checkout" };
    await expect(deskOf(new ScriptedModel([]), { tools: [clash] })).rejects.toThrow(
      'There are two tools called "checkout"',
    );
    const twice = [giftWrapping, { ...giftWrapping }];
    await expect(deskOf(new ScriptedModel([]), { tools: twice })).rejects.toThrow(
      'There are two tools called "gift_wrapping"',
    );
  });

  it("leaves the rehearsal model as it is", async () => {
    const { graph } = await deskOf(new RehearsalModel({}), { tools: [giftWrapping] });
    const { replies } = await runTurn(graph, saidTurn(1, "сукня на 122 є?"), deskCustomer);
    expect(replies.map(({ text }) => text).join()).toContain("грн");
  });
});
