import { z } from "zod";
import type { Requester, VendorCalls } from "../../src/core/index.ts";
import type { JsonApi } from "../http/json-api.ts";
import { listOf } from "./api.ts";
import { idSchema } from "./words.ts";

const contactSchema = z.object({ id: idSchema, email: z.string().nullish() });
const newestCount = 50;
/** Zoho's own limits. */
const maxFirstName = 40;
const maxLastName = 200;

/**
 * Whose ticket it is: found by address, or made. The search index lags behind, so the newest are looked at as well, and two tickets of
 * one customer that are opened together here wait for one look.
 */
export function peopleOf() {
  const known = new Map<string, Promise<string>>();
  const idOf = (requester: Requester, api: JsonApi, calls: VendorCalls): Promise<string> => {
    const { externalId } = requester;
    const found = known.get(externalId) ?? findOrMake(requester, api, calls);
    known.set(externalId, found);
    found.catch(() => known.delete(externalId));
    return found;
  };
  return { idOf, known };
}

async function findOrMake(
  { externalId, name, email, phone }: Requester,
  api: JsonApi,
  calls: VendorCalls,
): Promise<string> {
  // Where no address is known: one of a domain that never exists, so that no mail can go anywhere.
  const address = (email ?? `${externalId}@chat.invalid`).toLowerCase();
  const look = async (path: string, query: Readonly<Record<string, string | number>>): Promise<string | undefined> => {
    const contacts = await api({ method: "GET", path, query, schema: listOf(contactSchema) }, calls);
    // A search, not a look-up: it finds what is alike as well.
    return contacts.find((contact) => contact.email?.toLowerCase() === address)?.id;
  };
  const make = async (): Promise<string> => {
    const [first = externalId, ...rest] = (name ?? externalId).trim().split(/\s+/);
    const body = {
      ...(rest.length === 0 ? {} : { firstName: first.slice(0, maxFirstName) }),
      lastName: (rest.length === 0 ? first : rest.join(" ")).slice(0, maxLastName),
      email: address,
      ...(phone === undefined ? {} : { phone }),
    };
    return (await api({ method: "POST", path: "/contacts", body, schema: contactSchema }, calls)).id;
  };
  return (
    (await look("/contacts/search", { email: address, limit: 10 })) ??
    (await look("/contacts", { limit: newestCount, sortBy: "-createdTime" })) ??
    make()
  );
}
