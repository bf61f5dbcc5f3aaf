import { expect, it } from "vitest";
import { callTool } from "../../kit/tool-situation.ts";

const said = ["Доньці 5 років, зріст 116 см"];
const fact = { topic: "child_height", text: "зріст 116 см", quote: "зріст  116 СМ" };

it("keeps a fact with the customer's words it rests on, and takes it for no evidence", async () => {
  const { result, change, evidence } = await callTool("remember", fact, { said });
  expect(result).toEqual({ status: "kept" });
  expect(change?.facts).toEqual([{ ...fact, source: "customer", learnedAt: "2026-01-14T08:00:00Z" }]);
  expect(evidence).toEqual({});
});

it.each([
  ["words that were not said", { ...fact, quote: "зріст 116 см точно" }],
  ["a number that is not in them", { ...fact, text: "зріст 122 см" }],
  ["a few letters", { ...fact, text: "5", quote: "5 р" }],
  ["much more than was said", { ...fact, text: `зріст 116 см ${"і ще ".repeat(20)}` }],
])("keeps nothing that rests on %s", async (_what, args) => {
  const { result, change } = await callTool("remember", args, { said });
  expect([result, change]).toEqual([{ status: "quote_not_found" }, undefined]);
});

it("keeps the customer's own name only as they said it themselves", async () => {
  const named = { topic: "own_name", text: "Оксана", quote: "мене звати Оксана" };
  const own = ["Добрий день, мене звати Оксана, а отримає Петро"];
  expect((await callTool("remember", named, { said: own })).result).toEqual({ status: "kept" });
  const other = { ...named, text: "Петро" };
  expect((await callTool("remember", other, { said: own })).result).toEqual({ status: "quote_not_found" });
});
