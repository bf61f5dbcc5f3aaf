import type { Home } from "../../supabase/home/home.ts";
import { examineRole } from "../../supabase/home/roles.ts";
import type { Finding } from "../core/index.ts";

const giveARole = 'docs/data.md says how to give the product a role of its own ("Several shops on one Postgres").';

/** What keeps the rows of one shop from another. */
export async function roleFindings(home: Home): Promise<readonly Finding[]> {
  if (home.kind !== "postgres") {
    return [
      { is: "note", text: `It is one shop's: ${home.tenant}. Several shops can share a Postgres (DATABASE_URL).` },
    ];
  }
  const { role, isAboveRowSecurity, isOwner, openTables } = await examineRole(home);
  const open = `Row security does not guard ${openTables.join(", ")}. Run "npm run migrate" as the tables' owner.`;
  const above =
    `Row security does not hold for the role ${role} (a superuser, or BYPASSRLS): the product's own queries alone keep ` +
    `shops apart. ${giveARole}`;
  const owner = `The role ${role} owns tables and could switch their row security off. ${giveARole}`;
  return [
    ...(openTables.length > 0 ? [{ is: "wrong", text: open } as const] : []),
    ...(isAboveRowSecurity ? [{ is: "note", text: above } as const] : []),
    ...(isOwner && !isAboveRowSecurity ? [{ is: "note", text: owner } as const] : []),
    ...(isOwner || isAboveRowSecurity
      ? []
      : [{ is: "well", text: `The role ${role} owns no table, and row security holds for it.` } as const]),
  ];
}
