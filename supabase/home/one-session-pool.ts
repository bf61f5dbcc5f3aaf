import pg from "pg";

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

/**
 * A pool whose one client is never replaced. pg drops a client after any failed query; here all clients share PGlite's
 * one session, and the end of the old client would cut off the next ("Connection terminated unexpectedly").
 */
export class OneSessionPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    if (callback === undefined) return super.connect().then(kept);
    super.connect((error, client) => {
      if (client === undefined) return callback(error, undefined, () => undefined);
      const { release } = kept(client);
      callback(error, client, () => release());
    });
    return undefined;
  }
}

/** Its `release` takes no error and so always gives the client back. A client that cannot be used is dropped anyway. */
function kept(client: pg.PoolClient): pg.PoolClient {
  const { release } = client;
  client.release = () => release();
  return client;
}
