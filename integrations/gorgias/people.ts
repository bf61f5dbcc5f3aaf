import { z } from "zod";
import { FailureError, type Requester, type VendorCalls } from "../../src/core/index.ts";
import { noAddress } from "../helpdesk/people.ts";
import { readable } from "../helpdesk/rows.ts";
import { vendorId } from "../helpdesk/vendor-id.ts";
import type { JsonApi } from "../http/json-api.ts";
import { vendor } from "./api.ts";
import { pageOf } from "./desk.ts";

const customerSchema = z.object({ id: vendorId });

/**
 * There is no create-or-update: looked for by our id and by the address (of two who were merged, one id is gone), made,
 * and where another process made them meanwhile, looked for again.
 */
export async function findOrMakeCustomer(api: JsonApi, requester: Requester, calls: VendorCalls): Promise<string> {
  const found = await findCustomer(api, requester, calls);
  if (found !== undefined) return found;
  try {
    return await makeCustomer(api, requester, calls);
  } catch (error) {
    const isThere = error instanceof FailureError && error.failure.code === `${vendor}_409`;
    const other = isThere ? await findCustomer(api, requester, calls) : undefined;
    if (other === undefined) throw error;
    return other;
  }
}

/** Gorgias wants an address. */
const addressOf = ({ externalId, email }: Requester): string => email ?? noAddress(externalId);

async function findCustomer(api: JsonApi, requester: Requester, calls: VendorCalls): Promise<string | undefined> {
  for (const query of [{ external_id: requester.externalId }, { email: addressOf(requester) }]) {
    const { data } = await api({ method: "GET", path: "/customers", query, schema: pageOf(customerSchema) }, calls);
    const [found] = readable(data, calls);
    if (found !== undefined) return found.id;
  }
  return undefined;
}

async function makeCustomer(api: JsonApi, requester: Requester, calls: VendorCalls): Promise<string> {
  const { externalId, name } = requester;
  const address = addressOf(requester);
  const channels = [{ type: "email", address, preferred: true }];
  const body = { name: name ?? externalId, email: address, external_id: externalId, channels };
  return (await api({ method: "POST", path: "/customers", body, schema: customerSchema }, calls)).id;
}
