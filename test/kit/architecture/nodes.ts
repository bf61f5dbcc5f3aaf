import type { Broken, House } from "./house.ts";
import { camel, pascal, snake } from "./spelling.ts";

/** What nodes share. Every other folder of nodes/ is a node: the list of nodes is never kept by hand. */
const sharedRooms: ReadonlySet<string> = new Set(["turn", "sale", "handoff", "texts"]);

export const nodesIn = ({ paths }: House): string[] => [
  ...new Set(
    [...paths].flatMap((path) => {
      const folder = /^nodes\/([a-z-]+)\//.exec(path)?.[1];
      return folder === undefined || sharedRooms.has(folder) ? [] : [folder];
    }),
  ),
];

/** The tools' contract is read by the agent, which offers them to the model. */
const mayBeRead = /^nodes\/tools\//;

/** A node works without the others; what two of them need lies in a shared room, which knows none of them. */
export function nodesKnowNoOther(house: House): Broken[] {
  const nodes = new Set(nodesIn(house));
  return [...house.imports].flatMap(([file, imports]) => {
    const own = /^nodes\/([a-z-]+)\//.exec(file)?.[1];
    if (own === undefined) return [];
    const rule = nodes.has(own) ? "a node knows no other node" : "what nodes share knows no node";
    return imports
      .filter(({ from }) => {
        const other = /^nodes\/([a-z-]+)\//.exec(from)?.[1];
        return other !== undefined && other !== own && nodes.has(other) && !(nodes.has(own) && mayBeRead.test(from));
      })
      .map(({ from }) => ({ rule, file, what: `imports ${from}` }));
  });
}

/** A folder; in it a file of its name with a slice and a factory; both exported; a row in the documentation; a test. */
export function nodesHaveTheirShape(house: House): Broken[] {
  const { paths, sources, documents } = house;
  const index = sources.get("nodes/index.ts") ?? "";
  const table = documents.get("docs/nodes.md") ?? "";
  return nodesIn(house).flatMap((node) => {
    const file = `nodes/${node}/${node}.ts`;
    const source = sources.get(file);
    if (source === undefined) return [{ rule: "a node has its shape", file, what: "there is no such file" }];
    const slice = `${pascal(node)}Slice`;
    const missing = [
      source.includes(`export const ${slice} = new StateSchema(`) ? [] : [`declares no ${slice}`],
      new RegExp(`export function ${camel(node)}\\(`).test(source) ? [] : [`has no factory ${camel(node)}()`],
      [slice, camel(node)].every((name) => new RegExp(`[{,]\\s*${name}\\b`).test(index)) ? [] : ["is not exported"],
      table.includes(`\`${snake(node)}\``) ? [] : ["has no row in docs/nodes.md"],
      [...paths].some((path) => path.startsWith(`test/nodes/${node}/`) && path.endsWith(".test.ts"))
        ? []
        : [`has no test in test/nodes/${node}/`],
    ].flat();
    return missing.map((what) => ({ rule: "a node has its shape", file, what }));
  });
}
