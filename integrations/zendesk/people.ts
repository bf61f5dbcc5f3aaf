import { z } from "zod";
import type { Requester, VendorCalls } from "../../src/core/index.ts";
import { vendorId } from "../helpdesk/vendor-id.ts";
import type { JsonApi } from "../http/json-api.ts";

const userSchema = z.object({ user: z.object({ id: vendorId }) });

/** Found or made by the id that never changes, so twice is once; a chat has no address. */
export async function findOrMakeUser(
  api: JsonApi,
  { externalId, name, email, phone }: Requester,
  calls: VendorCalls,
): Promise<string> {
  const user = {
    external_id: externalId,
    name: name ?? externalId,
    skip_verify_email: true,
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  };
  const made = await api(
    { method: "POST", path: "/users/create_or_update", isSafeToRepeat: true, body: { user }, schema: userSchema },
    calls,
  );
  return made.user.id;
}
