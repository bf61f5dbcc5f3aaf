import {
  type Deliverer,
  type DeliveryContext,
  type EffectOf,
  fieldsAt,
  type Helpdesk,
  type HelpdeskConnection,
  type NewTicket,
  type Ticket,
  type VendorCalls,
} from "../core/index.ts";
import { type About, aboutOf, common, erased, type HelpdeskDeps, knownOf, linked, receiptOf } from "./about.ts";
import { filesOf } from "./files-of.ts";
import { ticketText } from "./ticket-text.ts";

/** What a person reads of the conversation before them; the rest is in our own tables. */
const transcriptCount = 30;
const names = { customer: "👤", ai: "🤖", person: "🧑" } as const;

export const openTicket = (connection: HelpdeskConnection, deps: HelpdeskDeps): Deliverer<"ticket.open"> => ({
  ...common(connection),
  deliver: (effect, context) =>
    connection.orFailure(async () => {
      const of = await aboutOf(effect, deps);
      if (of === undefined) return erased;
      const how = { mayBeThere: context.attempt > 1, hasFields: true };
      return receiptOf(await ticketFor(effect, of, how, connection, deps, context));
    }),
});

/** The ticket of that wish, linked to its conversation: the one that is there, or a new one. */
export async function ticketFor(
  effect: EffectOf<"ticket.open">,
  of: About,
  how: {
    /** An earlier attempt may have made it, longer ago than the vendor remembers our key. */
    readonly mayBeThere: boolean;
    readonly hasFields: boolean;
  },
  connection: HelpdeskConnection,
  deps: HelpdeskDeps,
  context: DeliveryContext,
): Promise<Ticket> {
  const { helpdesk } = connection;
  const calls = connection.callsOf(context);
  const known = how.mayBeThere ? await helpdesk.findByKey(effect.key, calls) : undefined;
  if (known !== undefined) {
    return linked(connection, deps, effect, await tagged(known, effect.payload.tags, helpdesk, calls));
  }
  const files = await filesOf(effect.payload, deps.files, helpdesk.can, context);
  const { fields, ...ticket } = await ticketOf(effect, of, deps, helpdesk);
  const made = await helpdesk.create({ ...ticket, files, ...(how.hasFields ? { fields } : {}) }, calls);
  return linked(connection, deps, effect, made);
}

/** Where tags are a second step, an attempt that was cut off may have left it undone. */
async function tagged(
  ticket: Ticket,
  tags: readonly string[],
  helpdesk: Helpdesk,
  calls: VendorCalls,
): Promise<Ticket> {
  if (ticket.tags.length >= tags.length) return ticket;
  return helpdesk.update(ticket.id, { tags: [...new Set([...ticket.tags, ...tags])] }, calls);
}

async function ticketOf(
  { key, conversationId, turnId, payload }: EffectOf<"ticket.open">,
  of: About,
  { store, fields }: HelpdeskDeps,
  { name, can }: Pick<Helpdesk, "name" | "can">,
): Promise<NewTicket & Required<Pick<NewTicket, "fields">>> {
  const { subject, brief, said, priority, tags, reason } = payload;
  // What was said since comes as notes, however late this is delivered.
  const before = await store.transcript(conversationId, transcriptCount, turnId);
  const talk = before.filter(({ withheld }) => withheld === undefined);
  const lines = [...talk, ...(said === undefined ? [] : [{ author: "customer", text: said } as const])].map(
    ({ author, text }) => `${names[author]} ${text}`,
  );
  return {
    key,
    subject,
    priority,
    tags,
    requester: of.requester,
    text: ticketText(brief, lines, can.maxTextChars),
    fields: fieldsAt(fields[name], { ...knownOf(of), reason }),
  };
}
