import { readFileSync } from "node:fs";
import { join } from "node:path";
import { duplicatedBlocks } from "./duplicates.ts";
import { functionsIn, withoutTypes } from "./functions.ts";
import { masked } from "./mask.ts";
import { type Sources, sourcesOf } from "./product.ts";
import { membersOf, namesOf } from "./surface.ts";

/** A number and, where that helps, what it is made of. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly detail?: string;
}

const longFunctionLines = 40;
const ports = ["Store", "Helpdesk", "HelpdeskConnection", "Crm", "OutboxDesk", "ChatMappings", "Files", "JobEngine"];
const homonyms = ["wordsOf", "ticketOf", "keyOf", "failureOf", "troubleOf", "isSame"];

/** Everything that can be counted without running it. */
export function measureSources(root: string): Measure[] {
  const sources = sourcesOf(root);
  const code = [...sources.values()].map((source) => masked(withoutTypes(source)));
  return [
    ...sizes(sources),
    ...looseFiles(sources),
    ...surface(root, sources),
    ...habits(root, sources, code),
    ...names(sources),
  ];
}

function sizes(sources: Sources): Measure[] {
  const files = [...sources].map(([name, source]) => ({ name, lines: lineCount(source) }));
  files.sort((one, other) => one.lines - other.lines);
  const at = (part: number): number => files[Math.floor((files.length - 1) * part)]?.lines ?? 0;
  const largest = files.at(-1);
  return [
    { name: "files", value: files.length },
    { name: "lines", value: files.reduce((sum, { lines }) => sum + lines, 0) },
    { name: "lines of a file, median", value: at(0.5) },
    { name: "lines of a file, p90", value: at(0.9) },
    { name: "lines of a file, largest", value: largest?.lines ?? 0, detail: largest?.name ?? "" },
    ...longFunctions(sources),
  ];
}

function longFunctions(sources: Sources): Measure[] {
  const long = [...sources.values()]
    .flatMap((source) => functionsIn(withoutTypes(source)))
    .filter(({ lineCount }) => lineCount > longFunctionLines)
    .sort((one, other) => other.lineCount - one.lineCount);
  const detail = long.slice(0, 5).map(({ name, lineCount }) => `${name || "(no name)"} ${lineCount}`);
  return [{ name: `functions over ${longFunctionLines} lines`, value: long.length, detail: detail.join(", ") }];
}

const looseFiles = (sources: Sources): Measure[] =>
  ["src", "nodes", "supabase"].map((folder) => {
    const loose = [...sources.keys()].filter((file) => file.startsWith(`${folder}/`) && file.split("/").length === 2);
    return { name: `loose files in ${folder}/`, value: loose.length };
  });

function surface(root: string, sources: Sources): Measure[] {
  const entries = entriesOf(root).map((file) => ({ file, value: namesOf(file, sources).size }));
  return [
    ...entries.map(({ file, value }) => ({ name: `public names of ${file}`, value })),
    ...ports.map((port) => ({ name: `members of ${port}`, value: membersOf(port, sources) })),
  ];
}

/** The package's entries, as sources. */
function entriesOf(root: string): string[] {
  const { exports = {} }: { exports?: Readonly<Record<string, { readonly types?: string }>> } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  return Object.values(exports).flatMap(({ types }) =>
    types === undefined ? [] : [types.replace("./dist/", "").replace(".d.ts", ".ts")],
  );
}

function habits(root: string, sources: Sources, code: readonly string[]): Measure[] {
  const texts = [...sources.values()];
  const { formatter }: { formatter: { lineWidth: number } } = JSON.parse(
    readFileSync(join(root, "biome.json"), "utf8"),
  );
  const wide = texts.flatMap((text) => text.split("\n")).filter((line) => line.length > formatter.lineWidth);
  const { blocks, lines } = duplicatedBlocks(sources);
  const typed = texts.map(masked);
  return [
    { name: "object spreads for the formatter", value: countOf(/\.\.\.\{/g, code) },
    { name: `lines over ${formatter.lineWidth} characters`, value: wide.length },
    { name: "duplicated blocks of 6 lines or more", value: blocks, detail: `${lines} lines` },
    { name: "any", value: countOf(/(?::|<|\bas)\s*any\b(?!\.)|\bany\[\]/g, typed) },
    { name: "as unknown as", value: countOf(/\bas unknown as\b/g, typed) },
    { name: "@ts-ignore and its like", value: countOf(/@ts-(?:ignore|expect-error|nocheck)/g, texts) },
  ];
}

function names(sources: Sources): Measure[] {
  const named = [...sources.values()].flatMap((source) => functionsIn(withoutTypes(source))).map(({ name }) => name);
  return [
    { name: '"wish" in code and comments', value: countOf(/wish/gi, [...sources.values()]) },
    ...homonyms.map((name) => ({
      name: `functions called ${name}`,
      value: named.filter((each) => each === name).length,
    })),
  ];
}

const lineCount = (source: string): number => source.split("\n").length - 1;
const countOf = (pattern: RegExp, texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + [...text.matchAll(pattern)].length, 0);
