import { expect, it } from "vitest";
import type { Home } from "../../supabase/home/home.ts";
import { personalTables } from "../../supabase/store/personal-tables.ts";
import { openMigratedHome } from "../kit/home.ts";

/** Of the job engine's tables none holds more than names of lanes, and it clears them itself after minutes. */
const engineSchema = "pgboss";

const tablesIn = async ({ pool }: Home): Promise<string[]> => {
  const found = await pool.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_catalog.pg_tables
     where schemaname not in ('pg_catalog', 'information_schema', $1) order by 1`,
    [engineSchema],
  );
  return found.rows.map(({ name }) => name);
};
const registered = (): string[] => personalTables.map(({ name }) => name).toSorted();

it("every table says what a customer gets of it and what becomes of it when they are erased", async () => {
  const home = await openMigratedHome();
  expect(registered()).toEqual(await tablesIn(home));
  await home.pool.query("create table deskgraph.diary (customer_id text)");
  expect(registered()).not.toEqual(await tablesIn(home));
  await home.close();
});

it("a table whose rows name a customer, a conversation or a thread is not registered as nobody's", async () => {
  const home = await openMigratedHome();
  const found = await home.pool.query<{ name: string }>(
    `select distinct table_schema || '.' || table_name as name from information_schema.columns
     where column_name in ('customer_id', 'conversation_id', 'thread_id') and table_schema <> $1 order by 1`,
    [engineSchema],
  );
  const somebodys = personalTables.filter(({ by }) => by !== undefined).map(({ name }) => name);
  expect(found.rows.length).toBeGreaterThan(8);
  for (const { name } of found.rows) expect(somebodys, name).toContain(name);
  await home.close();
});
