import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { defineConfig } from "vitest/config";
import { cleanEnv } from "./test/kit/clean-env.ts";
import LongestFirst from "./test/kit/longest-first.ts";

const all = ["test/**/*.test.ts"];
/** What others prove in small: the same once more with processes that are started and killed. */
const onlyWhole = ["test/**/*.whole.test.ts"];

/**
 * Files whose promises have a whole form too (test/kit/in-small.ts, test/kit/at-vendors.ts), in themselves, in a
 * contract that they import or in `hostile.ts`.
 */
const withWholeForm = (): string[] => globSync(all).filter((file) => scales(file));

function scales(file: string): boolean {
  if (file.endsWith(".whole.test.ts")) return true;
  const text = readFileSync(file, "utf8");
  const shared = [...text.matchAll(/from "(\..*\/(?:contracts\/.*|kit\/hostile)\.ts)"/g)].map(([, path = ""]) =>
    join(dirname(file), path),
  );
  return /\b(inSmall|helpdesksInTurn|atHelpdesks)[(<]/.test(text) || shared.some(scales);
}

/**
 * Three sizes: `vitest run` proves every promise in small; `--mode all` runs everything in whole; `--mode whole` runs
 * what the first leaves out, which is the whole form of the files that have one.
 */
export default defineConfig(({ mode }) => ({
  test: {
    include: mode === "whole" ? withWholeForm() : all,
    exclude: mode === "whole" || mode === "all" ? [] : onlyWhole,
    env: { ...cleanEnv, DESKGRAPH_TESTS: mode === "whole" || mode === "all" ? "whole" : "small" },
    // Node strips the types itself, as it does where the product runs, and keeps what it compiled: light files cost a
    // sixth less so (November 2026). Mocks of modules would need vite's runner; no test has one.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Two cores, and two workers more: a third of the time a file waits for a deadline or a poll (December 2026). Each is
    // used for many files, so the product is loaded and an embedded Postgres started once a worker. What a file changes
    // for all it puts back itself; spies and variables go by themselves.
    maxWorkers: 4,
    isolate: false,
    sequence: { sequencer: LongestFirst },
    restoreMocks: true,
    unstubEnvs: true,
    // Guards against a test that hangs, never a measure: a busy machine may be twenty times slower than a calm one.
    // No test has a limit of its own.
    testTimeout: mode === "test" ? 300_000 : 1_800_000,
    hookTimeout: 300_000,
    reporters: ["default", "./test/kit/closing-line.ts"],
  },
}));
