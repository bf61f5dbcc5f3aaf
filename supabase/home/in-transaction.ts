import type pg from "pg";

/**
 * Runs `work` on one client inside one transaction. Nothing inside may ask the pool for another client: the embedded
 * home has exactly one, and waiting for it here would be waiting for oneself.
 */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    // The embedded home's only session outlives the client, so a transaction must be ended, not just dropped.
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
