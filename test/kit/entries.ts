import { readFileSync } from "node:fs";
import { z } from "zod";

/** What the package exports, as sources: `deskgraph/nodes` → `nodes/index.ts`. */
export const entries: ReadonlyMap<string, string> = new Map(
  Object.entries(
    z
      .object({ exports: z.record(z.string(), z.union([z.object({ default: z.string() }), z.string()])) })
      .parse(JSON.parse(readFileSync("package.json", "utf8"))).exports,
  ).flatMap(([path, entry]) =>
    // A file that is given as it is has no source.
    typeof entry === "string"
      ? []
      : [[`deskgraph${path.slice(1)}`, entry.default.replace(/^\.\/dist\//, "").replace(/\.js$/, ".ts")]],
  ),
);
