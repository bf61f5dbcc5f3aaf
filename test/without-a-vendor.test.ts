import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { channels, crms, helpdesks } from "../integrations/index.ts";
import { briefly, cleanEnv } from "./kit/clean-env.ts";
import { inSmall } from "./kit/in-small.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const product = ["src", "graph", "nodes", "integrations", "supabase", "package.json", "tsconfig.json"];
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "deskgraph-without-"));
  for (const each of product) cpSync(join(root, each), join(dir, each), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Its folder, and what the registry says of it: an import, and a word in a list. */
function remove(vendor: string): void {
  rmSync(join(dir, "integrations", vendor), { recursive: true });
  const registry = join(dir, "integrations", "index.ts");
  const lines = readFileSync(registry, "utf8").split("\n");
  const left = lines
    .filter((line) => !line.includes(`./${vendor}/`))
    .map((line) => line.replace(new RegExp(`(?<=[{ ])${vendor}(, |(?= ))`), ""));
  writeFileSync(registry, left.join("\n"));
}

const compile = (): unknown =>
  execFileSync(join(root, "node_modules", ".bin", "tsc"), ["--noEmit", "--checkers", "1", "-p", dir], {
    stdio: "pipe",
  });

const vendors = [...Object.keys(helpdesks), ...Object.keys(crms), ...Object.keys(channels)];

it.each(inSmall(vendors.slice(0, 1), vendors))(
  "without %s's folder and its line in the registry the rest compiles",
  (vendor) => {
    remove(vendor);
    expect(compile).not.toThrow();
  },
);

it("without any vendor the rest compiles, and the product answers in the terminal", () => {
  for (const vendor of vendors) remove(vendor);
  expect(compile).not.toThrow();
  const said = execFileSync(process.execPath, [...briefly, join(dir, "src", "cli", "bin.mjs"), "chat"], {
    cwd: dir,
    env: cleanEnv,
    input: "Добрий день!\n",
    encoding: "utf8",
    stdio: "pipe",
  });
  expect(said).toContain("AI-помічник");
}, 120_000);
