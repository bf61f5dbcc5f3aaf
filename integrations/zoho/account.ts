import { z } from "zod";
import { FailureError, unlessAborted, type VendorCalls } from "../../src/core/index.ts";
import type { JsonApi } from "../http/json-api.ts";
import { createZohoApi, listOf, otherOrg, type ZohoAccess } from "./api.ts";
import { idSchema, type StatusType, statusTypes } from "./words.ts";

const organisationSchema = z.object({ id: z.coerce.string(), isDefault: z.boolean().optional().catch(undefined) });
const departmentSchema = z.object({
  id: idSchema,
  name: z.string().catch(""),
  isEnabled: z.boolean().catch(true),
  isDefault: z.boolean().optional().catch(undefined),
});
const fieldSchema = z.object({
  apiName: z.string(),
  allowedValues: z
    .array(z.object({ value: z.string(), statusType: z.string().nullish() }))
    .nullish()
    .catch(null),
});

const lookMs = 10_000;

/** What is where in this account, asked for once. */
export interface ZohoAccount {
  readonly orgId: string;
  readonly api: JsonApi;
  readonly departmentId: string;
}

export interface Account {
  at(calls: VendorCalls): Promise<ZohoAccount>;
  /** A status of that type, by the name it has in our department. */
  statusName(type: StatusType, calls: VendorCalls): Promise<string>;
  /** Whether tickets have a field for our key. */
  hasKeyField(calls: VendorCalls): Promise<boolean>;
  /** All names of that type. */
  statusNames(type: StatusType, calls: VendorCalls): Promise<readonly string[]>;
}

export function accountOf(access: ZohoAccess): Account {
  let known: ZohoAccount | undefined;
  let under: Promise<ZohoAccount> | undefined;
  let names: Readonly<Record<StatusType, readonly string[]>> | undefined;

  const orgOf = async (calls: VendorCalls): Promise<string> => {
    const schema = listOf(organisationSchema);
    const all = await createZohoApi(access)({ method: "GET", path: "/organizations", schema }, calls);
    const chosen = all.find(({ isDefault }) => isDefault) ?? all[0];
    return chosen?.id ?? nothing("organisation", "ZOHO_ORG_ID");
  };
  const departmentOf = async (api: JsonApi, calls: VendorCalls): Promise<string> => {
    const query = { isEnabled: "true", limit: 200 };
    const all = await api({ method: "GET", path: "/departments", query, schema: listOf(departmentSchema) }, calls);
    const enabled = all.filter(({ isEnabled }) => isEnabled);
    const chosen = enabled.find(({ isDefault }) => isDefault) ?? enabled[0];
    return chosen?.id ?? nothing("department", "ZOHO_DEPARTMENT_ID");
  };
  /** A person may have granted another account's: then its organisation is another one, and is asked for by whoever comes next. */
  const watched =
    (api: JsonApi): JsonApi =>
    (call, calls) =>
      api(call, calls).catch((error: unknown) => {
        if (error instanceof FailureError && error.failure.code === otherOrg) [known, names] = [undefined, undefined];
        throw error;
      });
  const find = async (calls: VendorCalls): Promise<ZohoAccount> => {
    const orgId = access.orgId ?? (await orgOf(calls));
    const api = watched(createZohoApi(access, orgId));
    known = { orgId, api, departmentId: access.departmentId ?? (await departmentOf(api, calls)) };
    return known;
  };
  /** Asked for once, also by many at the same time, and kept while keys come and go. */
  const at = async (calls: VendorCalls): Promise<ZohoAccount> => {
    if (known !== undefined) return known;
    // A deadline of its own: whoever asked first may give up before the others.
    under ??= find({ ...calls, signal: AbortSignal.timeout(lookMs) }).finally(() => {
      under = undefined;
    });
    return unlessAborted(under, calls.signal, () => {
      throw new FailureError({ outcome: "retry", code: "deadline" });
    });
  };
  const fieldsOf = async (calls: VendorCalls) => {
    const { api, departmentId } = await at(calls);
    const query = { module: "tickets", departmentId };
    return api({ method: "GET", path: "/organizationFields", query, schema: listOf(fieldSchema) }, calls);
  };
  const namesOf = async (calls: VendorCalls): Promise<Readonly<Record<StatusType, readonly string[]>>> => {
    if (names !== undefined) return names;
    const fields = await fieldsOf(calls);
    const values = fields.find(({ apiName }) => apiName === "status")?.allowedValues ?? [];
    const of = (type: StatusType): readonly string[] => {
      const found = values.filter(({ statusType }) => statusType === type).map(({ value }) => value);
      return found.length === 0 ? [type] : found;
    };
    names = Object.fromEntries(statusTypes.map((type) => [type, of(type)])) as Record<StatusType, readonly string[]>;
    return names;
  };
  return {
    at,
    hasKeyField: async (calls) => (await fieldsOf(calls)).some(({ apiName }) => apiName === access.keyField),
    statusNames: async (type, calls) => (await namesOf(calls))[type],
    statusName: async (type, calls) => {
      const all = (await namesOf(calls))[type];
      // The plain name where there is one.
      return all.includes(type) ? type : (all[0] ?? type);
    },
  };
}

function nothing(what: string, name: string): never {
  const detail = `Zoho Desk shows no ${what}: set ${name}, or look at what the user who granted it may see.`;
  throw new FailureError({ outcome: "locked", code: `no_${what}`, detail });
}
