import { readFileSync } from "node:fs";
import { z } from "zod";

/** What the package exports, as sources: `deskgraph/nodes` → `nodes/index.ts`. */
export const entries: ReadonlyMap<string, string> = new Map(
  Object.entries(
    z
      .object({ exports: z.record(z.string(), z.object({ default: z.string() })) })
      .parse(JSON.parse(readFileSync("package.json", "utf8"))).exports,
  ).map(([path, { default: built }]) => [
    `deskgraph${path.slice(1)}`,
    built.replace(/^\.\/dist\//, "").replace(/\.js$/, ".ts"),
  ]),
);
