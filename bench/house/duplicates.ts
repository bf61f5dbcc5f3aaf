import type { Sources } from "./product.ts";

const blockLines = 6;

interface Line {
  readonly file: string;
  readonly text: string;
}

/**
 * Runs of six or more lines that are equal after trimming and stand in more than one place. Blank lines and imports are
 * left out first. A run counts once however long it is and however often it is repeated.
 */
export function duplicatedBlocks(sources: Sources): { readonly blocks: number; readonly lines: number } {
  const lines = [...sources].flatMap(([file, source]) => codeLines(file, source));
  const places = Map.groupBy(lines.keys(), (at) => blockAt(lines, at));
  places.delete(undefined);
  const repeated = new Set([...places.values()].filter((at) => at.length > 1).flat());
  const isContinued = (at: number): boolean => repeated.has(at - 1) && lines[at - 1]?.file === lines[at]?.file;
  const starts = [...repeated].filter((at) => !isContinued(at));
  const covered = new Set([...repeated].flatMap((at) => Array.from({ length: blockLines }, (_, more) => at + more)));
  return { blocks: new Set(starts.map((at) => blockAt(lines, at))).size, lines: covered.size };
}

const codeLines = (file: string, source: string): Line[] =>
  source
    .replace(/^import [^;]*;$/gm, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((text) => text !== "")
    .map((text) => ({ file, text }));

/** The lines from here on as one text; undefined where the file ends before. */
function blockAt(lines: readonly Line[], at: number): string | undefined {
  const block = lines.slice(at, at + blockLines);
  if (block.length < blockLines || block.at(-1)?.file !== block[0]?.file) return undefined;
  return block.map(({ text }) => text).join("\n");
}
