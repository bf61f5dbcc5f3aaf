import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { z } from "zod";

/** The first line: what it is, and which schema and moment it is of. */
export const dumpStart = "deskgraph backup 1 ";
/** The last line, with the number of rows: a file that was cut off has none. */
export const dumpEnd = "end ";

const headSchema = z.object({ version: z.int().positive(), at: z.iso.datetime() });
export type DumpHead = z.output<typeof headSchema>;
export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()).nonempty() });

/** Undefined for a backup of an earlier version, which is a copy of the database's files. */
export async function headOfDump(file: string): Promise<DumpHead | undefined> {
  for await (const line of linesIn(file)) {
    return line.startsWith(dumpStart) ? headSchema.parse(JSON.parse(line.slice(dumpStart.length))) : undefined;
  }
  return undefined;
}

/** Throws where the file is not packed as it should be. */
export async function* linesIn(file: string): AsyncGenerator<string> {
  const unpacked = Readable.from([await readFile(file)]).pipe(createGunzip());
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of unpacked) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}
