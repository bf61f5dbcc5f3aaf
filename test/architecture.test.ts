import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { broken } from "./kit/architecture.ts";

const folders = ["src", "graph", "nodes", "integrations", "supabase", "test", "bench", "examples"];
const files = folders
  .flatMap((folder) => globSync(`${folder}/**/*.ts`))
  .filter((file) => !file.includes("node_modules"));
const tree = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));

describe("architecture", () => {
  it("finds the house in order", () => {
    expect(tree.size).toBeGreaterThan(50);
    expect(broken(tree)).toEqual([]);
  });

  it.each([
    [
      "the core imports a node",
      "src/core/x.ts",
      'import { agent } from "../../nodes/agent.ts";',
      "dependencies point inward",
    ],
    [
      "a node imports the store",
      "nodes/payment/x.ts",
      'import { createStore } from "../../supabase/store/store.ts";',
      "dependencies point inward",
    ],
    [
      "a node imports a vendor",
      "nodes/turn/x.ts",
      'import type { Crm } from "../../integrations/sitniks/crm.ts";',
      "dependencies point inward",
    ],
    ["a node imports pg", "nodes/turn/x.ts", 'import pg from "pg";', "dependencies point inward"],
    [
      "a node imports another node",
      "nodes/payment/x.ts",
      'import { escalation } from "../escalation/escalation.ts";',
      "a node knows no other node",
    ],
    [
      "a vendor imports another vendor",
      "integrations/a/x.ts",
      'import { y } from "../b/y.ts";',
      "dependencies point inward",
    ],
    [
      "a route imports the graph",
      "src/http/x.ts",
      'import { runTurn } from "../../graph/run-turn.ts";',
      "dependencies point inward",
    ],
    [
      "the store imports a node",
      "supabase/x.ts",
      'import { texts } from "../nodes/texts/texts.ts";',
      "dependencies point inward",
    ],
    [
      "a node reads the environment",
      "nodes/turn/x.ts",
      "const key = process.env.KEY;",
      "the environment is read in src/config/environment.ts alone",
    ],
    ["a node names a vendor", "nodes/turn/x.ts", 'const kind = "zendesk.open";', "a vendor's name stays in its folder"],
    [
      "the core names a channel",
      "src/core/x.ts",
      'export const usual = "Telegram";',
      "a vendor's name stays in its folder",
    ],
    [
      "a route names a vendor by its other name",
      "src/http/x.ts",
      "const { SNITKIX_API_KEY } = values;",
      "a vendor's name stays in its folder",
    ],
    [
      "the config names a vendor",
      "src/config/x.ts",
      "const { ZOHO_DC } = values;",
      "a vendor's name stays in its folder",
    ],
    [
      "a vendor that is new is named elsewhere",
      "integrations/acme/index.ts",
      'export const acme = "Zammad";',
      "a vendor's name stays in its folder",
    ],
    [
      "the config reads the environment in a second file",
      "src/config/x.ts",
      "const key = process.env.KEY;",
      "the environment is read in src/config/environment.ts alone",
    ],
    [
      "a lazy import goes outward",
      "nodes/turn/x.ts",
      'await import("../../supabase/home/home.ts");',
      "dependencies point inward",
    ],
  ])("catches it when %s", (_what, file, source, rule) => {
    const rules = broken(new Map([...tree, [file, source]])).map((each) => each.rule);
    expect(rules).toContain(rule);
  });

  it("knows a vendor by its folder alone", () => {
    const files = new Map([
      ["integrations/acme/index.ts", "export const acme = {};"],
      ["src/core/x.ts", 'export const usual = "acme";'],
    ]);
    expect(broken(files).map(({ file, what }) => [file, what])).toEqual([["src/core/x.ts", "names acme"]]);
  });

  it("catches an exception that is needed no more", () => {
    const files = new Map([["integrations/telegram/index.ts", ""]]);
    expect(broken(files).map(({ rule }) => rule)).toContain("an exception that is needed");
  });

  it("catches a cycle, and allows one of types", () => {
    const a = 'import { b } from "./b.ts";';
    const b = 'import { a } from "./a.ts";';
    expect(
      broken(
        new Map([
          ["src/core/a.ts", a],
          ["src/core/b.ts", b],
        ]),
      ).map(({ rule }) => rule),
    ).toEqual(["no cycles"]);
    const typed = 'import type { a } from "./a.ts";';
    expect(
      broken(
        new Map([
          ["src/core/a.ts", a],
          ["src/core/b.ts", typed],
        ]),
      ),
    ).toEqual([]);
  });
});
