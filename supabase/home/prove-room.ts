import { DiskFull } from "../../src/core/index.ts";
import type { Home } from "./home-port.ts";
import { isDiskFull } from "./home-trouble.ts";
import { inTransaction } from "./in-transaction.ts";

/** A full disk takes small rows for a while: into pages and a file of the log that are there already. */
const rowCount = 40;
const rowChars = 2_000;

/** Writes some pages and takes them back; rejects with `DiskFull` where the disk has no room for them. */
export async function proveRoom(home: Pick<Home, "pool" | "tenant">): Promise<void> {
  try {
    await write(home);
  } catch (error) {
    throw isDiskFull(error) ? new DiskFull() : error;
  }
}

const write = ({ pool, tenant }: Pick<Home, "pool" | "tenant">): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query(
      `insert into deskgraph.cursors (tenant_id, name, at)
       select $1, 'room/' || n || repeat('-', $3), now() from generate_series(1, $2::int) as n`,
      [tenant, rowCount, rowChars],
    );
    await client.query("delete from deskgraph.cursors where tenant_id = $1 and starts_with(name, 'room/')", [tenant]);
  });
