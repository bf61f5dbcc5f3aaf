import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadDump } from "../../supabase/home/load-dump.ts";
import { startParams } from "../../supabase/home/pglite-pool.ts";
import { migratedFolder } from "../kit/home.ts";

let dir: string;
let pglite: PGlite;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "deskgraph-load-"));
  await migratedFolder(dir);
  pglite = await PGlite.create(join(dir, "db"), { startParams });
});
afterAll(async () => {
  await pglite.close();
  rmSync(dir, { recursive: true, force: true });
});

const head = `deskgraph backup 1 {"version":1,"at":"2026-01-01T00:00:00.000Z"}\n`;
const table = `table {"table":"deskgraph.customers","columns":["tenant_id","id","channel","channel_chat_id"]}\n`;
const row = `row {"tenant_id":"shop","id":"u_1","channel":"test","channel_chat_id":"1"}\n`;

const load = (text: string): Promise<void> => {
  const file = join(dir, "dump.gz");
  writeFileSync(file, gzipSync(text));
  return loadDump(pglite, file);
};
const customers = async (): Promise<number> => (await pglite.query("select from deskgraph.customers")).rows.length;

it.each([
  ["ends before its last line", `${head}${table}${row}`, "1 rows of undefined"],
  ["has lost a row", `${head}${table}${row}end 2\n`, "1 rows of 2"],
  ["names no table", `${head}table {}\n${row}end 1\n`, "table"],
  [
    "names a table that is not ours",
    `${head}table {"table":"pg_class","columns":["relname"]}\nend 0\n`,
    "not our table",
  ],
  ["has a line of its own", `${head}${table}${row}drop table\nend 1\n`, "none of ours"],
])("of a dump that %s nothing stays", async (_what, text, reason) => {
  await expect(load(text)).rejects.toThrow(reason);
  expect(await customers()).toBe(0);
});

it("a whole dump is loaded", async () => {
  await load(`${head}${table}${row}end 1\n`);
  expect(await customers()).toBe(1);
});
