import { z } from "zod";
import { FailureError, notFound, ticketClosed, type VendorCalls } from "../../src/core/index.ts";
import type { People } from "../helpdesk/people.ts";
import { readPages } from "../helpdesk/read-pages.ts";
import type { Rows } from "../helpdesk/rows.ts";
import type { JsonApi } from "../http/json-api.ts";
import { vendor, type ZendeskAccess } from "./api.ts";
import { ticketSchema, type ZendeskTicket } from "./words.ts";

/** What tickets and comments of one account have in common. */
export interface ZendeskDesk {
  readonly access: ZendeskAccess;
  readonly api: JsonApi;
  readonly people: People;
}

const pageSize = 100;
export const metaSchema = z.object({ has_more: z.boolean(), after_cursor: z.string().nullish() });
export interface ZendeskPage<T> {
  readonly rows: Rows<T>;
  readonly meta: z.output<typeof metaSchema>;
}

export const readAll = <T extends { readonly id: string }>(
  { api }: ZendeskDesk,
  list: {
    readonly path: string;
    readonly isOfOne?: true;
    readonly query: Readonly<Record<string, string>>;
    readonly schema: z.ZodType<ZendeskPage<T>>;
  },
  calls: VendorCalls,
  isEnough?: (items: readonly T[]) => boolean,
): Promise<T[]> =>
  readPages<T, string>(
    {
      first: "",
      pageSize,
      idOf: ({ id }) => id,
      read: async (after, size) => {
        const query = { "page[size]": size, "page[after]": after || undefined, ...list.query };
        const { rows, meta } = await api({ method: "GET", ...list, query }, calls);
        return { ...rows, next: meta.has_more ? (meta.after_cursor ?? undefined) : undefined };
      },
      ...(isEnough === undefined ? {} : { isEnough }),
    },
    calls,
  );

export const oneTicket = z.object({ ticket: ticketSchema });

export async function readTicket({ api }: ZendeskDesk, id: string, calls: VendorCalls): Promise<ZendeskTicket> {
  const { ticket } = await api({ method: "GET", path: `/tickets/${id}`, isOfOne: true, schema: oneTicket }, calls);
  if (ticket.status === "deleted") throw new FailureError({ outcome: "refused", code: notFound });
  return ticket;
}

/**
 * Why a change was refused, Zendesk says in the agent's language; what the ticket is now tells us whether it was
 * closed.
 */
export async function changeTicket<T>(
  desk: ZendeskDesk,
  id: string,
  of: { readonly ticket: object; readonly schema: z.ZodType<T>; readonly isSafeToRepeat?: true },
  calls: VendorCalls,
): Promise<T> {
  const { ticket, ...how } = of;
  try {
    return await desk.api({ method: "PUT", path: `/tickets/${id}`, isOfOne: true, body: { ticket }, ...how }, calls);
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== `${vendor}_422`) throw error;
    const { status } = await readTicket(desk, id, calls);
    if (status !== "closed") throw error;
    throw new FailureError({ ...error.failure, outcome: "refused", code: ticketClosed });
  }
}
