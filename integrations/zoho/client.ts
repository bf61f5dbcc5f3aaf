import { z } from "zod";
import {
  clip,
  FailureError,
  type FileBytes,
  type Helpdesk,
  type NewTicket,
  type Ticket,
  type VendorCalls,
} from "../../src/core/index.ts";
import { download } from "../http/download.ts";
import { htmlOfText } from "../http/text-of-html.ts";
import { withPerson } from "../http/with-person.ts";
import { type Account, accountOf } from "./account.ts";
import { accessOf, listOf, type ZohoAccess } from "./api.ts";
import { vendor } from "./oauth.ts";
import { peopleOf } from "./people.ts";
import { talkOf } from "./talk.ts";
import {
  changeOf,
  idSchema,
  keyOf,
  markMaxChars,
  signedText,
  ticketOf,
  ticketSchema,
  typeOfStatus,
  writtenPriority,
  type ZohoTicket,
} from "./words.ts";

/** A comment holds 32,000 characters, a description 65,535 of HTML; a file about 20 MB. */
const maxTextChars = 30_000;
const maxFileBytes = 20_000_000;
const maxSubjectChars = 1_000;
const pageCount = 50;
const maxPages = 50;
/** The list knows what was made this moment; the search, which knows the rest, may lag by minutes. */
const newestCount = 100;
/** Their clock may be ahead of ours. */
const aheadMs = 3_600_000;

