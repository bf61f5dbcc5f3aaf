import { globSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { texts } from "../nodes/texts/texts.ts";
import { camel } from "./kit/architecture/spelling.ts";
import { copyHouse, type HouseCopy } from "./kit/house-copy.ts";
import { inSmall } from "./kit/in-small.ts";

let house: HouseCopy;
beforeEach(() => {
  house = copyHouse();
});
afterEach(() => house.close());

const list = "nodes/tools/product-tools.ts";
const tools = globSync("nodes/tools/*.ts")
  .filter((file) => /^export const \w+ = defineTool\(/m.test(readFileSync(file, "utf8")))
  .map((file) => file.replace(/^.*\/|\.ts$/g, ""));

/** Its file, and what the list says of it: an import and a line. */
function remove(tool: string): void {
  house.remove(`nodes/tools/${tool}.ts`);
  house.editLines(list, (line) =>
    line.endsWith(`"./${tool}.ts";`) || line === `  ${camel(tool)},` ? undefined : line,
  );
}

const sale = ["Добрий день!", "Шукаю сукню на 122", "Беру першу", "Яка ціна доставки?", "Оформлюємо"];

function expectAnswers(): void {
  expect(house.compile).not.toThrow();
  const said = house.chat(sale);
  expect(said.match(/^Ліля: /gm), said).toHaveLength(sale.length);
  expect(said).not.toContain(texts.uk.modelTrouble);
}

it("without any tool the rest compiles, and the product answers in the terminal", () => {
  expect(tools.length).toBeGreaterThan(5);
  for (const tool of tools) remove(tool);
  expect(house.read(list)).not.toContain("import {");
  expectAnswers();
});

it.each(inSmall([], tools))(
  "without the tool %s and its line in the list the rest compiles, and the product sells on",
  (tool) => {
    remove(tool);
    expectAnswers();
  },
);
