import type { ChangedTicket, Ticket, VendorCalls } from "../../src/core/index.ts";
import type { ZohoDesk } from "./desk.ts";
import { readList, readRows } from "./lists.ts";
import { readTags } from "./tags.ts";
import { isGone, keyOfTicket, ticketSchema, toChange, toTicket, type ZohoTicket } from "./words.ts";

/** The list knows what was made this moment; the search, which knows the rest, may lag by minutes. */
const newestCount = 100;
/** Their clock may be ahead of ours. */
const aheadMs = 3_600_000;

type Query = Readonly<Record<string, string>>;

/**
 * In all departments, like every look: agents and rules move tickets from one to another. One call, whatever their
 * number.
 */
async function newest({ account }: ZohoDesk, of: Query, calls: VendorCalls): Promise<readonly ZohoTicket[]> {
  const { api } = await account.at(calls);
  const query = { ...of, limit: newestCount };
  return readList(api, { path: "/tickets", query, item: ticketSchema }, calls);
}

async function searched({ account }: ZohoDesk, query: Query, calls: VendorCalls): Promise<ZohoTicket[]> {
  const { api } = await account.at(calls);
  return readRows(api, { path: "/tickets/search", query, item: ticketSchema }, calls);
}

export async function findByKey(desk: ZohoDesk, key: string, calls: VendorCalls): Promise<Ticket | undefined> {
  const { keyField } = desk.access;
  const isIt = (ticket: ZohoTicket): boolean => keyOfTicket(ticket, keyField) === key && !isGone(ticket);
  const found =
    (await newest(desk, { sortBy: "-createdTime", fields: keyField }, calls)).find(isIt) ??
    (await searched(desk, { customField1: `${keyField}:${key}` }, calls)).find(isIt);
  return found && toTicket(found, await readTags(desk, found, calls), keyField);
}

export async function changedSince(desk: ZohoDesk, since: Date, calls: VendorCalls): Promise<ChangedTicket[]> {
  const range = `${since.toISOString()},${new Date(Date.now() + aheadMs).toISOString()}`;
  const modified = await searched(desk, { modifiedTimeRange: range, sortBy: "modifiedTime" }, calls);
  // Whether an answer changes a ticket there is not documented: the newest talk is looked at as well, and counted.
  const talked = await newest(desk, { sortBy: "-recentThread" }, calls);
  const changed = [...modified, ...talked].map((ticket) => [ticket.id, toChange(ticket)] as const);
  return [...new Map(changed).values()];
}
