import type { Broken, House } from "./house.ts";

/** Examples are written with what a reader can import: the package's entries. */
export const examplesUseEntries = ({ imports }: House, entries: ReadonlySet<string>): Broken[] =>
  [...imports]
    .filter(([file]) => file.startsWith("examples/"))
    .flatMap(([file, all]) =>
      all
        .filter(({ from }) => from.endsWith(".ts") && !from.startsWith("examples/") && !entries.has(from))
        .map(({ from }) => ({ rule: "examples import the public entries alone", file, what: `imports ${from}` })),
    );

/** What has an entry of its own is loaded by nothing but that entry, or lazily. */
export function rootLoadsNoRehearsal({ imports }: House): Broken[] {
  const reached = new Set<string>();
  const follow = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { from, isTypeOnly, isLazy } of imports.get(file) ?? []) if (!isTypeOnly && !isLazy) follow(from);
  };
  for (const entry of ["src/index.ts", "nodes/index.ts", "graph/index.ts"]) follow(entry);
  return [...reached]
    .filter((file) => file.startsWith("integrations/rehearsal/"))
    .map((file) => ({
      rule: "the rehearsal model is loaded by its own entry",
      file,
      what: "is loaded by another entry",
    }));
}
