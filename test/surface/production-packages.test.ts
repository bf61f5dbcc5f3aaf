import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readProduction } from "./production-packages.ts";

const licences = [
  "MIT",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "0BSD",
  "MIT or MPL-2.0",
  "(MIT OR CC0-1.0)",
];

describe("what is installed where the product runs", () => {
  const { packages, direct } = readProduction();

  it("is this many packages, and each new one is a decision", () => {
    expect(packages).toHaveLength(128);
    expect(direct.flatMap(({ all }) => all).filter((path) => !packages.some((each) => each.path === path))).toEqual([]);
  });

  it("may be passed on by who embeds it: no licence asks for more than its text", () => {
    expect(packages.filter(({ licence }) => !licences.includes(licence))).toEqual([]);
  });

  it("is proven by the lockfile, byte by byte, and runs nothing while it is installed", () => {
    expect(packages.filter(({ hasIntegrity }) => !hasIntegrity)).toEqual([]);
    expect(packages.filter(({ hasInstallScript }) => hasInstallScript)).toEqual([]);
  });

  it("has a reason: each package that we name is in the table of dependencies", () => {
    const table = readFileSync("docs/house.md", "utf8").split("## Dependencies")[1] ?? "";
    const isNamed = (name: string): boolean =>
      table.includes(`\`${name}\``) || (name.startsWith("@langchain/") && table.includes("…-checkpoint"));
    expect(direct.filter(({ name }) => !isNamed(name)).map(({ name }) => name)).toEqual([]);
  });
});
