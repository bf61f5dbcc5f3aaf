import type { Reporter, TestModule } from "vitest/node";
import { repeatedNames } from "./repeated-names.ts";

/** Ends every run with what was skipped and why, then one plain line that machines and people read alike. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandled.length, skipped: 0 };
    const reasons = new Map<string, number>();
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    count.failed += modules.filter((module) => module.errors().length > 0).length;
    for (const test of tests) {
      const { state } = test.result();
      if (state === "passed" || state === "failed") count[state] += 1;
      if (state === "skipped") {
        count.skipped += 1;
        const suite = test.fullName.split(" > ")[0] ?? test.fullName;
        reasons.set(suite, (reasons.get(suite) ?? 0) + 1);
      }
    }
    for (const repeated of repeatedNames(
      tests.map(({ module, fullName }) => ({ file: module.relativeModuleId, fullName })),
    )) {
      process.stdout.write(`two tests have one name: ${repeated}\n`);
      count.failed += 1;
      process.exitCode = 1;
    }
    for (const [suite, tests] of reasons) process.stdout.write(`skipped ${tests}: ${suite}\n`);
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
    process.stdout.write(`${count.passed} passed, ${count.failed} failed${skipped}\n`);
  }
}
