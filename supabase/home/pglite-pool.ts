import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import type pg from "pg";
import type { TenantId } from "../../src/core/index.ts";
import { typesWithByteaArrays } from "./bytea-arrays.ts";
import { OneSessionPool } from "./one-session-pool.ts";
import { ReusedStatements } from "./reused-statements.ts";
import { saidAtOnce } from "./said-at-once.ts";
import { scourParams } from "./scour.ts";

/**
 * Turns "waits for the one client while holding it" from a hang into an error. A hundred chats at once on a busy
 * machine wait for some seconds, and are no error.
 */
const connectionTimeoutMs = 30_000;
/** PGlite's own default of 128 MB buys nothing at a shop's size and costs 100 MB of memory. */
export const startParams = [...PGlite.defaultStartParams, "-c", "shared_buffers=8MB", ...scourParams];

export function openPool(pglite: PGlite, tenant: TenantId): pg.Pool {
  const connected = { ...createPgConfig(pglite), connection: new ReusedStatements({ pglite: saidAtOnce(pglite) }) };
  const pool = new OneSessionPool({
    ...connected,
    types: typesWithByteaArrays,
    // Never ended while idle: there is one session, and it costs nothing to keep its client.
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: connectionTimeoutMs,
    onConnect: (client) =>
      client.query("select set_config('deskgraph.tenant', $1, false)", [tenant]).then(() => undefined),
  });
  pool.on("error", () => undefined);
  return pool;
}

/**
 * Runs `work`, which reaches past the pool, while holding the pool's one client: so no transaction is open beside it.
 */
export async function alone<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work();
  } finally {
    client.release();
  }
}
