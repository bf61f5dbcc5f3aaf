import type { Broken, House } from "./house.ts";
import type { Import } from "./imports.ts";

type Graph = ReadonlyMap<string, readonly Import[]>;

/** Of run-time imports: code that is loaded in a circle meets half-loaded modules. */
export const noCycles = ({ imports }: House): Broken[] =>
  circlesOf(imports, ({ isTypeOnly }) => !isTypeOnly).map((circle) => ({
    rule: "no cycles",
    file: circle[0] ?? "",
    what: circle.join(" → "),
  }));

/** Of types: they load well, but neither file can be read without the other. */
export const noTypeCircles = ({ imports }: House): Broken[] => {
  const atRunTime = new Set(circlesOf(imports, ({ isTypeOnly }) => !isTypeOnly).map((circle) => circle.join()));
  return circlesOf(imports, () => true)
    .filter((circle) => !atRunTime.has(circle.join()))
    .map((circle) => ({ rule: "no circles of types", file: circle[0] ?? "", what: circle.join(" ⇄ ") }));
};

/** Files that reach each other, in groups, each sorted (Tarjan's strongly connected components). */
function circlesOf(graph: Graph, counts: (edge: Import) => boolean): string[][] {
  const indexes = new Map<string, number>();
  const lows = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const low = (file: string): number => lows.get(file) ?? 0;
  const visit = (file: string): void => {
    const index = indexes.size;
    indexes.set(file, index);
    lows.set(file, index);
    stack.push(file);
    for (const edge of graph.get(file) ?? []) {
      if (!counts(edge) || !graph.has(edge.from)) continue;
      if (!indexes.has(edge.from)) visit(edge.from);
      if (stack.includes(edge.from)) lows.set(file, Math.min(low(file), low(edge.from)));
    }
    if (low(file) !== index) return;
    const circle = stack.splice(stack.indexOf(file));
    const isSelf = circle.length === 1 && (graph.get(file) ?? []).some((edge) => edge.from === file);
    if (circle.length > 1 || isSelf) circles.push(circle.toSorted());
  };
  for (const file of graph.keys()) if (!indexes.has(file)) visit(file);
  return circles;
}
