import { z } from "zod";
import { FailureError, type Requester, type VendorCalls } from "../../src/core/index.ts";
import { noAddress } from "../helpdesk/people.ts";
import type { JsonApi } from "../http/json-api.ts";
import { duplicate } from "./api.ts";
import { readList } from "./lists.ts";
import { idSchema } from "./words.ts";

const contactSchema = z.object({ id: idSchema, email: z.string().nullish().catch(null) });
const newestCount = 50;
/** Zoho's own limits. */
const maxFirstName = 40;
const maxLastName = 200;

/** Found by address, or made. The search index lags behind, so the newest are looked at as well. */
export async function findOrMakeContact(api: JsonApi, requester: Requester, calls: VendorCalls): Promise<string> {
  const address = addressOf(requester);
  const look = async (path: string, query: Readonly<Record<string, string | number>>): Promise<string | undefined> => {
    const contacts = await readList(api, { path, query, item: contactSchema }, calls);
    // A search, not a look-up: it finds what is alike as well.
    return contacts.find((contact) => contact.email?.toLowerCase() === address)?.id;
  };
  const find = async (): Promise<string | undefined> =>
    (await look("/contacts/search", { email: address, limit: 10 })) ??
    (await look("/contacts", { limit: newestCount, sortBy: "-createdTime" }));
  const found = await find();
  if (found !== undefined) return found;
  try {
    return await makeContact(api, requester, calls);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const made = await find();
    if (made !== undefined) return made;
    // A phone may be another contact's; nobody is looked up by it, because anybody can type any number.
    if (requester.phone !== undefined) return findOrMakeContact(api, withoutPhone(requester), calls);
    // The index does not show it yet.
    throw new FailureError({ outcome: "retry", code: "contact_not_shown_yet", vendorIsWell: true });
  }
}

const isDuplicate = (error: unknown): boolean => error instanceof FailureError && error.failure.code === duplicate;

const withoutPhone = ({ phone: _, ...rest }: Requester): Requester => rest;

const makeContact = async (api: JsonApi, requester: Requester, calls: VendorCalls): Promise<string> =>
  (await api({ method: "POST", path: "/contacts", body: contactBody(requester), schema: contactSchema }, calls)).id;

const addressOf = ({ externalId, email }: Requester): string => (email ?? noAddress(externalId)).toLowerCase();

/** Zoho wants a last name; a single word is one. */
function contactBody(requester: Requester): object {
  const { externalId, name, phone } = requester;
  const [first = externalId, ...rest] = (name ?? externalId).trim().split(/\s+/);
  return {
    ...(rest.length === 0 ? {} : { firstName: first.slice(0, maxFirstName) }),
    lastName: (rest.length === 0 ? first : rest.join(" ")).slice(0, maxLastName),
    email: addressOf(requester),
    ...(phone === undefined ? {} : { phone }),
  };
}
