import type { Broken, House } from "./house.ts";
import { camel } from "./spelling.ts";

const list = "nodes/tools/product-tools.ts";

/** A file that makes a tool makes this one alone, under its own name; it is listed, and has a test. */
export function toolsHaveTheirShape({ sources, paths }: House): Broken[] {
  const listed = sources.get(list) ?? "";
  return [...sources].flatMap(([file, source]) => {
    const name = /^nodes\/tools\/([a-z-]+)\.ts$/.exec(file)?.[1];
    const made = [...source.matchAll(/^(export )?const (\w+)[^=\n]* = defineTool\(/gm)];
    if (name === undefined || made.length === 0) return [];
    const missing = [
      made.length === 1 && made[0]?.[1] !== undefined && made[0][2] === camel(name)
        ? []
        : [`does not export one tool, ${camel(name)}`],
      new RegExp(`^ +${camel(name)},$`, "m").test(listed) ? [] : [`is not listed in ${list}`],
      paths.has(`test/nodes/tools/${name}.test.ts`) ? [] : ["has no test of its own"],
    ].flat();
    return missing.map((what) => ({ rule: "a tool has its shape", file, what }));
  });
}
