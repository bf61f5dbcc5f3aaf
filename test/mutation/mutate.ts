/**
 * `npm run mutate -- src/core`: puts one mistake after the other into a folder and asks its tests. Not a part of CI: it
 * takes from minutes to hours. The report is test/mutation/reports/<folder>.html.
 * `--files money.ts,reading/phrase.ts` takes these files of the folder alone, `--tests test/core/money.test.ts` asks
 * these tests alone, and `--at-once 1` spares a busy machine.
 */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { folders } from "./folders.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const stryker = join(here, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js");
const {
  positionals: [wanted = ""],
  values: { files, tests: asked, "at-once": atOnce },
} = parseArgs({
  allowPositionals: true,
  options: { files: { type: "string" }, tests: { type: "string" }, "at-once": { type: "string", default: "2" } },
});
const tests = folders[wanted];

if (tests === undefined) {
  process.stderr.write(`Name one of these folders: ${Object.keys(folders).join(", ")}\n`);
  process.exit(2);
}
if (!existsSync(stryker)) {
  process.stderr.write("Stryker is not here yet: npm install --prefix test/mutation\n");
  process.exit(2);
}
// Tests and runner have to share one vitest, and the tests' is the product's.
const own = join(here, "node_modules", "vitest");
rmSync(own, { recursive: true, force: true });
symlinkSync(join(root, "node_modules", "vitest"), own);

const mutated = files?.split(",") ?? ["**/*.ts", "!**/index.ts"];
const name = [wanted, ...(files?.split(",") ?? [])].join("-").replaceAll("/", "-");
const reports = join(here, "reports");
const config = join(tmpdir(), `deskgraph-stryker-${process.pid}.json`);
writeFileSync(
  config,
  JSON.stringify({
    testRunner: "vitest",
    plugins: [join(here, "node_modules", "@stryker-mutator", "vitest-runner", "dist", "src", "index.js")],
    vitest: { configFile: "test/mutation/vitest.config.ts", related: true },
    mutate: mutated.map((each) => (each.startsWith("!") ? `!${wanted}/${each.slice(1)}` : `${wanted}/${each}`)),
    ignorePatterns: ["dist", "bench", "docs", ".deskgraph", "test/mutation/node_modules", "test/mutation/reports"],
    // It would rewrite it with the API of TypeScript 5, and nobody reads it there.
    tsconfigFile: "none.json",
    tempDirName: join(tmpdir(), "deskgraph-stryker"),
    coverageAnalysis: "perTest",
    concurrency: Number(atOnce),
    // What loops for ever is cut off; what only waits longer because a machine is busy is not.
    timeoutMS: 30_000,
    timeoutFactor: 3,
    // Texts for people and errors' words are no promises; everything else that a mistake can be made in is asked about.
    mutator: { excludedMutations: ["StringLiteral"] },
    ignoreStatic: true,
    reporters: ["clear-text", "html", "json", "progress-append-only"],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
    htmlReporter: { fileName: join(reports, `${name}.html`) },
    jsonReporter: { fileName: join(reports, `${name}.json`) },
    thresholds: { high: 95, low: 85, break: 85 },
  }),
);
const ran = spawnSync(process.execPath, [stryker, "run", config], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, DESKGRAPH_MUTATE_TESTS: asked ?? tests.join(",") },
});
rmSync(config, { force: true });
process.exitCode = ran.status ?? 1;
