import { defineConfig } from "vitest/config";

/** As in the root's, but for the tests that mutate.ts names and for what Stryker decides itself. */
export default defineConfig({
  test: {
    include: (process.env["DESKGRAPH_MUTATE_TESTS"] ?? "test/core/**")
      .split(",")
      .map((each) => (each.endsWith(".ts") ? each : `${each.replace(/\/\*\*$/, "")}/**/*.test.ts`)),
    env: { DESKGRAPH_TESTS: "small" },
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
