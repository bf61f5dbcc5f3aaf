import { z } from "zod";
import {
  clip,
  FailureError,
  type FileBytes,
  type Helpdesk,
  type NewComment,
  type NewTicket,
  type Requester,
  type Ticket,
  type VendorCalls,
} from "../../src/core/index.ts";
import { download } from "../http/download.ts";
import { vendorId } from "../http/vendor-id.ts";
import { withPerson } from "../http/with-person.ts";
import { accessOf, createGorgiasApi, type GorgiasAccess, vendor } from "./api.ts";
import {
  commentOf,
  externalIdOf,
  messageSchema,
  ticketOf,
  ticketSchema,
  writtenPriority,
  writtenStatus,
} from "./words.ts";

/** Nothing is documented; far above anything a chat says. */
const maxTextChars = 50_000;
const maxSubjectChars = 998;
const maxFileBytes = 20_000_000;
const pageCount = 100;
const maxPages = 50;

const pageOf = <T>(item: z.ZodType<T>) =>
  z.object({ data: z.array(item), meta: z.object({ next_cursor: z.string().nullish() }).nullish() });
const idSchema = z.object({ id: vendorId });
const uploadSchema = z.array(
  z.object({ url: z.string(), name: z.string(), size: z.number().optional(), content_type: z.string() }),
);
/** 201 and 202 may come with nothing in them. */
const anything = z.unknown();

