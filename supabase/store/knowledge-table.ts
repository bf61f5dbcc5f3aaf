import { languages, type Passage } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { storableText } from "./storable.ts";

/** What was imported under one name. */
interface ImportedSource {
  readonly source: string;
  readonly count: number;
  readonly importedAt: string;
}

/** Passages that were imported, beside those of the files that the configuration names. */
interface KnowledgeTable {
  /** Another one after each change: what was read before is old then. */
  version(): Promise<string>;
  read(): Promise<readonly Passage[]>;
  /** In the place of what was imported under this name before. */
  import(source: string, passages: readonly Passage[], at: Date): Promise<void>;
  sources(): Promise<readonly ImportedSource[]>;
  /** Answers how many passages it had. */
  remove(source: string): Promise<number>;
}

export const createKnowledgeTable = (home: Tables): KnowledgeTable => ({
  version: () => readVersion(home),
  read: () => readPassages(home),
  import: (source, passages, at) => importPassages(home, { source, passages, at }),
  sources: () => readSources(home),
  remove: (source) => removeSource(home, source),
});

type Tables = Pick<Home, "pool" | "tenant">;

async function readVersion({ pool, tenant }: Tables): Promise<string> {
  const { rows } = await pool.query<{ version: string }>(
    `select count(*) || ' ' || coalesce(max(imported_at)::text, '') as version
     from deskgraph.knowledge_passages where tenant_id = $1`,
    [tenant],
  );
  return rows[0]?.version ?? "";
}

async function readPassages({ pool, tenant }: Tables): Promise<readonly Passage[]> {
  const { rows } = await pool.query<{ title: string; passage: string; language: string | null }>(
    `select title, passage, language from deskgraph.knowledge_passages
     where tenant_id = $1 order by source, place`,
    [tenant],
  );
  return rows.map(({ title, passage: text, language }) => {
    const named = languages.find((each) => each === language);
    return { title, text, ...(named === undefined ? {} : { language: named }) };
  });
}

const importPassages = (
  { pool, tenant }: Tables,
  { source, passages, at }: { readonly source: string; readonly passages: readonly Passage[]; readonly at: Date },
): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query("delete from deskgraph.knowledge_passages where tenant_id = $1 and source = $2", [
      tenant,
      source,
    ]);
    const columns = [
      passages.map(({ title }) => storableText(title)),
      passages.map(({ text }) => storableText(text)),
      passages.map(({ language = "" }) => language),
    ];
    await client.query(
      `insert into deskgraph.knowledge_passages (tenant_id, source, place, title, passage, language, imported_at)
       select $1, $2, u.place, u.title, u.passage, nullif(u.language, ''), $6
       from unnest($3::text[], $4::text[], $5::text[]) with ordinality as u (title, passage, language, place)`,
      [tenant, source, ...columns, at],
    );
  });

async function readSources({ pool, tenant }: Tables): Promise<readonly ImportedSource[]> {
  const { rows } = await pool.query<{ source: string; count: number; imported_at: Date }>(
    `select source, count(*)::int as count, max(imported_at) as imported_at
     from deskgraph.knowledge_passages where tenant_id = $1 group by source order by source`,
    [tenant],
  );
  return rows.map(({ source, count, imported_at: at }) => ({ source, count, importedAt: at.toISOString() }));
}

async function removeSource({ pool, tenant }: Tables, source: string): Promise<number> {
  const { rowCount } = await pool.query(
    "delete from deskgraph.knowledge_passages where tenant_id = $1 and source = $2",
    [tenant, source],
  );
  return rowCount ?? 0;
}
