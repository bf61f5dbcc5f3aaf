import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Broken, houseOf } from "./kit/architecture/house.ts";
import { broken } from "./kit/architecture/index.ts";
import { known } from "./kit/architecture/known.ts";
import { entries } from "./kit/entries.ts";
import { repeatedNames } from "./kit/repeated-names.ts";

const folders = ["src", "graph", "nodes", "integrations", "supabase", "test", "bench", "examples", "docs"];
const paths = folders
  .flatMap((folder) => globSync(`${folder}/**/*.*`))
  .filter((path) => !/(^|\/)node_modules\//.test(path));
const isRead = (path: string): boolean => /\.(ts|md)$/.test(path);
const files = new Map(paths.map((path) => [path, isRead(path) ? readFileSync(path, "utf8") : ""]));
/** `src/main.ts` is started by src/cli/bin.mjs. */
const entryFiles = new Set([...entries.values(), "src/main.ts"]);

const found = Map.groupBy(broken(houseOf(files), entryFiles), ({ rule }) => rule);
const saidOf = (rule: string): string[] =>
  (found.get(rule) ?? []).map(({ file, what }) => `${file}: ${what}`).toSorted();
if (process.env["ARCHITECTURE"] === "list") {
  for (const rule of Object.keys(known)) process.stdout.write(`${rule}:\n  ${saidOf(rule).join("\n  ")}\n`);
}

/** The rules that a small made-up tree breaks. */
const rulesBrokenBy = (tree: Readonly<Record<string, string>>): Broken[] =>
  broken(
    houseOf(new Map(Object.entries(tree))),
    new Set(Object.keys(tree).filter((file) => file.startsWith("entry/"))),
  );

describe("architecture", () => {
  it("finds the house in order", () => {
    expect(files.size).toBeGreaterThan(50);
    const exceptions = new Set(Object.keys(known));
    expect([...found.keys()].filter((rule) => !exceptions.has(rule)).map((rule) => [rule, saidOf(rule)])).toEqual([]);
  });

  it.each(Object.entries(known))("has no more exceptions than known, and knows of no more, to: %s", (rule, count) => {
    expect(found.get(rule)?.length ?? 0).toBe(count);
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
      'import { createTables } from "../../supabase/store/store.ts";',
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
      "what nodes share imports a node",
      "nodes/turn/x.ts",
      'import { verdict } from "../escalation/escalation.ts";',
      "what nodes share knows no node",
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
    [
      "a node proves a person",
      "nodes/payment/x.ts",
      'export const boss = () => Principal.prove({ door: "host", how: "host_says_so", id: "boss", at: "now" });',
      "a door that checks makes a principal, and nothing else does",
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
    const others = {
      "nodes/payment/payment.ts": "",
      "nodes/escalation/escalation.ts": "",
      "integrations/zendesk/index.ts": "",
      "integrations/zammad/index.ts": "",
      "integrations/zoho/index.ts": "",
      "integrations/telegram/index.ts": "",
      "integrations/sitniks/variables.ts": 'export const alsoKnownAs = ["snitkix"];',
    };
    const found = rulesBrokenBy({ ...others, [file]: source }).filter((each) => each.file === file);
    expect(found.map((each) => each.rule)).toContain(rule);
  });

  it("knows a vendor by its folder, and by the other names that a file there lists", () => {
    const named = (sources: Readonly<Record<string, string>>) =>
      rulesBrokenBy(sources).filter(({ rule }) => rule === "a vendor's name stays in its folder");
    const acme = 'export const alsoKnownAs = ["AKME"];';
    const names = (source: string) => named({ "integrations/acme/index.ts": acme, "src/core/x.ts": source });
    expect(names('export const usual = "acme";').map(({ file, what }) => [file, what])).toEqual([
      ["src/core/x.ts", "names acme"],
    ]);
    expect(names("const { AKME_KEY } = values;")).toHaveLength(1);
    expect(names('export const usual = "other";')).toEqual([]);
  });

  it("catches an exception that is needed no more", () => {
    expect(rulesBrokenBy({ "integrations/telegram/index.ts": "" }).map(({ rule }) => rule)).toContain(
      "an exception that is needed",
    );
  });

  it("catches a cycle, and one of types by another name", () => {
    const a = 'import { b } from "./b.ts";\nexport const a = b;';
    const b = 'import { a } from "./a.ts";\nexport const b = a;';
    expect(rulesBrokenBy({ "src/core/a.ts": a, "src/core/b.ts": b })).toEqual([
      { rule: "no cycles", file: "src/core/a.ts", what: "src/core/a.ts → src/core/b.ts" },
    ]);
    const typed = 'import type { a } from "./a.ts";\nexport const b = a;';
    expect(rulesBrokenBy({ "src/core/a.ts": a, "src/core/b.ts": typed })).toEqual([
      { rule: "no circles of types", file: "src/core/a.ts", what: "src/core/a.ts ⇄ src/core/b.ts" },
    ]);
  });

  it("catches a loose file, and a folder of nodes/ that is neither a node nor shared", () => {
    expect(rulesBrokenBy({ "src/helpers.ts": "" })).toContainEqual(
      expect.objectContaining({ rule: "only main, app and index lie loose in src/" }),
    );
    expect(rulesBrokenBy({ "nodes/misc/x.ts": "" }).map(({ rule }) => rule)).toEqual(["a node has its shape"]);
  });

  const node = {
    "nodes/wave/wave.ts": "export const WaveSlice = new StateSchema({});\nexport function wave() {}",
    "nodes/index.ts": 'export { WaveSlice, wave } from "./wave/wave.ts";',
    "entry/index.ts": 'export { WaveSlice, wave } from "../nodes/index.ts";',
    "docs/nodes.md": "| `wave` |",
    "test/nodes/wave/wave.test.ts": "",
  };
  it.each([
    ["nothing, when it is whole", {}, []],
    ["its slice", { "nodes/wave/wave.ts": "export function wave() {}" }, ["declares no WaveSlice"]],
    [
      "its factory",
      { "nodes/wave/wave.ts": "export const WaveSlice = new StateSchema({});" },
      ["has no factory wave()"],
    ],
    ["its export", { "nodes/index.ts": 'export { WaveSlice } from "./wave/wave.ts";' }, ["is not exported"]],
    ["its row in the documentation", { "docs/nodes.md": "" }, ["has no row in docs/nodes.md"]],
    ["its test", { "test/nodes/wave/wave.test.ts": undefined }, ["has no test in test/nodes/wave/"]],
  ])("misses at a node %s", (_what, change, expected) => {
    const tree = Object.entries({ ...node, ...change }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const shape = rulesBrokenBy(Object.fromEntries(tree)).filter(({ rule }) => rule === "a node has its shape");
    expect(shape.map(({ what }) => what)).toEqual(expected);
  });

  const tool = {
    "nodes/tools/count-eggs.ts": "export const countEggs = defineTool({});",
    "nodes/tools/product-tools.ts": "export const productTools = [\n  countEggs,\n];",
    "test/nodes/tools/count-eggs.test.ts": "",
  };
  it.each([
    ["nothing, when it is whole", {}, []],
    [
      "its name",
      { "nodes/tools/count-eggs.ts": "export const eggs = defineTool({});" },
      ["does not export one tool, countEggs"],
    ],
    [
      "its place in the list",
      { "nodes/tools/product-tools.ts": "" },
      ["is not listed in nodes/tools/product-tools.ts"],
    ],
    ["its test", { "test/nodes/tools/count-eggs.test.ts": undefined }, ["has no test of its own"]],
  ])("misses at a tool %s", (_what, change, expected) => {
    const tree = Object.entries({ ...tool, ...change }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const shape = rulesBrokenBy(Object.fromEntries(tree)).filter(({ rule }) => rule === "a tool has its shape");
    expect(shape.map(({ what }) => what)).toEqual(expected);
  });

  const vendor = {
    "integrations/acme/index.ts": "export const acme: HelpdeskVendor = {};",
    "integrations/acme/README.md": "",
    "test/fakes/acme.ts": "",
    "test/integrations/acme/acme.test.ts": "",
  };
  it.each([
    ["nothing, when it is whole", undefined, []],
    ["its data", "integrations/acme/index.ts", ["index.ts does not export acme as data"]],
    ["its README", "integrations/acme/README.md", ["has no README.md"]],
    ["its fake", "test/fakes/acme.ts", ["has no fake"]],
    ["its test", "test/integrations/acme/acme.test.ts", ["has no test"]],
  ])("misses at a vendor %s", (_what, gone, expected) => {
    const tree = Object.fromEntries(Object.entries(vendor).filter(([path]) => path !== gone));
    const shape = rulesBrokenBy({ ...tree }).filter(({ rule }) => rule === "a vendor has its shape");
    expect(shape.map(({ what }) => what)).toEqual(expected);
  });

  const inbound = { "src/core/inbound.ts": 'interface Left { readonly kind: "customer_left"; }' };
  it.each([
    ["switches over kinds of inbounds", 'switch (kind) {\n  case "customer_left":\n}'],
    ["builds an effect", "const effect = { key: effectKeyOf({}) };"],
  ])("catches it when the store %s", (what, source) => {
    expect(rulesBrokenBy({ ...inbound, "supabase/store/x.ts": source })).toContainEqual(
      expect.objectContaining({ rule: "the store decides nothing", what }),
    );
    const harmless = 'switch (outcome) {\n  case "locked":\n}';
    expect(rulesBrokenBy({ ...inbound, "supabase/store/x.ts": harmless })).toEqual([]);
  });

  it("catches an export that no file takes, also behind a list of everything", () => {
    const tree = {
      "src/core/a.ts": "export const used = 1;\nexport const idle = 2;\nexport type Idle = string;",
      "src/core/index.ts": 'export * from "./a.ts";',
      "entry/index.ts": 'import { used as mine } from "../src/core/index.ts";\nexport const entry = mine;',
    };
    expect(rulesBrokenBy(tree).filter(({ rule }) => rule === "what is exported is used")).toEqual([
      { rule: "what is exported is used", file: "src/core/a.ts", what: "idle" },
      { rule: "what is exported is used", file: "src/core/a.ts", what: "Idle" },
    ]);
  });

  it("catches an example that reaches inside, and a root that loads the rehearsal model", () => {
    expect(
      rulesBrokenBy({ "examples/x.ts": 'import { x } from "../src/core/index.ts";', "src/core/index.ts": "" }),
    ).toContainEqual(expect.objectContaining({ rule: "examples import the public entries alone" }));
    const loading = (line: string) =>
      rulesBrokenBy({ "src/index.ts": line, "integrations/rehearsal/index.ts": "" }).map(({ rule }) => rule);
    const rule = "the rehearsal model is loaded by its own entry";
    expect(loading('import { x } from "../integrations/rehearsal/index.ts";')).toContain(rule);
    expect(loading('export const x = () => import("../integrations/rehearsal/index.ts");')).not.toContain(rule);
  });

  it("catches two tests of one name, but not the same name in two groups", () => {
    const named = (...tests: readonly (readonly [file: string, fullName: string])[]) =>
      repeatedNames(tests.map(([file, fullName]) => ({ file, fullName })));
    expect(named(["x", "a > b"], ["x", "a > b"])).toEqual(['"a > b" in x']);
    expect(named(["x", "a > b"], ["y", "a > b"])).toEqual(['"a > b" in x and y']);
    expect(named(["x", "a > b"], ["x", "c > b"])).toEqual([]);
  });

  it("catches a long function, a wide line, and a spread that only pleases the formatter", () => {
    const body = (lines: number) => `const long = () => {\n${"  f();\n".repeat(lines - 2)}};`;
    const broken = (source: string) => rulesBrokenBy({ "src/core/x.ts": source }).map(({ rule }) => rule);
    expect(broken(body(40))).toEqual([]);
    expect(broken(body(41))).toEqual(["no function over 40 lines"]);
    expect(broken(`// ${"a".repeat(118)}`)).toEqual(["no line over 120 characters outside strings"]);
    expect(broken(`const text = "${"a".repeat(118)}";`)).toEqual([]);
    expect(broken("const x = { ...{ a, b } };")).toEqual(["no spread of a literal"]);
    expect(broken("const x = { ...({ a } as const), ...b };")).toEqual(["no spread of a literal"]);
    expect(broken("const x = { ...(a ? {} : { a }) };")).toEqual([]);
  });
});
