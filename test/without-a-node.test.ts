import { globSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { texts } from "../nodes/texts/texts.ts";
import { houseOf } from "./kit/architecture/house.ts";
import { nodesIn } from "./kit/architecture/nodes.ts";
import { snake } from "./kit/architecture/spelling.ts";
import { copyHouse, guardMs, type HouseCopy } from "./kit/house-copy.ts";
import { inSmall } from "./kit/in-small.ts";
import { removeNode } from "./kit/remove-node.ts";
import { removeTool } from "./kit/remove-tool.ts";

/** Without these the product is none; every other node can be taken away. */
const necessary: Readonly<Record<string, string>> = {
  moderation: "masks card numbers and says what was heard, and nothing unheard is kept",
  "memory-context": "every message goes that way, and what happens around a chat is noted there",
  agent: "answers",
  tools: "carries out what the agent asks for",
  escalation: "calls a person, which is the answer to every trouble",
};
const optional = nodesIn(houseOf(new Map(globSync("nodes/**/*.ts").map((path) => [path, ""])))).filter(
  (node) => !Object.hasOwn(necessary, node),
);

/** What sends its turns to a node goes with it. */
const senders: Readonly<Record<string, { readonly nodes: readonly string[]; readonly tools: readonly string[] }>> = {
  payment: { nodes: ["await-payment"], tools: ["checkout", "payment-sent"] },
};

let house: HouseCopy;
beforeEach(() => {
  house = copyHouse();
});
afterEach(() => house.close());

function expectLifeWithout(taken: readonly string[]): void {
  const gone = new Set(taken.flatMap((node) => [node, ...(senders[node]?.nodes ?? [])]));
  for (const node of gone) removeNode(house, node);
  for (const tool of taken.flatMap((node) => senders[node]?.tools ?? [])) removeTool(house, tool);
  // What nothing uses any more the linter names and takes away.
  expect(() => house.compile("--noUnusedLocals", "false", "--noUnusedParameters", "false")).not.toThrow();
  const graph = ["graph.ts", "routes.ts", "state.ts", "run-turn.ts", "parked-turn.ts", "conversation-state.ts"];
  for (const node of gone) {
    for (const file of graph) expect(house.read(`graph/${file}`)).not.toContain(`"${snake(node)}"`);
  }
  const talk = ["Добрий день!", "Шукаю сукню на 122", "Беру першу", "Олена Коваль, 067 123 45 67", "/photo", "людина"];
  const said = house.chat(talk);
  expect(said.match(/^Ліля: /gm), said).toHaveLength(talk.length);
  expect(said).not.toContain(texts.uk.modelTrouble);
}

it(
  "without any node that can be taken away the rest compiles, and the product answers in the terminal",
  () => {
    expect(optional.toSorted()).toEqual(["await-payment", "media", "payment", "trouble"]);
    expectLifeWithout(optional);
  },
  guardMs,
);

it.each(inSmall([], optional))(
  "without the node %s and its lines in the graph the rest compiles, and the product answers in the terminal",
  (node) => expectLifeWithout([node]),
  guardMs,
);
