import { describe, expect, it } from "vitest";
import { createToolset } from "../../../nodes/tools/toolset.ts";
import { createKnowledge } from "../../../src/knowledge/create-knowledge.ts";
import { callTool, toolDeps } from "../../kit/tool-situation.ts";

const knowledge = createKnowledge([
  { title: "Прання", text: "Прати за 30 °C." },
  { title: "Доставка за кордон", text: "Не відправляємо." },
]);

describe("a question that the shop's pages answer", () => {
  it("gets the passages that do, and they may be repeated to the customer", async () => {
    const { result, evidence } = await callTool(
      "search_knowledge",
      { question: "як прати?" },
      {},
      { ...toolDeps, knowledge },
    );
    expect(result).toEqual({ passages: [{ title: "Прання", text: "Прати за 30 °C." }] });
    expect(evidence.texts).toEqual(["Прання", "Прати за 30 °C."]);
  });

  it("and one that they do not gets none, and the shop is told of it", async () => {
    const asked = { question: "яка столиця Франції?" };
    expect((await callTool("search_knowledge", asked, {}, { ...toolDeps, knowledge })).result).toEqual({
      passages: [],
    });
  });

  it("is no tool of a shop without pages", () => {
    expect(createToolset().list.map(({ name }) => name)).not.toContain("search_knowledge");
    expect(createToolset({ knowledge }).list.map(({ name }) => name)).toContain("search_knowledge");
  });
});
