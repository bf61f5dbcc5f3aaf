import { z } from "zod";
import { FailureError, unlessAborted, type VendorCalls } from "../../src/core/index.ts";
import type { JsonApi } from "../http/json-api.ts";
import { createZohoApi, otherOrg, type ZohoAccess } from "./api.ts";
import { readList } from "./lists.ts";
import { findDepartment, findOrganisation } from "./places-in-account.ts";
import { type StatusType, statusTypes } from "./words.ts";

const fieldSchema = z.object({
  apiName: z.string(),
  allowedValues: z
    .array(z.object({ value: z.string(), statusType: z.string().nullish() }))
    .nullish()
    .catch(null),
});
type Field = z.output<typeof fieldSchema>;
type StatusNames = Readonly<Record<StatusType, readonly string[]>>;

const lookMs = 10_000;

/** What is where in this account. */
interface ZohoAccount {
  readonly orgId: string;
  readonly api: JsonApi;
  readonly departmentId: string;
}

export interface Account {
  at(calls: VendorCalls): Promise<ZohoAccount>;
  /** A status of that type, by the name it has in our department. */
  statusName(type: StatusType, calls: VendorCalls): Promise<string>;
  /** All names of that type. */
  statusNames(type: StatusType, calls: VendorCalls): Promise<readonly string[]>;
  /** Whether tickets have a field for our key. */
  hasKeyField(calls: VendorCalls): Promise<boolean>;
}

/** What was asked for once, until Zoho says that the key is another organisation's. */
interface Memory {
  known?: ZohoAccount | undefined;
  underWay?: Promise<ZohoAccount> | undefined;
  names?: StatusNames | undefined;
}

export function accountOf(access: ZohoAccess): Account {
  const memory: Memory = {};
  const at = (calls: VendorCalls): Promise<ZohoAccount> => rememberedAccount(access, memory, calls);
  const namesOf = async (calls: VendorCalls): Promise<StatusNames> => {
    memory.names ??= namesByType(await readFields(await at(calls), calls));
    return memory.names;
  };
  return {
    at,
    hasKeyField: async (calls) =>
      (await readFields(await at(calls), calls)).some(({ apiName }) => apiName === access.keyField),
    statusNames: async (type, calls) => (await namesOf(calls))[type],
    statusName: async (type, calls) => {
      const all = (await namesOf(calls))[type];
      // The plain name where there is one.
      return all.includes(type) ? type : (all[0] ?? type);
    },
  };
}

/** Asked for once, also by many at the same time, and kept while keys come and go. */
async function rememberedAccount(access: ZohoAccess, memory: Memory, calls: VendorCalls): Promise<ZohoAccount> {
  if (memory.known !== undefined) return memory.known;
  // A deadline of its own: the first who asked may give up before the others.
  memory.underWay ??= findAccount(access, memory, { ...calls, signal: AbortSignal.timeout(lookMs) }).finally(() => {
    memory.underWay = undefined;
  });
  return unlessAborted(memory.underWay, calls.signal, () => {
    throw new FailureError({ outcome: "retry", code: "deadline" });
  });
}

async function findAccount(access: ZohoAccess, memory: Memory, calls: VendorCalls): Promise<ZohoAccount> {
  const orgId = access.orgId ?? (await findOrganisation(createZohoApi(access), calls));
  const api = watchOrganisation(createZohoApi(access, orgId), memory);
  const account = { orgId, api, departmentId: access.departmentId ?? (await findDepartment(api, calls)) };
  memory.known = account;
  return account;
}

/**
 * A person may have granted another account's key: then the organisation is another one, and the next call asks for it.
 */
const watchOrganisation =
  (api: JsonApi, memory: Memory): JsonApi =>
  async (call, calls) => {
    try {
      return await api(call, calls);
    } catch (error) {
      if (error instanceof FailureError && error.failure.code === otherOrg) {
        memory.known = undefined;
        memory.names = undefined;
      }
      throw error;
    }
  };

const readFields = ({ api, departmentId }: ZohoAccount, calls: VendorCalls): Promise<readonly Field[]> => {
  const query = { module: "tickets", departmentId };
  return readList(api, { path: "/organizationFields", query, item: fieldSchema }, calls);
};

function namesByType(fields: readonly Field[]): StatusNames {
  const values = fields.find(({ apiName }) => apiName === "status")?.allowedValues ?? [];
  const namesOf = (type: StatusType): readonly string[] => {
    const names = values.filter(({ statusType }) => statusType === type).map(({ value }) => value);
    return names.length === 0 ? [type] : names;
  };
  return Object.fromEntries(statusTypes.map((type) => [type, namesOf(type)])) as StatusNames;
}
