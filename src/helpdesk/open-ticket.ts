import {
  type ConversationId,
  type Deliverer,
  type EffectOf,
  fieldsAt,
  type HelpdeskConnection,
  type NewTicket,
  type Store,
  type Ticket,
  type VendorCalls,
} from "../core/index.ts";
import { type About, aboutOf, common, erased, type HelpdeskDeps, knownOf, linked } from "./about.ts";
import { filesOf } from "./files-of.ts";

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
        const ticket = await ticketOf(effect, of, deps, helpdesk.name);
        return linked(connection, deps, effect, await helpdesk.create({ ...ticket, files }, calls));
      }),
  };
}

async function ticketOf(
  { key, conversationId, payload }: EffectOf<"ticket.open">,
  of: About,
  { store, fields }: HelpdeskDeps,
  helpdesk: string,
): Promise<NewTicket> {
  const { subject, brief, priority, tags, reason } = payload;
  return {
    ...{ key, subject, priority, tags, requester: of.requester },
    text: [brief, ...(await talkOf(conversationId, store))].join("\n"),
    fields: fieldsAt(fields[helpdesk], { ...knownOf(of), reason }),
  };
}

async function talkOf(id: ConversationId, store: Store): Promise<readonly string[]> {
  const said = await store.transcript(id, transcriptCount);
  return said.length === 0 ? [] : ["", ...said.map(({ author, text }) => `${names[author]} ${text}`)];
}
