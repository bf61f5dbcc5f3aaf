import pg from "pg";
import { checkpointSchema } from "../checkpoints/checkpoint-sql.ts";
import { jobsSchema, sharedJobs } from "../jobs/jobs-schema.ts";
import type { Home } from "./home-port.ts";
import { inTransaction } from "./in-transaction.ts";

const insufficientPrivilege = "42501";

export const isNotAllowed = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && error.code === insufficientPrivilege;

/** Gives the role that the product works as what it needs of its tenant's tables, and no right to change one. */
export async function grantToProduct(owner: Home, product: Home): Promise<void> {
  const [role, ownRole] = await Promise.all([roleOf(product), roleOf(owner)]);
  if (role === ownRole) return;
  const to = pg.escapeIdentifier(role);
  const jobs = jobsSchema(owner);
  const found = await owner.pool.query("select from pg_catalog.pg_tables where schemaname = $1 and tablename = 'job'", [
    sharedJobs,
  ]);
  await inTransaction(owner.pool, async (client) => {
    for (const schema of ["deskgraph", checkpointSchema, jobs]) {
      await client.query(`grant usage on schema ${schema} to ${to}`);
      await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${to}`);
      await client.query(`grant usage on all sequences in schema ${schema} to ${to}`);
      await client.query(`grant execute on all functions in schema ${schema} to ${to}`);
    }
    await client.query(
      `revoke insert, update, delete on deskgraph.migrations, ${checkpointSchema}.checkpoint_migrations from ${to}`,
    );
    // What people did only grows.
    await client.query(`revoke update, delete on deskgraph.acts from ${to}`);
    await client.query(`grant select, insert, update, delete on public.sitniks_chat_mappings to ${to}`);
    await client.query(`grant execute on function public.save_sitniks_chat_mapping(jsonb) to ${to}`);
    // What an earlier version left there is taken over from there.
    if (found.rowCount === 1) {
      await client.query(`grant usage on schema ${sharedJobs} to ${to}`);
      await client.query(`grant select, delete on ${sharedJobs}.job to ${to}`);
    }
  });
}

async function roleOf({ pool }: Home): Promise<string> {
  const { rows } = await pool.query<{ role: string }>("select current_user::text as role");
  return rows[0]?.role ?? "";
}

/** What a role of Postgres could do past row security. */
interface RoleExamined {
  readonly role: string;
  /** A superuser, or BYPASSRLS: row security does not hold for it at all. */
  readonly isAboveRowSecurity: boolean;
  /** It could switch row security off. */
  readonly isOwner: boolean;
  /** Tables of ours that row security does not guard, or that everybody may read. */
  readonly openTables: readonly string[];
}

export async function examineRole(home: Home): Promise<RoleExamined> {
  const { rows } = await home.pool.query<RoleExamined>(
    `select current_user::text as role, r.rolsuper or r.rolbypassrls as "isAboveRowSecurity",
       exists (
         select from pg_catalog.pg_tables t
         where t.schemaname = any($1) and pg_has_role(current_user, t.tableowner, 'usage')
       ) as "isOwner",
       array(
         select format('%I.%I', n.nspname, c.relname)
         from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where n.nspname = any($1) and c.relkind in ('r', 'p') and not (
           c.relrowsecurity and c.relforcerowsecurity
           and not exists (select from aclexplode(c.relacl) a where a.grantee = 0)
         )
       ) as "openTables"
     from pg_catalog.pg_roles r where r.rolname = current_user`,
    [["deskgraph", checkpointSchema, jobsSchema(home)]],
  );
  const [examined] = rows;
  if (examined === undefined) throw new Error("The server does not know the role that asks");
  return examined;
}
