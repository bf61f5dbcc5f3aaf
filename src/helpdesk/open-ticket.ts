import {
  callsOf,
  customerErased,
  type Deliverer,
  type DeliveryContext,
  type EffectOf,
  fieldsAt,
  type Helpdesk,
  type HelpdeskConnection,
  type NewTicket,
  orFailure,
  reasonNow,
  saidLine,
  type Ticket,
  talkText,
  type VendorCalls,
} from "../core/index.ts";
import { delivererDefaults, type HelpdeskDeps } from "./helpdesk-deps.ts";
import { withNote } from "./left-out.ts";
import { linkTicket, ticketReceipt } from "./link-ticket.ts";
import { knownFields, loadTicketCustomer, type TicketCustomer } from "./ticket-customer.ts";
import { writeWithFiles } from "./write-with-files.ts";

/** What a person reads of the conversation before them; the rest is in our own tables. */
const transcriptCount = 30;

export const openTicket = (connection: HelpdeskConnection, deps: HelpdeskDeps): Deliverer<"ticket.open"> => ({
  ...delivererDefaults(connection),
  deliver: (effect, context) =>
    orFailure(async () => {
      const customer = await loadTicketCustomer(effect, deps.store);
      if (customer === undefined) return customerErased;
      const how = { mayBeThere: context.attempt > 1, hasFields: true, calls: callsOf(context) };
      return ticketReceipt(await findOrOpenTicket(effect, customer, how, connection, deps, context));
    }),
});

/** The ticket of that effect, linked to its conversation: the one that is there, or a new one. */
export async function findOrOpenTicket(
  effect: EffectOf<"ticket.open">,
  customer: TicketCustomer,
  how: {
    /** An earlier attempt may have made it, longer ago than the vendor remembers our key. */
    readonly mayBeThere: boolean;
    readonly hasFields: boolean;
    readonly calls: VendorCalls;
  },
  connection: HelpdeskConnection,
  deps: HelpdeskDeps,
  context: DeliveryContext,
): Promise<Ticket> {
  const { helpdesk } = connection;
  const { calls } = how;
  const known = how.mayBeThere ? await helpdesk.tickets.findByKey(effect.key, calls) : undefined;
  if (known !== undefined) {
    return linkTicket(connection, deps.store, effect, await withTags(known, effect.payload.tags, helpdesk, calls));
  }
  const { fields, words, ...ticket } = await newTicket(effect, customer, deps, helpdesk);
  const made = await writeWithFiles(effect.payload, { helpdesk, ...deps, context, calls }, ({ files, note }) => {
    const filled = how.hasFields ? { fields } : {};
    return helpdesk.tickets.create({ ...ticket, text: words(note), files, ...filled }, calls);
  });
  return linkTicket(connection, deps.store, effect, made);
}

/** Where tags are a second step, an attempt that was cut off may have left it undone. */
async function withTags(
  ticket: Ticket,
  tags: readonly string[],
  helpdesk: Helpdesk,
  calls: VendorCalls,
): Promise<Ticket> {
  if (ticket.tags.length >= tags.length) return ticket;
  return helpdesk.tickets.update(ticket.id, { tags: [...new Set([...ticket.tags, ...tags])] }, calls);
}

async function newTicket(
  { key, conversationId, turnId, payload }: EffectOf<"ticket.open">,
  customer: TicketCustomer,
  { store, fields }: HelpdeskDeps,
  { name, can }: Pick<Helpdesk, "name" | "can">,
): Promise<Omit<NewTicket, "text"> & Required<Pick<NewTicket, "fields">> & { words(note: string): string }> {
  const { subject, brief, said, priority, tags, reason } = payload;
  // What was said since comes as notes, however late this is delivered.
  const before = await store.transcript(conversationId, transcriptCount, turnId);
  const talk = before.filter(({ withheld }) => withheld === undefined);
  const lines = [...talk, ...(said === undefined ? [] : [{ author: "customer", text: said } as const])].map(saidLine);
  return {
    key,
    subject,
    priority,
    tags,
    requester: customer.requester,
    words: (note) => withNote((maxChars) => talkText(brief, lines, maxChars), note, can.maxTextChars),
    fields: fieldsAt(fields[name], { ...knownFields(customer), reason: reasonNow(reason) }),
  };
}
