import pg from "pg";
import { HomeError, type TenantId } from "../../src/core/index.ts";
import { beginWith } from "./begin-with.ts";
import { typesWithByteaArrays } from "./bytea-arrays.ts";
import type { Home } from "./home-port.ts";
import { listenOnPostgres } from "./listen-postgres.ts";
import { isNotAllowed } from "./roles.ts";
import { assertSchemaKnown } from "./schema-version.ts";

/** Supabase's smallest plan lets 60 connections in; several processes share them. */
const maxConnections = 10;
/** Long enough for a cold pooler, short enough that a hang becomes an error while someone still waits. */
const connectionTimeoutMs = 5_000;

/**
 * Of each transaction rather than of a session: a pooler in transaction mode hands the session to others. And no
 * start-up options, because poolers refuse those they do not know.
 */
const settingsSql = (tenant: TenantId): string => `select
  set_config('deskgraph.tenant', ${pg.escapeLiteral(tenant)}, true),
  set_config('statement_timeout', '5s', true),
  set_config('idle_in_transaction_session_timeout', '10s', true)`;

export async function openPostgresHome(options: {
  readonly url: string;
  readonly tenant: TenantId;
  readonly ownerUrl?: string;
}): Promise<Home> {
  const { url, tenant, ownerUrl } = options;
  const pool = openPool(url);
  // A connection that breaks while idle is dropped by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  // A connection that breaks while in use fails its query. It also emits an error, which would end the process.
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    beginWith(client, settingsSql(tenant));
  });
  try {
    await assertSchemaKnown(pool);
  } catch (error) {
    // The owner is about to give the rights, in `migrate`.
    if (ownerUrl === undefined || !isNotAllowed(error)) await refuse(pool, url, error);
  }
  return {
    kind: "postgres",
    pool,
    tenant,
    listen: listenOnPostgres(url),
    ...(ownerUrl === undefined ? {} : { openAsOwner: () => openPostgresHome({ url: ownerUrl, tenant }) }),
    close: () => pool.end(),
  };
}

async function refuse(pool: pg.Pool, url: string, error: unknown): Promise<never> {
  await pool.end();
  if (error instanceof HomeError) throw error;
  throw new HomeError(isNotAllowed(error) ? noRights(error.message) : unreachable(url, error));
}

function openPool(url: string): pg.Pool {
  return new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: connectionTimeoutMs,
    keepAlive: true,
    application_name: "deskgraph",
    types: typesWithByteaArrays,
  });
}

const noRights = (reason: string): string =>
  `The role of DATABASE_URL has no rights in this database yet (${reason}). Run "npm run migrate" with the role that ` +
  "owns the tables in DATABASE_OWNER_URL, then start again.";

function unreachable(url: string, error: unknown): string {
  const reason = error instanceof Error ? error.message || error.name : "unknown error";
  return `Cannot use the database at ${whereOf(url)}: ${reason}. Check DATABASE_URL and that the server is up.`;
}

/** Host and database only: the rest of the URL holds the password. */
function whereOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return "the given address";
  }
}
