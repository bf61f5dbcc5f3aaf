import type { NewTicket, Ticket, VendorCalls } from "../../src/core/index.ts";
import { articleBody, expanded, readTags, readTicket, setTags, type ZammadDesk } from "./desk.ts";
import { bodyWithFiles } from "./files.ts";
import { mayMakeTags, noKeyTag } from "./key-tag.ts";
import { customerBody } from "./people.ts";
import { tagOfKey, ticketSchema, toTicket, writeTag, writtenPriority, type ZammadTicket } from "./words.ts";

/**
 * A ticket without our key would be made once more after the next lost answer. So a create that finds that the key did
 * not stick stops everything until new tags may be made, and then goes on with the ticket that is there.
 */
export function ticketCreator(desk: ZammadDesk): (ticket: NewTicket, calls: VendorCalls) => Promise<Ticket> {
  /** Tickets of ours on which the key did not stick, by that key. */
  const keyless = new Map<string, string>();
  let hasStuck = false;
  return async (ticket, calls) => {
    // Asked before the first ticket of every process: another process may have found out already.
    if (!hasStuck && (await mayMakeTags(desk.api, calls)) === false) throw noKeyTag();
    const before = keyless.get(ticket.key);
    if (before !== undefined) await setTags(desk, before, [...ticket.tags, tagOfKey(ticket.key)], calls);
    const made = await (before === undefined ? postTicket(desk, ticket, calls) : readTicket(desk, before, calls));
    const whole = toTicket(made, await readTags(desk, made.id, calls), desk.access.url);
    hasStuck = whole.key === ticket.key;
    if (!hasStuck) {
      keyless.set(ticket.key, whole.id);
      throw noKeyTag();
    }
    keyless.delete(ticket.key);
    return whole;
  };
}

function postTicket({ api, access }: ZammadDesk, ticket: NewTicket, calls: VendorCalls): Promise<ZammadTicket> {
  const body = bodyWithFiles(ticket.files, (attachments) => ({
    // Attributes of the account's own stand among the others.
    ...ticket.fields,
    title: ticket.subject,
    group: access.group,
    customer: customerBody(ticket.requester),
    state: "new",
    priority: writtenPriority[ticket.priority],
    tags: [...ticket.tags.map(writeTag), tagOfKey(ticket.key)].join(","),
    article: { ...articleBody({ ...ticket, isPublic: true, from: "customer" }), ...attachments },
  }));
  return api({ method: "POST", path: "/tickets", query: expanded, body, schema: ticketSchema }, calls);
}
