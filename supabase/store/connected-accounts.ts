import type { AccountStanding, ConnectedAccount } from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { storableId } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

interface AccountRow {
  readonly channel: string;
  readonly connection: string;
  readonly owner_id: string | null;
  readonly is_enabled: boolean | null;
  readonly rights: readonly string[];
  readonly proven_at: Date | null;
  readonly served_before_at: Date | null;
  readonly standing: AccountStanding;
}

const columns = "channel, connection, owner_id, is_enabled, rights, proven_at, served_before_at, standing";

const accountFromRow = (row: AccountRow): ConnectedAccount => ({
  channel: row.channel,
  connection: row.connection,
  standing: row.standing,
  ...(row.served_before_at === null ? {} : { servedBeforeAt: row.served_before_at }),
  ...(row.proven_at === null ? {} : { proof: proofFromRow(row, row.proven_at) }),
});

const proofFromRow = ({ owner_id: ownerId, is_enabled: isEnabled, rights }: AccountRow, provenAt: Date) => ({
  ...(ownerId === null ? {} : { ownerId }),
  isEnabled: isEnabled === true,
  rights,
  provenAt,
});

export async function connectedAccount(
  { pool, tenant }: TenantTables,
  channel: string,
  named: string,
): Promise<ConnectedAccount | undefined> {
  const connection = storableId("the connection's name", named);
  const found = await pool.query<AccountRow>(
    `select ${columns} from deskgraph.connected_accounts where tenant_id = $1 and channel = $2 and connection = $3`,
    [tenant, channel, connection],
  );
  return found.rows[0] && accountFromRow(found.rows[0]);
}

export async function connectedAccounts(
  { pool, tenant }: TenantTables,
  channel: string,
): Promise<readonly ConnectedAccount[]> {
  const found = await pool.query<AccountRow>(
    `select ${columns} from deskgraph.connected_accounts where tenant_id = $1 and channel = $2
     order by served_before_at, connection`,
    [tenant, channel],
  );
  return found.rows.map(accountFromRow);
}

/** Keeps proof and standing, unless a newer proof is there. Answers whether the standing is another than before. */
export function keepAccount({ pool, tenant, now }: TenantTables, account: ConnectedAccount): Promise<boolean> {
  const { channel, proof, standing } = account;
  const connection = storableId("the connection's name", account.connection);
  const kept = [
    proof?.ownerId ?? null,
    proof?.isEnabled ?? null,
    [...(proof?.rights ?? [])],
    proof?.provenAt ?? null,
    standing,
    now(),
  ];
  return inTransaction(pool, async (client) => {
    const made = await client.query(
      `insert into deskgraph.connected_accounts
         (tenant_id, channel, connection, owner_id, is_enabled, rights, proven_at, standing, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict on constraint connected_accounts_pkey do nothing`,
      [tenant, channel, connection, ...kept],
    );
    if (made.rowCount === 1) return true;
    const before = await client.query<Pick<AccountRow, "standing">>(
      `select standing from deskgraph.connected_accounts
       where tenant_id = $1 and channel = $2 and connection = $3
         and (proven_at is null or proven_at <= $4) for update`,
      [tenant, channel, connection, proof?.provenAt ?? null],
    );
    const [row] = before.rows;
    if (row === undefined) return false;
    await client.query(
      `update deskgraph.connected_accounts
       set owner_id = $4, is_enabled = $5, rights = $6, proven_at = $7, standing = $8, decided_at = $9
       where tenant_id = $1 and channel = $2 and connection = $3`,
      [tenant, channel, connection, ...kept],
    );
    return row.standing !== standing;
  });
}
