import type { Home } from "../../supabase/home/home.ts";

/** Everything in every table and column of every schema of ours, as one text. */
export async function everything({ pool }: Pick<Home, "pool">): Promise<string> {
  const tables = await pool.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
     where schemaname in ('deskgraph', 'langgraph', 'public') or schemaname ^@ 'pgboss'`,
  );
  const texts: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await pool.query<{ text: string | null }>(
      `select string_agg(t::text, ' ') as text from ${name} t`,
    );
    texts.push(rows[0]?.text ?? "");
  }
  const bytes = await pool.query<{ text: string | null }>(
    "select string_agg(encode(blob, 'escape'), ' ') as text from langgraph.checkpoint_blobs",
  );
  const raws = await pool.query<{ text: string | null }>(
    "select string_agg(encode(raw, 'escape'), ' ') as text from deskgraph.inbounds",
  );
  return [...texts, bytes.rows[0]?.text ?? "", raws.rows[0]?.text ?? ""].join(" ");
}
