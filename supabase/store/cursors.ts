import type { Store } from "../../src/core/index.ts";
import type { TenantTables } from "./tenant-tables.ts";

interface Row {
  readonly name: string;
  readonly at: Date;
}

/** How far work that goes by time has come. */
export const createCursors = ({
  pool,
  tenant,
}: TenantTables): Pick<Store, "cursor" | "cursorsUnder" | "setCursor"> => ({
  cursor: async (name) => {
    const found = await pool.query<Row>("select at from deskgraph.cursors where tenant_id = $1 and name = $2", [
      tenant,
      name,
    ]);
    return found.rows[0]?.at;
  },
  cursorsUnder: async (start) => {
    const found = await pool.query<Row>(
      "select name, at from deskgraph.cursors where tenant_id = $1 and starts_with(name, $2) order by name",
      [tenant, start],
    );
    return found.rows;
  },
  setCursor: async (name, at) => {
    await pool.query(
      `insert into deskgraph.cursors (tenant_id, name, at) values ($1, $2, $3)
       on conflict on constraint cursors_pkey do update set at = excluded.at`,
      [tenant, name, at],
    );
  },
});
