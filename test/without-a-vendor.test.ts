import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { testVendors } from "./kit/helpdesk-vendors.ts";
import { inSmall } from "./kit/in-small.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const product = ["src", "graph", "nodes", "integrations", "supabase", "package.json", "tsconfig.json"];
let dir: string;
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it.each(inSmall(Object.keys(testVendors).slice(0, 1), Object.keys(testVendors)))(
  "without %s's folder and its line in the registry the rest compiles",
  (vendor) => {
    dir = mkdtempSync(join(tmpdir(), "deskgraph-without-"));
    for (const each of product) cpSync(join(root, each), join(dir, each), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(dir, "node_modules"));
    rmSync(join(dir, "integrations", vendor), { recursive: true });
    const registry = join(dir, "integrations", "index.ts");
    const lines = readFileSync(registry, "utf8").split("\n");
    const left = lines
      .filter((line) => !line.includes(`./${vendor}/`))
      .map((line) => line.replace(new RegExp(`(?<=[{ ])${vendor}(, |(?= ))`), ""));
    writeFileSync(registry, left.join("\n"));
    const tsc = join(root, "node_modules", ".bin", "tsc");
    expect(() => execFileSync(tsc, ["--noEmit", "-p", dir], { stdio: "pipe" })).not.toThrow();
  },
);
