import { z } from "zod";
import type { TicketFilter, VendorCalls } from "../../src/core/index.ts";
import { maxPages, readPages } from "../helpdesk/read-pages.ts";
import { rowsOf } from "../helpdesk/rows.ts";
import type { JsonApi } from "../http/json-api.ts";
import { ticketSchema, writeTag, writtenPriority, writtenStatus, type ZammadTicket } from "./words.ts";

const pageSize = 100;
/** As many as are ever read. */
export const allThereAre = maxPages * pageSize;
const ticketsSchema = rowsOf(ticketSchema);
const namedSchema = z.array(z.object({ id: z.int(), name: z.string() }));

type Condition = Readonly<Record<string, object>>;

export const changedAfter = (at: Date): Condition => ({
  "ticket.updated_at": { operator: "after (absolute)", value: at.toISOString() },
});
export const hasTags = (tags: readonly string[]): Condition => ({
  "ticket.tags": { operator: "contains all", value: tags.map(writeTag).join(", ") },
});

/**
 * By conditions: the database itself answers, while the search index lags behind. Never by none: up to version 6.4 that
 * is refused or answered with nothing.
 */
export async function findTickets(
  api: JsonApi,
  condition: Condition,
  count: number,
  calls: VendorCalls,
): Promise<ZammadTicket[]> {
  const found = await readPages<ZammadTicket, number>(
    {
      first: 0,
      pageSize,
      idOf: ({ id }) => id,
      read: async (from, size) => {
        // Sizes divide each other, so a page of any size begins there.
        const order = { page: from / size + 1, per_page: size, sort_by: "updated_at", order_by: "desc" };
        const body = { condition, ...order, expand: true };
        const call = { method: "POST", path: "/tickets/search", isRead: true, body, schema: ticketsSchema } as const;
        const rows = await api(call, calls);
        const rowCount = rows.items.length + rows.unread;
        return { ...rows, next: rowCount < size ? undefined : from + size };
      },
      isEnough: (items) => items.length >= count,
    },
    calls,
  );
  return found.slice(0, count);
}

/** The numbers of an account's states and priorities, by name: another account may have others. */
export interface ZammadNumbers {
  condition(filter: TicketFilter, calls: VendorCalls): Promise<Condition>;
}

export function zammadNumbers(api: JsonApi): ZammadNumbers {
  const numbers = new Map<string, number>();
  const numberOf = async (list: "ticket_states" | "ticket_priorities", name: string, calls: VendorCalls) => {
    const known = numbers.get(`${list}/${name}`);
    if (known !== undefined) return known;
    for (const each of await api({ method: "GET", path: `/${list}`, schema: namedSchema }, calls)) {
      numbers.set(`${list}/${each.name}`, each.id);
    }
    return numbers.get(`${list}/${name}`) ?? 0;
  };
  return {
    condition: async ({ status, priority, tags = [] }, calls) => {
      const state = status && (await numberOf("ticket_states", writtenStatus[status], calls));
      const level = priority && (await numberOf("ticket_priorities", writtenPriority[priority], calls));
      return {
        ...changedAfter(new Date(0)),
        ...(state === undefined ? {} : { "ticket.state_id": { operator: "is", value: [state] } }),
        ...(level === undefined ? {} : { "ticket.priority_id": { operator: "is", value: [level] } }),
        ...(tags.length === 0 ? {} : hasTags(tags)),
      };
    },
  };
}
