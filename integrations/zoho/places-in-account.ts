import { z } from "zod";
import { FailureError, type VendorCalls } from "../../src/core/index.ts";
import type { JsonApi } from "../http/json-api.ts";
import { readList } from "./lists.ts";
import { idSchema } from "./words.ts";

const isDefault = z.boolean().optional().catch(undefined);
const organisationSchema = z.object({ id: z.coerce.string(), isDefault });
const departmentSchema = z.object({
  id: idSchema,
  name: z.string().catch(""),
  isEnabled: z.boolean().catch(true),
  isDefault,
});

export async function findOrganisation(api: JsonApi, calls: VendorCalls): Promise<string> {
  const all = await readList(api, { path: "/organizations", item: organisationSchema }, calls);
  return defaultId(all) ?? nothing("organisation", "ZOHO_ORG_ID");
}

export async function findDepartment(api: JsonApi, calls: VendorCalls): Promise<string> {
  const query = { isEnabled: "true", limit: 200 };
  const all = await readList(api, { path: "/departments", query, item: departmentSchema }, calls);
  return defaultId(all.filter(({ isEnabled }) => isEnabled)) ?? nothing("department", "ZOHO_DEPARTMENT_ID");
}

const defaultId = (all: readonly { readonly id: string; readonly isDefault?: boolean | undefined }[]) =>
  (all.find((each) => each.isDefault) ?? all[0])?.id;

function nothing(what: string, name: string): never {
  const detail = `Zoho Desk shows no ${what}: set ${name}, or look at what the user who granted it may see.`;
  throw new FailureError({ outcome: "locked", code: `no_${what}`, detail });
}
