import { globSync, readFileSync } from "node:fs";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { channels, crms, helpdesks, staffSurfaces } from "../integrations/index.ts";
import { texts } from "../nodes/texts/texts.ts";
import { houseOf } from "./kit/architecture/house.ts";
import { nodesIn } from "./kit/architecture/nodes.ts";
import { snake } from "./kit/architecture/spelling.ts";
import { compileHouse, copyHouse, guardMs, type HouseCopy } from "./kit/house-copy.ts";
import { inSmall } from "./kit/in-small.ts";
import { removeNode } from "./kit/remove-node.ts";
import { removeTool, toolList } from "./kit/remove-tool.ts";
import { removeVendor } from "./kit/remove-vendor.ts";

let house: HouseCopy;
// What is learned of the whole house pays where many copies are made; that it compiles shows `npm run check`.
beforeAll(() => expect(inSmall(() => [], compileHouse)()).toEqual([]), guardMs);
beforeEach(() => {
  house = copyHouse();
});
afterEach(() => house.close());

async function expectAnswers(talk: readonly string[]): Promise<void> {
  // On a slow machine the customer is told to wait, and that is no answer.
  const said = (await house.chat(talk)).replaceAll(`Ліля: ${texts.uk.holding}\n`, "");
  expect(said.match(/^Ліля: /gm), said).toHaveLength(talk.length);
  expect(said).toContain("AI-помічник");
  expect(said).not.toContain(texts.uk.modelTrouble);
}

const vendors = [
  ...Object.keys(helpdesks),
  ...Object.keys(crms),
  ...Object.keys(channels),
  ...Object.keys(staffSurfaces),
];

const tools = globSync("nodes/tools/*.ts")
  .filter((file) => /^export const \w+ = defineTool\(/m.test(readFileSync(file, "utf8")))
  .map((file) => file.replace(/^.*\/|\.ts$/g, ""));

const sale = ["Добрий день!", "Шукаю сукню на 122", "Беру першу", "Яка ціна доставки?", "Оформлюємо"];
const saleToPerson = [
  "Добрий день!",
  "Шукаю сукню на 122",
  "Беру першу",
  "Олена Коваль, 067 123 45 67",
  "/photo",
  "людина",
];

/** Without these the product is none; every other node can be taken away. */
const necessary: Readonly<Record<string, string>> = {
  moderation: "masks card numbers and says what was heard, and nothing unheard is kept",
  "memory-context": "every message goes that way, and what happens around a chat is noted there",
  agent: "answers",
  tools: "carries out what the agent asks for",
  escalation: "calls a person, which is the answer to every trouble",
};
const allNodes = nodesIn(houseOf(new Map(globSync("nodes/**/*.ts").map((path) => [path, ""]))));
const optional = allNodes.filter((node) => !Object.hasOwn(necessary, node));
/** What sends its turns to a node goes with it. */
const senders: Readonly<Record<string, { readonly nodes: readonly string[]; readonly tools: readonly string[] }>> = {
  payment: {
    nodes: ["await-payment"],
    tools: ["checkout", "payment-sent", "show-bill", "change-order", "cancel-order"],
  },
  guided: { nodes: [], tools: ["offer-choices"] },
};
/** What the compiler says of names that nothing uses any more: the linter names them too, and takes them away. */
const unused = /error TS(?:6133|6192|6196|6198):/;

function takeVendorsAndTools(): void {
  for (const vendor of vendors) removeVendor(house, vendor);
  expect(tools.length).toBeGreaterThan(5);
  for (const tool of tools) removeTool(house, tool);
  expect(house.read(toolList)).not.toContain("import {");
}

function takeNodes(taken: readonly string[], toolsLeft: readonly string[]): void {
  const gone = new Set(taken.flatMap((node) => [node, ...(senders[node]?.nodes ?? [])]));
  for (const node of gone) removeNode(house, node);
  const unanswered = taken.flatMap((node) => senders[node]?.tools ?? []);
  for (const tool of unanswered.filter((each) => toolsLeft.includes(each))) removeTool(house, tool);
  const graph = ["graph.ts", "routes.ts", "state.ts", "run-turn.ts", "parked-turn.ts", "conversation-state.ts"];
  for (const node of gone) {
    for (const file of graph) expect(house.read(`graph/${file}`)).not.toContain(`"${snake(node)}"`);
  }
}

const complaintsOfUse = (): readonly string[] => house.complaints().filter((line) => !unused.test(line));

it("any node can be taken away but those without which there is no product", () => {
  expect(allNodes).toEqual(expect.arrayContaining(Object.keys(necessary)));
  expect(optional.length).toBeGreaterThan(Object.keys(necessary).length);
});

// In small all at once: a compilation and a start of a product that Node has not compiled yet cost seconds.
it.each(inSmall(["vendor, tool and node that can be taken away"], []))(
  "without every %s the rest compiles, and the product answers in the terminal",
  async () => {
    takeVendorsAndTools();
    takeNodes(optional, []);
    expect(complaintsOfUse()).toEqual([]);
    await expectAnswers(saleToPerson);
  },
  guardMs,
);

// Together: neither knows of the other.
it.each(inSmall([], ["vendor and tool"]))(
  "without every %s the rest compiles, and the product answers in the terminal",
  async () => {
    takeVendorsAndTools();
    expect(house.complaints()).toEqual([]);
    await expectAnswers(sale);
  },
  guardMs,
);

it.each(inSmall([], vendors))(
  "without %s's folder and its line in the registry the rest compiles",
  (vendor) => {
    removeVendor(house, vendor);
    expect(house.complaints()).toEqual([]);
  },
  guardMs,
);

it.each(inSmall([], tools))(
  "without the tool %s and its line in the list the rest compiles",
  (tool) => {
    removeTool(house, tool);
    expect(house.complaints()).toEqual([]);
  },
  guardMs,
);

it.each(inSmall([], [[optional], ...optional.map((node) => [[node]])]))(
  "without the nodes %j and their lines in the graph the rest compiles, and the product answers in the terminal",
  async (taken) => {
    takeNodes(taken, tools);
    expect(complaintsOfUse()).toEqual([]);
    await expectAnswers(saleToPerson);
  },
  guardMs,
);
