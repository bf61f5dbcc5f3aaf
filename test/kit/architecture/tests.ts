import type { Broken, House } from "./house.ts";
import { isSyntaxNode, type SyntaxNode, walk } from "./syntax.ts";

const starters: ReadonlySet<string> = new Set(["it", "test", "describe"]);

/**
 * Two tests of one name cannot be told apart in a report. Tables count by their pattern, a name by the groups around
 * it.
 */
export const testNamesAreUnique = ({ sources }: House): Broken[] =>
  [...sources]
    .filter(([file]) => file.endsWith(".test.ts"))
    .flatMap(([file, source]) => {
      const names = namesIn(source);
      const twice = names.filter((name, index) => names.indexOf(name) !== index);
      return twice.map((what) => ({ rule: "test names are unique", file, what }));
    });

function namesIn(source: string): string[] {
  const groups: { readonly title: string; readonly end: number }[] = [];
  const names: string[] = [];
  walk(source, (node) => {
    const started = startedBy(node);
    if (started === undefined) return;
    while ((groups.at(-1)?.end ?? Number.POSITIVE_INFINITY) < node.start) groups.pop();
    const path = [...groups.map(({ title }) => title), started.title].join(" > ");
    if (started.by === "describe") groups.push({ title: started.title, end: node.end });
    else names.push(path);
  });
  return names;
}

/** `it("…")`, `it.skipIf(…)("…")`, `describe.each(…)("…")`. */
function startedBy(node: SyntaxNode): { readonly by: string; readonly title: string } | undefined {
  const by = node.type === "CallExpression" ? rootOf(node["callee"]) : undefined;
  const [title] = Array.isArray(node["arguments"]) ? node["arguments"] : [];
  if (by === undefined || !starters.has(by) || !isSyntaxNode(title) || typeof title["value"] !== "string")
    return undefined;
  return { by, title: title["value"] };
}

function rootOf(callee: unknown): string | undefined {
  if (!isSyntaxNode(callee)) return undefined;
  if (callee.type === "Identifier") return String(callee["name"]);
  return rootOf(callee.type === "CallExpression" ? callee["callee"] : callee["object"]);
}
