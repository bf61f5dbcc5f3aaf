import type pg from "pg";
import type { GoodsOrigin, GoodsRow, GoodsTable, GoodsVersion } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { storableJson } from "./storable.ts";

/** Rows for the shop's own loader, which checks them like any file's. */
export const createGoodsTable = (home: Home): GoodsTable => ({
  version: async () => versionOf((await home.pool.query<VersionRow>(readVersion, [home.tenant])).rows[0]),
  read: () => readAll(home),
  replace: (rows, of) => inTransaction(home.pool, (client) => replaceAll(client, home, rows, of)),
});

interface VersionRow {
  readonly version: string;
  readonly digest: string | null;
  readonly source: string | null;
  readonly written_at: Date | null;
  readonly imported_at: Date | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
}

const readVersion = `select version, digest, source, written_at, imported_at, etag, last_modified
  from deskgraph.catalogue_versions where tenant_id = $1`;

const versionOf = (row: VersionRow | undefined): GoodsVersion => ({
  version: row?.version ?? "0",
  digest: row?.digest ?? undefined,
  source: row?.source ?? undefined,
  writtenAt: row?.written_at ?? undefined,
  importedAt: row?.imported_at ?? undefined,
  etag: row?.etag ?? undefined,
  lastModified: row?.last_modified ?? undefined,
});

/** One statement: between two, another process may put other goods there. */
async function readAll({ pool, tenant }: Home): Promise<GoodsVersion & { rows: readonly object[] }> {
  const { rows } = await pool.query<VersionRow & { product: object | null }>(
    `select v.*, p.product from (select 1) as one
     left join (${readVersion}) as v on true
     left join (
       select place, id, jsonb_strip_nulls(jsonb_build_object(
         'id', id, 'title', title, 'category', category, 'color', color, 'keywords', keywords,
         'description', description, 'url', url, 'images', images, 'attributes', attributes,
         'variants', variants)) as product
       from deskgraph.catalogue_products where tenant_id = $1
     ) as p on true
     order by p.place nulls last, p.id`,
    [tenant],
  );
  return { ...versionOf(rows[0]), rows: rows.flatMap(({ product }) => product ?? []) };
}

/** So many products a statement: a whole large catalogue would be one value of many megabytes. */
const rowsAtOnce = 500;

async function replaceAll(
  client: pg.PoolClient,
  { tenant }: Home,
  rows: readonly GoodsRow[],
  of: GoodsOrigin & { readonly at: Date },
): Promise<void> {
  // Two imports come one after the other.
  await client.query(
    `insert into deskgraph.catalogue_versions (tenant_id, version) values ($1, 0)
     on conflict on constraint catalogue_versions_pkey do update set version = catalogue_versions.version`,
    [tenant],
  );
  await client.query("delete from deskgraph.catalogue_products where tenant_id = $1 and not (id = any($2))", [
    tenant,
    rows.map(({ id }) => id),
  ]);
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const placed = rows.slice(from, from + rowsAtOnce).map((row, at) => ({ ...row, place: from + at }));
    await client.query(writeRows, [tenant, storableJson(placed)]);
  }
  await client.query(
    `update deskgraph.catalogue_versions set version = version + 1, digest = $2, source = $3, written_at = $4,
       imported_at = $5, etag = $6, last_modified = $7 where tenant_id = $1`,
    [tenant, of.digest, of.source, of.writtenAt ?? null, of.at, of.etag ?? null, of.lastModified ?? null],
  );
}

const columns = "title, category, color, keywords, description, url, images, attributes, variants, place";
const excluded = columns.replaceAll(/\w+/g, "excluded.$&");
const known = columns.replaceAll(/\w+/g, "known.$&");

/** What stays the same is not written. */
const writeRows = `insert into deskgraph.catalogue_products as known (tenant_id, id, ${columns})
  select $1, id, title, category, color, coalesce(keywords, '{}'), description, url, images, attributes, variants, place
  from jsonb_to_recordset($2::jsonb) as u (id text, title jsonb, category text, color jsonb, keywords text[],
    description jsonb, url text, images jsonb, attributes jsonb, variants jsonb, place integer)
  on conflict on constraint catalogue_products_pkey do update set (${columns}) = (${excluded})
  where (${known}) is distinct from (${excluded})`;
