import { posix } from "node:path";
import { masked } from "./mask.ts";
import type { Sources } from "./product.ts";

/** What a file exports, with each `export *` followed. */
export function namesOf(file: string, sources: Sources): ReadonlySet<string> {
  const source = sources.get(file);
  if (source === undefined) throw new Error(`there is no ${file}`);
  const names = new Set<string>();
  for (const [, from = ""] of source.matchAll(/^export \* from "([^"]+)"/gm))
    for (const name of namesOf(resolved(file, from), sources)) names.add(name);
  for (const [, list = ""] of source.matchAll(/^export (?:type )?\{([^}]*)\}/gm))
    for (const name of listed(list)) names.add(name);
  const declared =
    /^export (?:default )?(?:declare )?(?:abstract )?(?:async )?(?:const enum|const|let|function\*?|class|interface|type|enum) ([\w$]+)/gm;
  for (const [, name = ""] of source.matchAll(declared)) names.add(name);
  return names;
}

/** "a, type B as C" → a, C. */
const listed = (list: string): string[] =>
  list
    .replace(/\/\/.*|\/\*[\s\S]*?\*\//g, "")
    .split(",")
    .flatMap((item) => /([\w$]+)\s*$/.exec(item.trim())?.[1] ?? []);

const resolved = (file: string, from: string): string => posix.join(posix.dirname(file), from);

/** How many members an interface has, with those of what it extends; 0 where there is none of that name. */
export function membersOf(name: string, sources: Sources): number {
  for (const source of sources.values()) {
    const found = new RegExp(`^export interface ${name}\\b([^{]*)\\{`, "m").exec(source);
    if (found === null) continue;
    const parents = [...(found[1] ?? "").replace("extends", "").matchAll(/\b[A-Z]\w+/g)].map(([parent]) => parent);
    const own = ownMembers(masked(source), found.index + found[0].length);
    return parents.reduce((sum, parent) => sum + membersOf(parent, sources), own);
  }
  return 0;
}

/** Each member ends with ";" outside of all brackets. */
function ownMembers(code: string, from: number): number {
  let depth = 0;
  let count = 0;
  for (const char of code.slice(from)) {
    if ("([{".includes(char)) depth += 1;
    if (")]}".includes(char)) depth -= 1;
    if (depth < 0) return count;
    if (char === ";" && depth === 0) count += 1;
  }
  return count;
}
