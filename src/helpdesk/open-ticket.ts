import {
  type Deliverer,
  type EffectOf,
  fieldsAt,
  type Helpdesk,
  type HelpdeskConnection,
  type NewTicket,
  type Ticket,
  type VendorCalls,
} from "../core/index.ts";
import { type About, aboutOf, common, erased, type HelpdeskDeps, knownOf, linked } from "./about.ts";
import { filesOf } from "./files-of.ts";
import { ticketText } from "./ticket-text.ts";

/** What a person reads of the conversation before them; the rest is in our own tables. */
const transcriptCount = 30;
const names = { customer: "👤", ai: "🤖", person: "🧑" } as const;

export function openTicket(connection: HelpdeskConnection, deps: HelpdeskDeps): Deliverer<"ticket.open"> {
  const { helpdesk, orFailure, callsOf } = connection;

  /** Where tags are a second step, an attempt that was cut off may have left it undone. */
  async function tagged(ticket: Ticket, tags: readonly string[], calls: VendorCalls): Promise<Ticket> {
    if (ticket.tags.length >= tags.length) return ticket;
    return helpdesk.update(ticket.id, { tags: [...new Set([...ticket.tags, ...tags])] }, calls);
  }

  return {
    ...common(connection),
    deliver: (effect, context) =>
      orFailure(async () => {
        const of = await aboutOf(effect, deps);
        if (of === undefined) return erased;
        const calls = callsOf(context);
        // An earlier attempt may have made it, longer ago than the vendor remembers our key.
        const known = context.attempt === 1 ? undefined : await helpdesk.findByKey(effect.key, calls);
        if (known !== undefined) {
          return linked(connection, deps, effect, await tagged(known, effect.payload.tags, calls));
        }
        const files = await filesOf(effect.payload, deps.files, helpdesk.can, context);
        const ticket = await ticketOf(effect, of, deps, helpdesk);
        return linked(connection, deps, effect, await helpdesk.create({ ...ticket, files }, calls));
      }),
  };
}

async function ticketOf(
  { key, conversationId, turnId, payload }: EffectOf<"ticket.open">,
  of: About,
  { store, fields }: HelpdeskDeps,
  { name, can }: Pick<Helpdesk, "name" | "can">,
): Promise<NewTicket> {
  const { subject, brief, said, priority, tags, reason } = payload;
  // What was said since comes as notes, however late this is delivered.
  const before = await store.transcript(conversationId, transcriptCount, turnId);
  const talk = before.filter(({ withheld }) => withheld === undefined);
  const lines = [...talk, ...(said === undefined ? [] : [{ author: "customer", text: said } as const])].map(
    ({ author, text }) => `${names[author]} ${text}`,
  );
  return {
    ...{ key, subject, priority, tags, requester: of.requester },
    text: ticketText(brief, lines, can.maxTextChars),
    fields: fieldsAt(fields[name], { ...knownOf(of), reason }),
  };
}
