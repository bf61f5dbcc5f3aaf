import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { traitsOf } from "../../../../nodes/agent/model/history-traits.ts";
import { normalHistory } from "../../../../nodes/agent/model/normal-history.ts";

const familyOf = (family: string) => ({ family, traits: traitsOf({ _llmType: () => family }) });
const strict = (messages: readonly BaseMessage[], family = "openai") =>
  normalHistory(messages, familyOf(family).traits, family);
const shapeOf = (messages: readonly BaseMessage[]) =>
  messages.map((message) => {
    const calls = AIMessage.isInstance(message) ? (message.tool_calls ?? []).map(({ name }) => name) : [];
    return [message.getType(), message.text, ...calls].join("|");
  });

const system = new SystemMessage("rules");
const photo = new HumanMessage({ content: "", additional_kwargs: { files: [{ kind: "photo", ref: "t:1" }] } });
const call = (id: string, name = "search") => ({ id, name, args: {}, type: "tool_call" as const });

describe("a history for any provider", () => {
  it("says in words what came without words", () => {
    const sent = strict([system, photo, new AIMessage("Бачу!"), new HumanMessage("  "), new AIMessage("?")]);
    expect(shapeOf(sent)).toEqual([
      "system|rules",
      "human|[empty message]",
      "ai|Бачу!",
      "human|[empty message]",
      "ai|?",
      "human|[Nothing new was said.]",
    ]);
  });

  it("has the sides in turns, the customer first, and no names", () => {
    const sent = strict([
      new AIMessage({ content: "Я менеджер", name: "person" }),
      new AIMessage(""),
      new AIMessage("Чекаю"),
      new HumanMessage({ content: "раз", name: "Олена" }),
      new HumanMessage("два"),
    ]);
    expect(shapeOf(sent)).toEqual([
      "human|[The conversation began earlier.]",
      "ai|Я менеджер\nЧекаю",
      "human|раз\nдва",
    ]);
    expect(sent.every(({ name }) => name === undefined)).toBe(true);
  });

  it("has one system message, first, and keeps the words of a later one", () => {
    const sent = strict([new SystemMessage(""), new HumanMessage("а"), system, new SystemMessage("more")]);
    expect(shapeOf(sent)).toEqual(["system|rules\n\nmore", "human|а"]);
  });

  it("answers each call at once and once, and drops a result that nobody asked for", () => {
    const sent = strict([
      new HumanMessage("сукня?"),
      new ToolMessage({ content: "lost", tool_call_id: "orphan" }),
      new AIMessage({ content: "", tool_calls: [call("a"), call("a"), call("b")] }),
      new HumanMessage("?"),
      new ToolMessage({ content: "first", tool_call_id: "a" }),
      new ToolMessage({ content: "second", tool_call_id: "a" }),
    ]);
    expect(shapeOf(sent)).toEqual([
      "human|сукня?",
      "ai||search|search|search",
      "tool|first",
      "tool|second",
      'tool|{"error":"this call was not run"}',
      "ai|[No answer yet.]",
      "human|?",
    ]);
    const ids = sent.flatMap((message) => (ToolMessage.isInstance(message) ? [message.tool_call_id] : []));
    expect(new Set(ids).size).toBe(3);
    expect(ids.every((id) => /^[a-zA-Z0-9]{9}$/.test(id))).toBe(true);
  });

  it("gives a call a name and arguments that its provider takes", () => {
    const odd = { ...call("x", "functions.знайти плаття"), args: ["{broken"] };
    const [, made] = strict([new HumanMessage("а"), new AIMessage({ content: "", tool_calls: [odd] })]);
    const [named] = AIMessage.isInstance(made) ? (made.tool_calls ?? []) : [];
    expect(named?.name).toMatch(/^[a-zA-Z_][a-zA-Z0-9_-]{0,62}$/);
    expect(named?.args).toEqual({});
  });

  it("shows Gemini parallel calls one after the other, each signed and named", () => {
    const signatures = "__gemini_function_call_thought_signatures__";
    const answer = new AIMessage({
      content: "Дивлюся",
      tool_calls: [call("a"), call("b", "shop_info")],
      additional_kwargs: { made_by: "googlegenerativeai", [signatures]: { a: "signed" } },
    });
    const results = ["a", "b"].map((id) => new ToolMessage({ content: id, tool_call_id: id }));
    const sent = strict([new HumanMessage("а"), answer, ...results], "googlegenerativeai");
    expect(shapeOf(sent)).toEqual(["human|а", "ai|Дивлюся|search", "tool|a", "ai||shop_info", "tool|b"]);
    expect(sent.flatMap((message) => (ToolMessage.isInstance(message) ? [message.name] : []))).toEqual([
      "search",
      "shop_info",
    ]);
    const signed = sent.flatMap((message) => Object.values(message.additional_kwargs[signatures] ?? {}));
    expect(signed).toEqual(["signed", "signed"]);
  });

  it("gives a model its own signed thoughts back, and another one the words alone", () => {
    const thoughtful = new AIMessage({
      content: [
        { type: "thinking", thinking: "hm", signature: "s" },
        { type: "text", text: "Дивлюся" },
        { type: "text", text: "" },
        { type: "tool_use", id: "a", name: "search", input: {} },
      ],
      tool_calls: [call("a")],
      additional_kwargs: { made_by: "anthropic" },
    });
    const history = [new HumanMessage("а"), thoughtful, new ToolMessage({ content: "1", tool_call_id: "a" })];
    expect(strict(history, "anthropic")[1]?.content).toEqual([
      { type: "thinking", thinking: "hm", signature: "s" },
      { type: "text", text: "Дивлюся" },
    ]);
    expect(strict(history, "googlegenerativeai")[1]?.content).toBe("Дивлюся");
  });

  it("marks for a provider that asks for it what of the prompt stays the same", () => {
    const prompt = new SystemMessage("rules\n\n<context>\n{}\n</context>");
    expect(strict([prompt, new HumanMessage("а")], "anthropic")[0]?.content).toEqual([
      { type: "text", text: "rules\n\n", cache_control: { type: "ephemeral" } },
      { type: "text", text: "<context>\n{}\n</context>" },
    ]);
    expect(strict([prompt, new HumanMessage("а")])[0]?.content).toBe(prompt.content);
  });

  it("carries no half letters and no NUL", () => {
    const [said] = strict([new HumanMessage("а\ud83d\u0000б")]);
    expect(said?.text).toBe("а\ufffdб");
  });

  it("leaves the rehearsal model what there is", () => {
    const history = [photo, new HumanMessage("[check] again")];
    expect(strict(history, "rehearsal")).toEqual(history);
  });

  const anyMessage = fc.oneof(
    fc.constantFrom("", " ", "слова").map((text) => new HumanMessage(text)),
    fc.constantFrom("", "\n", "words").map((text) => new AIMessage(text)),
    fc.constantFrom("", "rules").map((text) => new SystemMessage(text)),
    fc.constantFrom("a", "b", "").map((id) => new ToolMessage({ content: "{}", tool_call_id: id })),
    fc
      .array(fc.constantFrom("a", "b", ""), { minLength: 1, maxLength: 4 })
      .map((ids) => new AIMessage({ content: "", tool_calls: ids.map((id) => call(id)) })),
  );
  it.each(["openai", "anthropic", "googlegenerativeai", "ollama", "nobody-knows"])(
    "is in form whatever is in it, for %s, and twice the same",
    (family) => {
      fc.assert(
        fc.property(fc.array(anyMessage, { maxLength: 12 }), (messages) => {
          const sent = strict(messages, family);
          expect(faultsIn(sent)).toEqual([]);
          expect(shapeOf(strict(sent, family))).toEqual(shapeOf(sent));
        }),
      );
    },
  );
});

function faultsIn(sent: readonly BaseMessage[]): string[] {
  const turns = sent[0]?.getType() === "system" ? sent.slice(1) : sent;
  const types = turns.map((message) => message.getType());
  return [
    ...(types[0] === "human" ? [] : ["the customer is not first"]),
    ...(types.at(-1) === "ai" ? ["an answer is last"] : []),
    ...turns.flatMap((message, at) => {
      const next = turns[at + 1];
      const calls = AIMessage.isInstance(message) ? (message.tool_calls ?? []) : [];
      const results = turns.slice(at + 1, at + 1 + calls.length);
      return [
        ...(message.text.trim() === "" && calls.length === 0 ? [`${at} is empty`] : []),
        ...(next?.getType() === message.getType() && message.getType() !== "tool" ? [`${at} has a neighbour`] : []),
        ...(message.getType() === "tool" && next?.getType() === "human" ? [`${at} is a result before words`] : []),
        ...calls.flatMap(({ id }, place) => {
          const result = results[place];
          return ToolMessage.isInstance(result) && result.tool_call_id === id ? [] : [`${at} has an open call`];
        }),
      ];
    }),
  ];
}
