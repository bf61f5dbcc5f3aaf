import { globSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { texts } from "../nodes/texts/texts.ts";
import { copyHouse, guardMs, type HouseCopy } from "./kit/house-copy.ts";
import { inSmall } from "./kit/in-small.ts";
import { removeTool, toolList } from "./kit/remove-tool.ts";

let house: HouseCopy;
beforeEach(() => {
  house = copyHouse();
});
afterEach(() => house.close());

const tools = globSync("nodes/tools/*.ts")
  .filter((file) => /^export const \w+ = defineTool\(/m.test(readFileSync(file, "utf8")))
  .map((file) => file.replace(/^.*\/|\.ts$/g, ""));

const sale = ["Добрий день!", "Шукаю сукню на 122", "Беру першу", "Яка ціна доставки?", "Оформлюємо"];

function expectAnswers(): void {
  expect(() => house.compile()).not.toThrow();
  const said = house.chat(sale);
  expect(said.match(/^Ліля: /gm), said).toHaveLength(sale.length);
  expect(said).not.toContain(texts.uk.modelTrouble);
}

it(
  "without any tool the rest compiles, and the product answers in the terminal",
  () => {
    expect(tools.length).toBeGreaterThan(5);
    for (const tool of tools) removeTool(house, tool);
    expect(house.read(toolList)).not.toContain("import {");
    expectAnswers();
  },
  guardMs,
);

it.each(inSmall([], tools))(
  "without the tool %s and its line in the list the rest compiles, and the product sells on",
  (tool) => {
    removeTool(house, tool);
    expectAnswers();
  },
  guardMs,
);
