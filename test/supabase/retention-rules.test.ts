import { expect, it } from "vitest";
import { effectKinds, retentionRules, shopSchema, trimWorks } from "../../src/core/index.ts";
import { createCheckpointer } from "../../supabase/checkpoints/checkpointer.ts";
import type { Home } from "../../supabase/home/home.ts";
import { personalTables } from "../../supabase/store/personal-tables.ts";
import { createTrims } from "../../supabase/store/trims.ts";
import { freshHome, openMigratedHome } from "../kit/home.ts";

const tablesIn = async ({ pool }: Home): Promise<string[]> => {
  // The job engine clears its own tables after minutes.
  const found = await pool.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_catalog.pg_tables
     where schemaname not in ('pg_catalog', 'information_schema', 'pgboss') order by 1`,
  );
  return found.rows.map(({ name }) => name);
};

const hasRule = (name: string): boolean =>
  retentionRules.some(({ table }) => table === name.replace(/^public\.[a-z]+_/, "public.*_"));

it("every table has a rule of retention, and a new one without a rule is found", async () => {
  const home = await openMigratedHome();
  const tables = await tablesIn(home);
  expect(tables.filter((name) => !hasRule(name))).toEqual([]);
  expect(retentionRules).toHaveLength(tables.length);
  expect(retentionRules).toHaveLength(personalTables.length);
  await home.pool.query("create table deskgraph.diary (customer_id text)");
  expect((await tablesIn(home)).filter((name) => !hasRule(name))).toEqual(["deskgraph.diary"]);
  await home.close();
});

it("the store can do what each rule asks for, on an empty home and for every period", async () => {
  const home = await freshHome();
  const trims = createTrims(home, createCheckpointer(home));
  const days = shopSchema.shape.retentionDays.parse(undefined);
  const works = trimWorks(retentionRules, days, new Date());
  expect(works.length).toBeGreaterThan(12);
  for (const work of works) {
    expect(await trims.due(work), work.table).toBe(0);
    expect(await trims.trim(work), work.table).toEqual({ count: 0 });
  }
  const used = new Set(works.flatMap(({ step }) => ("after" in step ? step.after : [])));
  expect([...used].toSorted()).toEqual(Object.keys(days).toSorted());
});

it("rules name only kinds that there are", async () => {
  const home = await freshHome();
  const { rows } = await home.pool.query<{ text: string }>(
    "select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'inbounds_kind_check'",
  );
  const known = [...(rows[0]?.text.matchAll(/'(\w+)'/g) ?? [])].map(([, kind = ""]) => kind);
  expect(known.length).toBeGreaterThan(10);
  const kindsAt = (at: string): string[] =>
    retentionRules
      .filter(({ table }) => table === at)
      .flatMap((rule) => ("steps" in rule ? rule.steps : []))
      .flatMap((step) => ("after" in step ? [...(step.kinds ?? []), ...(step.notKinds ?? [])] : []));
  expect(kindsAt("deskgraph.inbounds").length).toBeGreaterThan(0);
  for (const kind of kindsAt("deskgraph.inbounds")) expect(known).toContain(kind);
  expect(kindsAt("deskgraph.outbox").length).toBeGreaterThan(0);
  for (const kind of kindsAt("deskgraph.outbox")) expect(effectKinds).toContain(kind);
});
