import { clip, FailureError, type NewTicket, type Ticket, type VendorCalls } from "../../src/core/index.ts";
import { htmlWithin } from "../helpdesk/text-of-html.ts";
import { uploadAll } from "../helpdesk/upload-all.ts";
import { maxTextChars, type ZohoDesk } from "./desk.ts";
import { uploadFile } from "./files.ts";
import { setTags } from "./tags.ts";
import { ticketSchema, toTicket, writtenPriority, type ZohoTicket } from "./words.ts";

export const maxSubjectChars = 1_000;
/** Of HTML, in which "&" is five characters. */
const maxDescriptionChars = 65_535;

export async function createTicket(desk: ZohoDesk, ticket: NewTicket, calls: VendorCalls): Promise<Ticket> {
  const { keyField } = desk.access;
  const made = await desk.people.whileKnown(ticket.requester, () => postTicket(desk, ticket, calls));
  try {
    await setTags(desk, made.id, [], ticket.tags, calls);
  } catch (error) {
    // A tag that the account does not take is no reason for a second ticket.
    if (!(error instanceof FailureError) || error.failure.outcome !== "refused") throw error;
    return toTicket(made, [], keyField);
  }
  return toTicket(made, ticket.tags, keyField);
}

async function postTicket(desk: ZohoDesk, ticket: NewTicket, calls: VendorCalls): Promise<ZohoTicket> {
  const { keyField } = desk.access;
  const { api, departmentId } = await desk.account.at(calls);
  const contactId = await desk.people.idOf(ticket.requester, calls);
  const uploads = await uploadAll(ticket.files, (file) => uploadFile(file, api, calls));
  const body = {
    subject: clip(ticket.subject, maxSubjectChars),
    departmentId,
    contactId,
    channel: desk.access.channel,
    description: htmlWithin(clip(ticket.text, maxTextChars), maxDescriptionChars),
    priority: writtenPriority[ticket.priority],
    cf: { ...ticket.fields, [keyField]: ticket.key },
    ...(uploads.length === 0 ? {} : { uploads }),
  };
  try {
    return await api({ method: "POST", path: "/tickets", body, schema: ticketSchema }, calls);
  } catch (error) {
    if (isAbout(error, keyField)) throw noKeyField(keyField);
    throw isAbout(error, "/channel") ? noChannel(desk.access.channel) : error;
  }
}

/** The refusals that a shop brings about by its set-up. */
const isAbout = (error: unknown, field: string): boolean =>
  error instanceof FailureError && error.failure.detail?.includes(field) === true;

const noChannel = (channel: string): FailureError =>
  new FailureError({
    outcome: "locked",
    code: "no_channel",
    detail: `Zoho Desk has no channel ${channel} in this account: set ZOHO_CHANNEL to one of its channels.`,
  });

const noKeyField = (keyField: string): FailureError =>
  new FailureError({
    outcome: "locked",
    code: "no_key_field",
    detail: `Zoho Desk has no ticket field ${keyField} in this department's layout: add a text field of that name, or set ZOHO_KEY_FIELD.`,
  });
