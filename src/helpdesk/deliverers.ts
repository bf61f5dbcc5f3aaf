import {
  type Conversation,
  type CustomerCard,
  type Deliverer,
  type DeliveryContext,
  type DeliveryResult,
  type Effect,
  type FileBytes,
  type Files,
  fieldsAt,
  type HandoffReason,
  type Helpdesk,
  type HelpdeskConnection,
  lifetimeValueOf,
  type Requester,
  type Shop,
  type Store,
  type Ticket,
  type VendorCalls,
} from "../core/index.ts";

export interface HelpdeskDeps {
  readonly store: Store;
  readonly files: Files;
  /** By helpdesk: the names of its own fields. */
  readonly fields: Shop["helpdesk"]["fields"];
}

interface About {
  readonly conversation: Conversation;
  readonly card: CustomerCard;
  readonly requester: Requester;
}

const knownOf = ({ conversation, card }: About, reason: HandoffReason) => ({
  ...{ customer_id: card.id, channel: conversation.channel, reason, lifetime_value: lifetimeValueOf(card.orders) },
  username: card.username ?? "",
  phone: card.delivery.phone ?? "",
  order: card.orders[0]?.number ?? "",
});

/** What a person reads of the conversation before them; the rest is in our own tables. */
const transcriptCount = 30;
const names = { customer: "👤", ai: "🤖", person: "🧑" } as const;

/** Tickets and notes, at whichever helpdesk this is. */
export function ticketDeliverers(
  { helpdesk, vendor, limit, orFailure, callsOf }: HelpdeskConnection,
  deps: HelpdeskDeps,
): { readonly "ticket.open": Deliverer<"ticket.open">; readonly "ticket.note": Deliverer<"ticket.note"> } {
  const { store } = deps;
  const common = { vendor, limit, isKeyed: true, deadlineMs: 14_000 } as const;

  const about = async (effect: Effect): Promise<About | undefined> => {
    const conversation = await store.conversation(effect.conversationId);
    if (conversation === undefined) return undefined;
    const card = await store.load(conversation.customerId);
    const name = card.delivery.name ?? card.username;
    const { phone } = card.delivery;
    return {
      ...{ conversation, card },
      requester: {
        externalId: conversation.customerId,
        ...(name === undefined ? {} : { name }),
        ...(phone === undefined ? {} : { phone }),
      },
    };
  };

  /** Where tags are a second step, an attempt that was cut off may have left it undone. */
  async function tagged(ticket: Ticket, tags: readonly string[], calls: VendorCalls): Promise<Ticket> {
    if (ticket.tags.length >= tags.length) return ticket;
    return helpdesk.update(ticket.id, { tags: [...new Set([...ticket.tags, ...tags])] }, calls);
  }

  async function linked(effect: Effect, ticket: Ticket): Promise<DeliveryResult> {
    const { id: ticketId, url } = ticket;
    const { conversationId } = effect;
    await store.linkTicket({
      helpdesk: helpdesk.name,
      ticketId,
      conversationId,
      ...(url === undefined ? {} : { url }),
    });
    return { outcome: "done", receipt: { externalId: ticketId, ...(url === undefined ? {} : { url }) } };
  }

  return {
    "ticket.open": {
      ...common,
      deliver: (effect, context) =>
        orFailure(async () => {
          const of = await about(effect);
          if (of === undefined) return erased;
          const calls = callsOf(context);
          // An earlier attempt may have made it, longer ago than the vendor remembers our key.
          const known = context.attempt === 1 ? undefined : await helpdesk.findByKey(effect.key, calls);
          const { subject, brief, priority, tags } = effect.payload;
          if (known !== undefined) return linked(effect, await tagged(known, tags, calls));
          const said = (await store.transcript(effect.conversationId, transcriptCount)).map(
            ({ author, text }) => `${names[author]} ${text}`,
          );
          const text = [brief, ...(said.length === 0 ? [] : ["", ...said])].join("\n");
          const ticket = { key: effect.key, subject, text, priority, tags, requester: of.requester };
          const fields = fieldsAt(deps.fields[helpdesk.name], knownOf(of, effect.payload.reason));
          return linked(effect, await helpdesk.create({ ...ticket, fields }, calls));
        }),
    },
    "ticket.note": {
      ...common,
      deliver: (effect, context) =>
        orFailure(async () => {
          const of = await about(effect);
          if (of === undefined) return erased;
          const ticket = await store.ticketOf(effect.conversationId, [helpdesk.name]);
          if (ticket === undefined) {
            return { outcome: "refused", code: "no_ticket", detail: "There is no ticket to write this to." };
          }
          return noted(effect, context, ticket.ticketId, of.requester);
        }),
    },
  };

  async function noted(
    effect: Extract<Effect, { readonly kind: "ticket.note" }>,
    context: DeliveryContext,
    ticketId: string,
    requester: Requester,
  ): Promise<DeliveryResult> {
    const calls = callsOf(context);
    const { text, public: isPublic, files: sent = [] } = effect.payload;
    const ticket = await helpdesk.get(ticketId, calls);
    // Comments have no key of their own at most vendors: before one is repeated, it is looked for.
    if (context.attempt > 1) {
      const comments = await helpdesk.comments(ticketId, calls);
      if (comments.some(({ key }) => key === effect.key)) return { outcome: "done", receipt: { externalId: ticketId } };
    }
    const files = await filesOf(
      sent.map(({ ref }) => ref),
      context,
      helpdesk,
      deps.files,
    );
    if (helpdesk.can.finalStatuses.includes(ticket.status)) {
      const { subject, priority, tags } = ticket;
      const known = context.attempt === 1 ? undefined : await helpdesk.findByKey(effect.key, calls);
      const follow = { key: effect.key, subject, text, priority, tags, requester, files, follows: ticketId };
      return linked(effect, known ?? (await helpdesk.create(follow, calls)));
    }
    const from = isPublic ? "customer" : "us";
    await helpdesk.comment(ticketId, { key: effect.key, text, isPublic, from, requester, files }, calls);
    // A customer who writes on has not been helped yet.
    if (isPublic && ticket.status === "solved") await reopened(ticketId, calls);
    return { outcome: "done", receipt: { externalId: ticketId } };
  }

  /** Noted as seen, so that whoever read it as solved a moment ago does not close the chat once more. */
  async function reopened(ticketId: string, calls: VendorCalls): Promise<void> {
    const { updatedAt } = await helpdesk.update(ticketId, { status: "open" }, calls);
    const seen = await store.linkedTicket(helpdesk.name, ticketId);
    if (seen !== undefined) await store.sawTicket(seen, seen, { isSolved: false, updatedAt });
  }
}

const erased = { outcome: "refused", code: "erased", isTold: true } as const;

/** As bytes, never as addresses; one that cannot be had is left out, because the words matter more. */
async function filesOf(
  refs: readonly string[],
  { signal }: DeliveryContext,
  { can }: Helpdesk,
  from: Files,
): Promise<FileBytes[]> {
  const read = await Promise.all(refs.map((ref) => from.read(ref, signal)));
  return read.flatMap((file) => ("unreadable" in file || file.bytes.byteLength > can.maxFileBytes ? [] : [file]));
}
