import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { duplicatedBlocks } from "../../bench/house/duplicates.ts";
import { functionsIn, withoutTypes } from "../../bench/house/functions.ts";
import { hopsOf } from "../../bench/house/hops.ts";
import { instrument } from "../../bench/house/instrument.ts";
import { masked } from "../../bench/house/mask.ts";
import { membersOf, namesOf } from "../../bench/house/surface.ts";

describe("the mask", () => {
  it.each([
    ["a comment", "a; // }\nb", "a;     \nb"],
    ["a string", 'f("}{\\"")', 'f("____")'],
    ["a template with code in it", "`}\u0024{a({})}{`", "`__(a({}))_`"],
    ["a template in a template", "`\u0024{`}\u0024{b}`}`", "`_(`__(b)`)`"],
    ["a regular expression", "x = /[/}]\\//g;", "x = /______/g;"],
    ["a division", "x = a / b / c;", "x = a / b / c;"],
  ])("takes %s out, and keeps every place", (_what, source, expected) => {
    expect(masked(source)).toBe(expected);
  });
});

const source = `
export async function outer(a: { b: string }): Promise<void> {
  if (a) {
    return;
  }
}
const arrow = (x: number): number => x ? 1 : 2;
class A {
  method(): void {
  }
}
const list = [1].map((n) => ({ n, at: () => n }));
const pick = true ? () => 1 : () => 2;
`;

describe("functions", () => {
  it("are found with their names and their lines, and nothing else is", () => {
    const found = functionsIn(withoutTypes(source)).map(({ name, lineCount }) => `${name} ${lineCount}`);
    expect(found).toEqual(["outer 5", "arrow 1", "method 2", " 1", "at 1", " 1", " 1"]);
  });

  it("say that they were entered, and do what they did", () => {
    const entered: number[] = [];
    const script = "const f = (a) => a ?? ((b) => b)(1); function g(x) { return f(x) + f(2); } g(undefined);";
    const result = runInNewContext(instrument(script, 5), { __entered: (id: number) => entered.push(id) });
    expect([result, entered]).toEqual([3, [7, 5, 6, 5]]);
  });
});

describe("counts", () => {
  it("hops once each way, file changes each time, without the rehearsal model", () => {
    const entries = ["a.ts", "b.ts", "a.ts", "integrations/rehearsal/x.ts", "b.ts", "src/app.ts"];
    expect(hopsOf(entries.map((file) => ({ file, name: "f" })))).toMatchObject({
      hops: 3,
      changes: 4,
      files: 3,
      functions: 3,
      plumbing: 1,
    });
  });

  it("names through export *, and members with those that are inherited", () => {
    const sources = new Map([
      ["src/index.ts", 'export * from "./a.ts";\nexport { x, type Y as Z } from "./b.ts";\nexport const w = 1;'],
      ["src/a.ts", "export interface Port extends Base {\n  one(of: { a: 1; b: 2 }): void;\n  two: 1;\n}"],
      ["src/b.ts", "export interface Base {\n  zero: 1;\n}"],
    ]);
    expect([...namesOf("src/index.ts", sources)].sort()).toEqual(["Port", "Z", "w", "x"]);
    expect(membersOf("Port", sources)).toBe(3);
  });

  it("a repeated run of lines once, however long and however often", () => {
    const block = Array.from({ length: 8 }, (_, at) => `  line(${at});`).join("\n");
    const files = (...texts: string[]) => new Map(texts.map((text, at) => [`${at}.ts`, text]));
    expect(duplicatedBlocks(files(block, `first();\n${block}`, block.replaceAll("  ", "")))).toEqual({
      blocks: 1,
      lines: 24,
    });
    expect(duplicatedBlocks(files(block, block.split("\n").slice(0, 5).join("\n")))).toEqual({ blocks: 0, lines: 0 });
  });
});
