import {
  bothOf,
  type CustomerId,
  customerId,
  isShownAs,
  nameOfSecret,
  type RotatedSecret,
  shownId,
} from "../../src/core/index.ts";
import type { ListedErasure } from "../home/erasure-list.ts";
import type { TenantTables } from "./tenant-tables.ts";

type Tables = Pick<TenantTables, "pool" | "tenant">;

const tables = {
  c: { name: "conversations", id: "id" },
  e: { name: "outbox", id: "key" },
  u: { name: "customers", id: "id" },
} as const;

type Findable = keyof typeof tables;

/** As a log shows an id that can be looked up. */
const findableForm = /^([ceu])_[\w-]{16}$/;

/** The id of the database that a log shows in this way; undefined for what is none. */
export async function findShownId(at: Tables, written: string, secrets: RotatedSecret): Promise<string | undefined> {
  const kind = findableForm.exec(written)?.[1] as Findable | undefined;
  if (kind === undefined) return undefined;
  for await (const id of idsOf(at, kind)) if (isShownAs(written, kind, id, secrets)) return id;
  return undefined;
}

/** Those of the listed who are in this database. */
export async function findErased(
  at: Tables,
  listed: readonly ListedErasure[],
  secrets: RotatedSecret,
): Promise<readonly CustomerId[]> {
  const names = new Set(listed.map(({ under = "", customer }) => `${under} ${customer}`));
  const isListed = (id: string): boolean =>
    names.has(` ${id}`) ||
    bothOf(secrets).some((secret) => names.has(`${nameOfSecret(secret)} ${shownId("u", id, secret)}`));
  const found: CustomerId[] = [];
  if (names.size > 0) for await (const id of idsOf(at, "u")) if (isListed(id)) found.push(customerId(id));
  return found;
}

/** Some megabytes at a time, whatever the table holds. */
const idsAtOnce = 10_000;

async function* idsOf({ pool, tenant }: Tables, kind: Findable): AsyncGenerator<string> {
  const { name, id } = tables[kind];
  for (let last = ""; ; ) {
    const { rows } = await pool.query<{ id: string }>(
      `select ${id} as id from deskgraph.${name} where tenant_id = $1 and ${id} > $2 order by ${id} limit ${idsAtOnce}`,
      [tenant, last],
    );
    for (const row of rows) yield row.id;
    const end = rows.at(-1)?.id;
    if (end === undefined || rows.length < idsAtOnce) return;
    last = end;
  }
}
