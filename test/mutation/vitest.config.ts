import { statSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Small files first: they are the quick ones, and the first test that notices a mistake ends the question. */
class SmallFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sizeOf = ({ moduleId }: TestSpecification): number => statSync(moduleId).size;
    return files.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  }
}

/** As in the root's, but for the tests that mutate.ts names and for what Stryker decides itself. */
export default defineConfig({
  test: {
    include: (process.env["DESKGRAPH_MUTATE_TESTS"] ?? "test/core/**")
      .split(",")
      .map((each) => (each.endsWith(".ts") ? each : `${each.replace(/\/\*\*$/, "")}/**/*.test.ts`)),
    env: { DESKGRAPH_TESTS: "small" },
    isolate: false,
    sequence: { sequencer: SmallFirst },
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
