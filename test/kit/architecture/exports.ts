import type { Broken, House } from "./house.ts";

const declared =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:const|function\*?|class|interface|type|enum) (\w+)/gm;

/** Files that are found by their folder and not by an import: each vendor's people, for the tests of all helpdesks. */
const foundByFolder = /^test\/kit\/vendors\//;

/** What is exported and taken by no other file: either it is dead, or the word `export` is. Tests count as files. */
export function noUnusedExports({ imports, sources }: House, entries: ReadonlySet<string>): Broken[] {
  const taken = new Set<string>();
  const starsOf = (file: string): string[] =>
    (imports.get(file) ?? []).filter((each) => each.isReExport && each.names.includes("*")).map(({ from }) => from);
  const take = (file: string, name: string): void => {
    const key = `${file}#${name}`;
    if (taken.has(key)) return;
    taken.add(key);
    for (const behind of starsOf(file)) take(behind, name);
  };
  for (const each of [...imports.values()].flat()) {
    // `export *` hands names on: they are taken when somebody takes them there.
    if (each.isReExport && each.names.includes("*")) continue;
    for (const name of each.names) take(each.from, name);
  }
  return [...sources]
    .filter(([file]) => !entries.has(file) && !foundByFolder.test(file))
    .flatMap(([file, source]) =>
      exportedIn(source)
        .filter((name) => !taken.has(`${file}#${name}`) && !taken.has(`${file}#*`))
        .map((name) => ({ rule: "what is exported is used", file, what: name })),
    );
}

const exportedIn = (source: string): string[] => [
  ...[...source.matchAll(declared)].flatMap(([, name]) => name ?? []),
  ...[...source.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list = ""]) =>
    list
      .split(",")
      .map((name) =>
        name
          .trim()
          .replace(/^type\s+/, "")
          .replace(/^\w+\s+as\s+/, ""),
      )
      .filter((name) => name !== ""),
  ),
];