export function createGorgias(access: GorgiasAccess): Helpdesk {
  const api = createGorgiasApi(access);
  const people = new Map<string, string>();

  async function allOf<T>(
    path: string,
    query: Readonly<Record<string, string | number | undefined>>,
    item: z.ZodType<T>,
    calls: VendorCalls,
    isEnough: (items: readonly T[]) => boolean = () => false,
  ): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | undefined;
    for (let at = 0; at < maxPages; at += 1) {
      const asked = { ...query, limit: pageCount, cursor };
      const { data, meta } = await api({ method: "GET", path, query: asked, schema: pageOf(item) }, calls);
      items.push(...data);
      const next = meta?.next_cursor ?? undefined;
      if (next === undefined || next === cursor || isEnough(items)) break;
      cursor = next;
    }
    return items;
  }

  /**
   * There is no create-or-update: looked for by our id and by the address (of two who were merged, one id is gone), made, and where
   * somebody made them meanwhile, looked for again.
   */
  async function personOf({ externalId, name, email }: Requester, calls: VendorCalls): Promise<string> {
    const known = people.get(externalId);
    if (known !== undefined) return known;
    // Gorgias wants an address. Where none is known: one of a domain that never exists, so that no mail can go anywhere.
    const address = email ?? `${externalId.toLowerCase()}@chat.invalid`;
    const look = async (query: Readonly<Record<string, string>>): Promise<string | undefined> =>
      (await api({ method: "GET", path: "/customers", query, schema: pageOf(idSchema) }, calls)).data[0]?.id;
    const find = async (): Promise<string | undefined> =>
      (await look({ external_id: externalId })) ?? (await look({ email: address }));
    const make = async (): Promise<string> => {
      const channels = [{ type: "email", address, preferred: true }];
      const body = { name: name ?? externalId, email: address, external_id: externalId, channels };
      return (await api({ method: "POST", path: "/customers", body, schema: idSchema }, calls)).id;
    };
    const id =
      (await find()) ??
      (await make().catch(async (error: unknown) => {
        const isThere = error instanceof FailureError && error.failure.code === `${vendor}_409`;
        const other = isThere ? await find() : undefined;
        if (other === undefined) throw error;
        return other;
      }));
    people.set(externalId, id);
    return id;
  }

  async function uploaded(file: FileBytes, calls: VendorCalls): Promise<object> {
    const form = new FormData();
    // The field's name is the file's name there.
    form.append(file.name, new Blob([new Uint8Array(file.bytes)], { type: file.mediaType }), file.name);
    const [upload] = await api(
      { method: "POST", path: "/upload", query: { type: "attachment" }, body: form, schema: uploadSchema },
      calls,
    );
    if (upload === undefined) throw new FailureError({ outcome: "uncertain", code: "unreadable_answer" });
    return upload;
  }

  /** A time of sending makes it a record of what was said; without one Gorgias would send it to the customer once more. */
  async function messageOf(
    comment: Pick<NewComment, "key" | "text" | "isPublic" | "from" | "files">,
    customerId: string,
    calls: VendorCalls,
  ): Promise<object> {
    const attachments: object[] = [];
    for (const file of comment.files ?? []) attachments.push(await uploaded(file, calls));
    const isNote = !comment.isPublic;
    return {
      channel: isNote ? "internal-note" : "api",
      via: "api",
      from_agent: comment.from === "us",
      public: comment.isPublic,
      external_id: externalIdOf(comment.key),
      body_text: clip(comment.text, maxTextChars),
      sent_datetime: new Date().toISOString(),
      // Only the id: whatever else stood here would overwrite what is known of them.
      ...(comment.from === "customer" ? { sender: { id: Number(customerId) } } : {}),
      ...(attachments.length === 0 ? {} : { attachments }),
    };
  }

  const update = async (id: string, body: object, calls: VendorCalls) => {
    const ticket = await api({ method: "PUT", path: `/tickets/${id}`, body, schema: ticketSchema }, calls);
    return ticketOf(ticket, access.url);
  };
  const comment = async (id: string, said: NewComment, calls: VendorCalls): Promise<{ readonly id: string }> => {
    const body = await messageOf(said, await personOf(said.requester, calls), calls);
    return api({ method: "POST", path: `/tickets/${id}/messages`, body, schema: idSchema }, calls);
  };

  async function create(ticket: NewTicket, calls: VendorCalls): Promise<Ticket> {
    const customerId = await personOf(ticket.requester, calls);
    const said = { ...ticket, isPublic: true, from: "customer" } as const;
    const body = {
      channel: "api",
      via: "api",
      from_agent: false,
      external_id: ticket.key,
      status: "open",
      subject: clip(ticket.subject, maxSubjectChars),
      priority: writtenPriority[ticket.priority],
      customer: { id: Number(customerId) },
      tags: ticket.tags.map((name) => ({ name })),
      custom_fields: Object.entries(ticket.fields ?? {}).map(([id, value]) => ({ id: Number(id), value })),
      messages: [await messageOf(said, customerId, calls)],
    };
    return ticketOf(await api({ method: "POST", path: "/tickets", body, schema: ticketSchema }, calls), access.url);
  }

  return {
    name: vendor,
    can: { hasCreateKey: false, maxTextChars, maxFileBytes },
    create: (ticket, calls) => withPerson(people, ticket.requester, () => create(ticket, calls)),
    findByKey: async (key, calls) => {
      const query = { external_id: key, trashed: "false" };
      const { data } = await api({ method: "GET", path: "/tickets", query, schema: pageOf(ticketSchema) }, calls);
      const found = data.find(({ external_id: id }) => id === key);
      return found && ticketOf(found, access.url);
    },
    get: async (id, calls) =>
      ticketOf(await api({ method: "GET", path: `/tickets/${id}`, schema: ticketSchema }, calls), access.url),
    list: async ({ status, priority, tags = [], limit: count }, calls) => {
      const fits = (ticket: ReturnType<typeof ticketOf>): boolean =>
        (status === undefined || ticket.status === status) &&
        (priority === undefined || ticket.priority === priority) &&
        tags.every((tag) => ticket.tags.includes(tag));
      const fitting = (items: readonly z.output<typeof ticketSchema>[]) =>
        items.map((item) => ticketOf(item, access.url)).filter(fits);
      // It filters by none of these itself, so pages are read until enough fit; trashed ones would come along.
      const query = { order_by: "updated_datetime:desc", trashed: "false" };
      const all = await allOf("/tickets", query, ticketSchema, calls, (items) => fitting(items).length >= count);
      return fitting(all).slice(0, count);
    },
    comments: async (id, calls) => {
      const { customer } = await api({ method: "GET", path: `/tickets/${id}`, schema: ticketSchema }, calls);
      const query = { ticket_id: id, order_by: "created_datetime:asc" };
      return (await allOf("/messages", query, messageSchema, calls)).map((each) => commentOf(each, customer?.id));
    },
    changedSince: async (at, calls) => {
      const isOld = ({ updated_datetime: changed, created_datetime: made }: z.output<typeof ticketSchema>): boolean =>
        Date.parse(changed ?? made) < at.getTime();
      const query = { order_by: "updated_datetime:desc", trashed: "false" };
      const all = await allOf("/tickets", query, ticketSchema, calls, (items) => items.some(isOld));
      return all
        .filter((ticket) => !isOld(ticket))
        .map(({ id, updated_datetime: changed, created_datetime: made }) => ({
          id,
          mark: changed ?? made,
          at: changed ?? made,
        }));
    },
    update: (id, { status, priority, subject, tags }, calls) =>
      update(
        id,
        {
          ...(status === undefined ? {} : { status: writtenStatus[status] }),
          ...(priority === undefined ? {} : { priority: writtenPriority[priority] }),
          ...(subject === undefined ? {} : { subject: clip(subject, maxSubjectChars) }),
          ...(tags === undefined ? {} : { tags: tags.map((name) => ({ name })) }),
        },
        calls,
      ),
    close: async (id, reason, calls) => {
      const note = { channel: "internal-note", via: "api", from_agent: true, public: false, body_text: reason };
      const body = { ...note, external_id: externalIdOf(`close-${id}`) };
      await api({ method: "POST", path: `/tickets/${id}/messages`, body, schema: anything }, calls);
      return update(id, { status: "closed" }, calls);
    },
    comment: (id, said, calls) => withPerson(people, said.requester, () => comment(id, said, calls)),
    file: (ref, calls) => download(ref, { access: accessOf(access), maxBytes: maxFileBytes, calls }),
  };
}