const madeSchema = z.object({ id: idSchema });
const tagSchema = z.object({ name: z.string() });
const anything = z.unknown();
export function createZoho(access: ZohoAccess, account: Account = accountOf(access)): Helpdesk {
  const { keyField } = access;
  const people = peopleOf();
  const talk = talkOf(account);

  const tagsOf = async (ticket: ZohoTicket, calls: VendorCalls): Promise<readonly string[]> => {
    if (ticket.tagCount === 0) return [];
    const { api } = await account.at(calls);
    const schema = listOf(tagSchema);
    return (await api({ method: "GET", path: `/tickets/${ticket.id}/tags`, schema }, calls)).map(({ name }) => name);
  };
  const full = async (ticket: ZohoTicket, calls: VendorCalls): Promise<Ticket> =>
    ticketOf(ticket, await tagsOf(ticket, calls), keyField);
  const read = async (id: string, calls: VendorCalls): Promise<ZohoTicket> => {
    const { api } = await account.at(calls);
    const query = { include: "contacts" };
    return api({ method: "GET", path: `/tickets/${id}`, query, schema: ticketSchema }, calls);
  };

  async function uploaded(files: readonly FileBytes[], calls: VendorCalls): Promise<string[]> {
    const { api } = await account.at(calls);
    const ids: string[] = [];
    for (const { bytes, mediaType, name } of files) {
      const body = new FormData();
      body.append("file", new Blob([new Uint8Array(bytes)], { type: mediaType }), name);
      ids.push((await api({ method: "POST", path: "/uploads", body, schema: madeSchema }, calls)).id);
    }
    return ids;
  }

  async function retag(
    id: string,
    present: readonly string[],
    wanted: readonly string[],
    calls: VendorCalls,
  ): Promise<void> {
    const { api } = await account.at(calls);
    const change = async (path: string, tags: readonly string[]): Promise<void> => {
      if (tags.length === 0) return;
      await api({ method: "POST", path: `/tickets/${id}/${path}`, body: { tags }, schema: anything }, calls);
    };
    await change(
      "associateTag",
      wanted.filter((tag) => !present.includes(tag)),
    );
    await change(
      "dissociateTag",
      present.filter((tag) => !wanted.includes(tag)),
    );
  }

  const change = async (id: string, body: object, calls: VendorCalls): Promise<ZohoTicket> => {
    const { api } = await account.at(calls);
    // Otherwise closing one would mail the customer.
    const query = { disableClosureNotification: "true" };
    return api({ method: "PATCH", path: `/tickets/${id}`, query, body, schema: ticketSchema }, calls);
  };

  /** In all departments, like every look: agents and rules move tickets from one to another. One call, whatever their number. */
  async function newest(of: Readonly<Record<string, string>>, calls: VendorCalls): Promise<ZohoTicket[]> {
    const { api } = await account.at(calls);
    const query = { ...of, limit: newestCount };
    return api({ method: "GET", path: "/tickets", query, schema: listOf(ticketSchema) }, calls);
  }

  /** Whoever writes meanwhile moves rows to the next page: what is there twice is for the caller to drop. */
  async function searched(of: Readonly<Record<string, string>>, calls: VendorCalls): Promise<ZohoTicket[]> {
    const { api } = await account.at(calls);
    const found: ZohoTicket[] = [];
    for (let page = 0; page < maxPages; page += 1) {
      const query = { ...of, from: found.length, limit: pageCount };
      const rows = await api({ method: "GET", path: "/tickets/search", query, schema: listOf(ticketSchema) }, calls);
      found.push(...rows);
      if (rows.length < pageCount) break;
    }
    return found;
  }

  async function create(ticket: NewTicket, calls: VendorCalls): Promise<Ticket> {
    const made = await withPerson(people.known, ticket.requester, () => filed(ticket, calls));
    try {
      await retag(made.id, [], ticket.tags, calls);
    } catch (error) {
      // A tag that the account does not take is no reason for a second ticket.
      if (!(error instanceof FailureError) || error.failure.outcome !== "refused") throw error;
      return ticketOf(made, [], keyField);
    }
    return ticketOf(made, ticket.tags, keyField);
  }

  async function filed(ticket: NewTicket, calls: VendorCalls): Promise<ZohoTicket> {
    const { api, departmentId } = await account.at(calls);
    const contactId = await people.idOf(ticket.requester, api, calls);
    const uploads = await uploaded(ticket.files ?? [], calls);
    const body = {
      subject: clip(ticket.subject, maxSubjectChars),
      departmentId,
      contactId,
      channel: "Chat",
      description: htmlOfText(clip(ticket.text, maxTextChars)),
      priority: writtenPriority[ticket.priority],
      cf: { ...ticket.fields, [keyField]: ticket.key },
      ...(uploads.length === 0 ? {} : { uploads }),
    };
    return api({ method: "POST", path: "/tickets", body, schema: ticketSchema }, calls).catch(explained(keyField));
  }

  return {
    name: vendor,
    can: { hasCreateKey: false, maxTextChars, maxFileBytes },
    create,
    findByKey: async (key, calls) => {
      const isIt = (ticket: ZohoTicket): boolean => keyOf(ticket, keyField) === key;
      const found =
        (await newest({ sortBy: "-createdTime", fields: keyField }, calls)).find(isIt) ??
        (await searched({ customField1: `${keyField}:${key}` }, calls)).find(isIt);
      return found && full(found, calls);
    },
    get: async (id, calls) => full(await read(id, calls), calls),
    list: async ({ status, priority, tags = [], limit: count }, calls) => {
      const { api, departmentId } = await account.at(calls);
      const names = status === undefined ? undefined : await account.statusNames(typeOfStatus[status], calls);
      const query = {
        departmentId,
        limit: pageCount,
        sortBy: "-createdTime",
        fields: keyField,
        status: names?.join(","),
        priority: priority && writtenPriority[priority],
      };
      const found = new Map<string, Ticket>();
      for (let from = 0, page = 0; page < maxPages && found.size < count; page += 1) {
        const rows = await api(
          { method: "GET", path: "/tickets", query: { ...query, from }, schema: listOf(ticketSchema) },
          calls,
        );
        for (const row of rows) {
          // Whoever writes meanwhile moves rows to the next page.
          if (found.has(row.id) || found.size >= count) continue;
          if (row.tagCount < tags.length) continue;
          const ticket = await full(row, calls);
          if (tags.every((tag) => ticket.tags.includes(tag))) found.set(row.id, ticket);
        }
        from += rows.length;
        if (rows.length < pageCount) break;
      }
      return [...found.values()];
    },
    comments: async (id, calls) => {
      const ticket = await read(id, calls);
      const said = await talk.of(ticket, calls);
      return [await talk.ownText(ticket, said, calls), ...said];
    },
    changedSince: async (since, calls) => {
      const range = `${since.toISOString()},${new Date(Date.now() + aheadMs).toISOString()}`;
      const modified = await searched({ modifiedTimeRange: range, sortBy: "modifiedTime" }, calls);
      // Whether an answer changes a ticket there is not documented: the newest talk is looked at as well, and counted.
      const talked = await newest({ sortBy: "-recentThread" }, calls);
      const changed = [...modified, ...talked].map((ticket) => [ticket.id, changeOf(ticket)] as const);
      return [...new Map(changed).values()];
    },
    update: async (id, { status, priority, subject, tags }, calls) => {
      const body = {
        ...(status === undefined ? {} : { status: await account.statusName(typeOfStatus[status], calls) }),
        ...(priority === undefined ? {} : { priority: writtenPriority[priority] }),
        ...(subject === undefined ? {} : { subject: clip(subject, maxSubjectChars) }),
      };
      // An empty change is refused.
      const ticket = Object.keys(body).length === 0 ? await read(id, calls) : await change(id, body, calls);
      if (tags === undefined) return full(ticket, calls);
      await retag(id, await tagsOf(ticket, calls), tags, calls);
      return ticketOf(ticket, tags, keyField);
    },
    close: async (id, reason, calls) => {
      await talk.say(
        id,
        { content: signedText({ text: reason, from: "us", key: `close-${id}` }), isPublic: false },
        calls,
      );
      return full(await change(id, { status: await account.statusName("Closed", calls) }, calls), calls);
    },
    comment: async (id, said, calls) => {
      const attachmentIds = await uploaded(said.files ?? [], calls);
      const content = signedText({ ...said, text: clip(said.text, maxTextChars - markMaxChars) });
      return talk.say(
        id,
        { content, isPublic: said.isPublic, ...(attachmentIds.length === 0 ? {} : { attachmentIds }) },
        calls,
      );
    },
    file: async (ref, calls): Promise<FileBytes> => {
      const { orgId } = await account.at(calls);
      return download(ref, { access: accessOf(access, orgId), maxBytes: maxFileBytes, calls });
    },
  };
}

/** The one refusal that a shop can bring about by setting it up as it is written. */
const explained =
  (keyField: string) =>
  (error: unknown): never => {
    if (error instanceof FailureError && error.failure.detail?.includes(keyField)) {
      const detail = `Zoho Desk has no ticket field ${keyField} in this department's layout: add a text field of that name, or set ZOHO_KEY_FIELD.`;
      throw new FailureError({ outcome: "locked", code: "no_key_field", detail });
    }
    throw error;
  };
