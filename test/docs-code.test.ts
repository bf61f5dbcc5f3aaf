import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type CodeBlock, codeBlocksOf } from "./kit/code-blocks.ts";
import { complaintsIn, keep, recall } from "./kit/compile.ts";
import { entries } from "./kit/entries.ts";

/** Inside the repository, so that its packages are found; inside node_modules, so that nothing else reads it. */
mkdirSync("node_modules/.cache", { recursive: true });
const folder = mkdtempSync("node_modules/.cache/docs-");
/** What the compiler learned of the blocks and the house. */
const learned = "docs-code.tsbuildinfo";
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says to these blocks, as `file:line message` of the document. */
function complaints(blocks: readonly CodeBlock[]): string[] {
  const names = blocks.map((_, index) => `block-${index}.ts`);
  for (const [index, { code }] of blocks.entries())
    writeFileSync(join(folder, `block-${index}.ts`), `${code}export {};\n`);
  const back = relative(folder, ".");
  const paths = Object.fromEntries([...entries].map(([entry, file]) => [entry, [`${back}/${file}`]]));
  const config = {
    extends: `${back}/tsconfig.json`,
    compilerOptions: { paths, types: ["node"], noUnusedLocals: false, noUnusedParameters: false },
    files: names,
    include: [],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  recall(folder, learned);
  const complained = complaintsIn(folder);
  keep(folder, learned);
  return complained.map((line) => {
    const [, index, at, message] = /block-(\d+)\.ts\((\d+),\d+\): error (.*)$/.exec(line) ?? [];
    const block = index === undefined ? undefined : blocks[Number(index)];
    return block === undefined ? line : `${block.file}:${block.line + Number(at) - 1} ${message}`;
  });
}

describe("the code in the documentation", () => {
  const blocks = ["README.md", ...globSync("docs/*.md")].flatMap((file) =>
    codeBlocksOf(file, readFileSync(file, "utf8")),
  );

  it("compiles against the sources, and a mistake in it would be found", () => {
    expect(blocks.length).toBeGreaterThan(8);
    const wrong = codeBlocksOf(
      "wrong.md",
      'Words.\n\n```ts\nimport { demoShop } from "deskgraph";\n\ndemoShop.nome;\n```\n',
    );
    expect(complaints([...blocks, ...wrong])).toEqual([
      expect.stringMatching(/^wrong\.md:6 TS2\d+: Property 'nome' does not exist/),
    ]);
  });
});
