import { BadInput, type RotatedSecret, Secret } from "../../src/core/index.ts";
import type { Home } from "./home-port.ts";
import { newSecret } from "./secret-file.ts";

type SecretHome = Pick<Home, "pool" | "tenant" | "secretFile">;

/**
 * The secret under which this home's ids are shown. On a server it is a row and no setting: all processes of a shop
 * have to agree, and a setting could be forgotten on one of them. Whoever reads the row reads the customers beside it.
 */
export async function readHomeSecret({ pool, tenant, secretFile }: SecretHome): Promise<RotatedSecret> {
  if (secretFile !== undefined) return secretFile.read();
  await pool.query("insert into deskgraph.home_secrets (tenant_id, secret) values ($1, $2) on conflict do nothing", [
    tenant,
    newSecret().reveal(),
  ]);
  const found = await pool.query<{ secret: string; secret_before: string | null }>(
    "select secret, secret_before from deskgraph.home_secrets where tenant_id = $1",
    [tenant],
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error("the row of the home's secret is gone");
  const { secret, secret_before: before } = row;
  return { now: new Secret(secret), ...(before === null ? {} : { before: new Secret(before) }) };
}

/** A new one; the one there was is the one before. Two before are not kept, so there may be none yet. */
export async function rotateHomeSecret(home: SecretHome): Promise<RotatedSecret> {
  const { now: before, ...known } = await readHomeSecret(home);
  if (known.before !== undefined) {
    throw new BadInput('The secret of before is still kept: "deskgraph secret forget" first. Nothing was changed.');
  }
  return writeHomeSecret(home, { now: newSecret(), before });
}

/** The secret of before is good no longer. */
export async function forgetSecretBefore(home: SecretHome): Promise<RotatedSecret> {
  const { now } = await readHomeSecret(home);
  return writeHomeSecret(home, { now });
}

async function writeHomeSecret(
  { pool, tenant, secretFile }: SecretHome,
  secrets: RotatedSecret,
): Promise<RotatedSecret> {
  if (secretFile !== undefined) secretFile.write(secrets);
  else {
    await pool.query("update deskgraph.home_secrets set secret = $2, secret_before = $3 where tenant_id = $1", [
      tenant,
      secrets.now.reveal(),
      secrets.before?.reveal() ?? null,
    ]);
  }
  return secrets;
}
