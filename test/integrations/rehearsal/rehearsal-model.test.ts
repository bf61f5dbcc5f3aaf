import { AIMessage, AIMessageChunk, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { RehearsalModel } from "../../../integrations/rehearsal/rehearsal-model.ts";
import { productTools } from "../../../nodes/tools/product-tools.ts";
import { Conversation, promptOf } from "./conversation.ts";

const tools = productTools.map(({ name, arguments: schema }) => ({ name, description: name, schema }));
const model = new RehearsalModel();
const bound = model.bindTools(tools);

const added = (chunks: readonly AIMessageChunk[]): AIMessageChunk =>
  chunks.slice(1).reduce((sum, chunk) => sum.concat(chunk), chunks[0] ?? new AIMessageChunk(""));

async function streamed(messages: Parameters<typeof bound.stream>[0]): Promise<AIMessageChunk[]> {
  const chunks: AIMessageChunk[] = [];
  for await (const chunk of await bound.stream(messages)) chunks.push(chunk);
  return chunks;
}

describe("the rehearsal model", () => {
  it("streams word by word what it says at once", async () => {
    const messages = [promptOf(new Conversation().context()), new HumanMessage("Привіт!")];
    const whole = await bound.invoke(messages);
    const chunks = await streamed(messages);
    const sum = added(chunks);
    expect(chunks.filter(({ text }) => text !== "").length).toBeGreaterThan(10);
    expect(sum.text).toBe(whole.text);
    expect(sum.usage_metadata).toMatchObject(whole.usage_metadata ?? {});
  });

  it("streams the tool calls that it makes at once, under the same ids", async () => {
    const messages = [promptOf(new Conversation().context()), new HumanMessage("сукня на зріст 122")];
    const whole = await bound.invoke(messages);
    expect(whole.tool_calls?.map(({ name }) => name)).toEqual(["remember", "search_catalogue"]);
    expect(added(await streamed(messages)).tool_calls).toEqual(whole.tool_calls);
  });

  it("reports every word to a listener", async () => {
    const words: string[] = [];
    const messages = [new HumanMessage("hello there")];
    const answer = await new RehearsalModel({
      callbacks: [{ handleLLMNewToken: (word: string) => void words.push(word) }],
    }).stream(messages);
    for await (const _ of answer);
    expect(words.join("")).toBe((await model.invoke(messages)).text);
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const stream = await bound.stream([new HumanMessage("Привіт!")], { signal: stop.signal });
    const read = async (): Promise<void> => {
      for await (const _ of stream) stop.abort();
    };
    await expect(read()).rejects.toThrow();
    await expect(bound.invoke([new HumanMessage("Привіт!")], { signal: AbortSignal.abort() })).rejects.toThrow();
  });

  it("is a chunk with a usage and a type of its own", async () => {
    const answer = await model.invoke([new HumanMessage("hello")]);
    expect(AIMessageChunk.isInstance(answer)).toBe(true);
    expect(answer.usage_metadata).toMatchObject({ input_tokens: 1 });
    expect(model._llmType()).toBe("rehearsal");
  });

  it("chats in a graph that tells it nothing of a shop, in the language it hears", async () => {
    expect((await model.invoke([new HumanMessage("hello there")])).text).toMatch(/Hello/);
    expect((await model.invoke([new SystemMessage("Be nice."), new HumanMessage("Добрий день!")])).text).toMatch(
      /Вітаю/,
    );
    expect((await model.invoke("сукня на 122")).tool_calls).toEqual([]);
  });

  it("calls only the tools it was given", async () => {
    const few = model.bindTools(tools.filter(({ name }) => name === "call_person"));
    const asked = await few.invoke([promptOf(new Conversation().context()), new HumanMessage("сукня на 122")]);
    expect(asked.tool_calls).toEqual([]);
    expect(asked.text).not.toBe("");
  });

  it("offers choices for a single sign, for which the shop's pages cannot be searched", async () => {
    const context = { ...new Conversation().context(), first_contact: false };
    const calls = (await bound.invoke([promptOf(context), new HumanMessage("1")])).tool_calls ?? [];
    expect(calls.map(({ name }) => name)).toEqual(["offer_choices"]);
  });

  it("does not insist on an answer that was not sent", async () => {
    const answer = await bound.invoke([
      promptOf({ ...new Conversation().context(), first_contact: false }),
      new HumanMessage("скільки коштує?"),
      new AIMessage("100 грн"),
      new HumanMessage("[check] Your answer was not sent (price_unknown)."),
    ]);
    expect(answer.tool_calls).toEqual([]);
    expect(answer.text).toMatch(/Покликати менеджера\?/);
  });

  it("adds nothing once a tool has taken the turn over", async () => {
    const call = { id: "call_1", name: "call_person", args: { reason: "complaint" } };
    const answer = await bound.invoke([
      promptOf(new Conversation().context()),
      new HumanMessage("прийшло не те"),
      new AIMessage({ content: "", tool_calls: [call] }),
      new ToolMessage({ content: '{"status":"accepted"}', tool_call_id: "call_1", name: "call_person" }),
    ]);
    expect(answer.tool_calls).toEqual([]);
    expect(answer.text).toContain("Передаю розмову людині");
  });

  it("offers a person when a tool cannot be used", async () => {
    const call = { id: "call_1", name: "search_catalogue", args: { category: "сукні" } };
    const answer = await bound.invoke([
      promptOf({ ...new Conversation().context(), first_contact: false }),
      new HumanMessage("є сукні?"),
      new AIMessage({ content: "", tool_calls: [call] }),
      new ToolMessage({
        content: '{"error":"the catalogue cannot be read"}',
        tool_call_id: "call_1",
        name: "search_catalogue",
      }),
    ]);
    expect(answer).toMatchObject({ tool_calls: [], text: "Не вдалося це зробити. Покликати менеджера?" });
  });

  it("never throws, whatever it reads", async () => {
    for (const text of [
      "",
      " ",
      "\u0000\ud800",
      "[check]",
      "<context>\n{}\n</context>",
      "1".repeat(5000),
      "а".repeat(20_000),
      "не ".repeat(2000),
    ]) {
      const answer = await bound.invoke([promptOf(new Conversation().context()), new HumanMessage(text)]);
      expect(answer.text !== "" || (answer.tool_calls?.length ?? 0) > 0, JSON.stringify(text.slice(0, 20))).toBe(true);
    }
  });
});

describe("structured output", () => {
  const schema = z.object({
    intent: z.enum(["purchase", "complaint", "question", "other"]),
    language: z.enum(["uk", "en", "ru"]),
    size: z.string().nullable(),
    quantity: z.int().min(1).max(20),
    phone: z.string().optional(),
    wantsHuman: z.boolean(),
    is_complaint: z.boolean(),
    summary: z.string().max(40),
    tags: z.array(z.enum(["delivery", "complaint"])),
    address: z.object({ city: z.string(), branch: z.string().nullable() }),
    score: z.number().min(0).max(1),
    email: z.email(),
    kind: z.literal("message"),
  });

  it.each([
    [
      "Беру дві сукні 122, 067 123 45 67, Київ",
      {
        intent: "purchase",
        language: "uk",
        size: "122",
        quantity: 2,
        phone: "067 123 45 67",
        wantsHuman: false,
        is_complaint: false,
      },
    ],
    [
      "прийшло не те, хочу людину",
      { intent: "complaint", wantsHuman: true, is_complaint: true, size: null, tags: ["complaint"] },
    ],
    ["hello", { intent: "other", language: "en", quantity: 1, tags: [] }],
    ["", { intent: "other" }],
  ])("is valid and says what %j says", async (text, expected) => {
    const read = await model.withStructuredOutput(schema).invoke([new HumanMessage(text)]);
    expect(schema.parse(read)).toMatchObject(expected);
    expect(await model.withStructuredOutput(schema, { name: "classify" }).invoke([new HumanMessage(text)])).toEqual(
      read,
    );
  });

  it("understands nested and referenced schemas", async () => {
    const line = z.object({ size: z.string(), note: z.string().min(3) });
    const nested = z.object({
      first: line,
      more: z.array(line).min(1),
      either: z.union([z.number(), z.null()]),
      date: z.iso.date(),
    });
    expect(nested.parse(await model.withStructuredOutput(nested).invoke("сукня 128")).first.size).toBe("128");
  });
});
