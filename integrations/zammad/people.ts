import { z } from "zod";
import type { Requester, VendorCalls } from "../../src/core/index.ts";
import type { JsonApi } from "../http/json-api.ts";

const personSchema = z.object({ id: z.int(), email: z.string().nullish() });
type ZammadPerson = z.output<typeof personSchema>;

/**
 * A customer stands within the ticket, and is found or made with it. A phone or a chat has no address: then the login
 * is our own id, and no mail goes to them.
 */
export const customerBody = ({ externalId, name, email, phone }: Requester): object => ({
  ...(email === undefined
    ? { login: externalId.toLowerCase(), firstname: name ?? externalId, lastname: "" }
    : { email, firstname: name ?? "", lastname: "" }),
  ...(phone === undefined ? {} : { mobile: phone }),
});

export const readPerson = (id: number, api: JsonApi, calls: VendorCalls): Promise<ZammadPerson> =>
  api({ method: "GET", path: `/users/${id}`, isOfOne: true, schema: personSchema }, calls);
