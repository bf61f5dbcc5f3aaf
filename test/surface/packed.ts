/**
 * What a developer gets: the packed package in an empty folder, beside a LangGraph of their own. One copy of each
 * library, and README's example runs. Needs the registry. `node test/surface/packed.ts [langgraph core]`, for instance
 * `latest latest`.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { codeBlocksOf } from "../kit/code-blocks.ts";

const shared = ["@langchain/core", "@langchain/langgraph", "@langchain/langgraph-checkpoint", "deskgraph"];
const { packages } = z
  .object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
  .parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
const lockedVersion = (name: string): string | undefined => packages[`node_modules/${name}`]?.version;
const [langgraph = lockedVersion("@langchain/langgraph"), core = lockedVersion("@langchain/core")] =
  process.argv.slice(2);

const repository = resolve(".");
const folder = mkdtempSync(join(tmpdir(), "deskgraph-packed-"));
const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, [...args], { cwd, encoding: "utf8", timeout: 400_000, stdio: ["ignore", "pipe", "pipe"] });

interface Installed {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, Installed>>;
}
const versionsIn = ({ dependencies = {} }: Installed, name: string): string[] =>
  Object.entries(dependencies).flatMap(([each, installed]) => [
    ...(each === name && installed.version !== undefined ? [installed.version] : []),
    ...versionsIn(installed, name),
  ]);

function check(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Error(what);
  process.stdout.write(`ok: ${what}\n`);
}

try {
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder], repository)) as [
    { readonly filename: string },
  ];
  writeFileSync(join(folder, "package.json"), '{ "name": "host", "private": true, "type": "module" }');
  const wanted = [`@langchain/langgraph@${langgraph}`, `@langchain/core@${core}`];
  run("npm", ["install", "--no-audit", "--no-fund", `./${packed.filename}`, ...wanted], folder);

  const tree = JSON.parse(run("npm", ["ls", "--json", ...shared], folder)) as Installed;
  for (const name of shared) {
    const versions = [...new Set(versionsIn(tree, name))];
    check(versions.length === 1, `one copy of ${name}: ${versions.join(", ")}`);
  }

  const [example] = codeBlocksOf("README.md", readFileSync("README.md", "utf8"));
  if (example === undefined) throw new Error("README has no example");
  writeFileSync(join(folder, "example.ts"), example.code);
  const printed = run(process.execPath, ["example.ts"], folder).trim();
  check(printed === "crm.status crm.assign ticket.open staff.post", `README's example prints: ${printed}`);

  // As a strict host compiles it: our declarations are checked with its own.
  const entries = ["deskgraph", "deskgraph/nodes", "deskgraph/graph", "deskgraph/rehearsal"];
  writeFileSync(
    join(folder, "strict.ts"),
    entries.map((entry, at) => `export * as part${at} from ${JSON.stringify(entry)};`).join("\n"),
  );
  const options = {
    target: "es2023",
    module: "nodenext",
    types: ["node"],
    strict: true,
    skipLibCheck: false,
    noEmit: true,
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: options, files: ["strict.ts", "example.ts"] }),
  );
  run(join(repository, "node_modules/.bin/tsc"), ["-p", "."], folder);
  check(true, "a strict host compiles every entry and the example, our declarations included");

  const tarball = join(folder, packed.filename);
  run(join(repository, "node_modules/.bin/publint"), ["--strict", tarball], repository);
  run(join(repository, "node_modules/.bin/attw"), [tarball, "--profile", "esm-only"], repository);
  check(true, "publint and attw find nothing");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
