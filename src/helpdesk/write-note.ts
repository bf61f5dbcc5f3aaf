import {
  type Deliverer,
  type DeliveryContext,
  type DeliveryResult,
  type EffectOf,
  type HelpdeskConnection,
  HttpRefusal,
  type NewTicket,
  notFound,
  type Ticket,
  type VendorCalls,
} from "../core/index.ts";
import { type About, aboutOf, common, erased, type HelpdeskDeps, linked } from "./about.ts";
import { filesOf } from "./files-of.ts";

/** Writes on the conversation's ticket; where there is none to write on any more, on another one. */
export function writeNote(connection: HelpdeskConnection, deps: HelpdeskDeps): Deliverer<"ticket.note"> {
  const { helpdesk, orFailure, callsOf } = connection;
  const { store } = deps;

  async function write(effect: EffectOf<"ticket.note">, of: About, context: DeliveryContext): Promise<DeliveryResult> {
    const calls = callsOf(context);
    const link = await store.ticketOf(effect.conversationId, [helpdesk.name]);
    const ticket = link && (await unlessGone(helpdesk.get(link.ticketId, calls)));
    if (ticket === undefined || ticket.isFinal) {
      return another(effect, of, ticket, context, calls);
    }
    const { text, public: isPublic } = effect.payload;
    if (!(await isThere(effect, ticket, context, calls))) {
      const files = await filesOf(effect.payload, deps.files, helpdesk.can, context);
      const from = isPublic ? "customer" : "us";
      const comment = { key: effect.key, text, isPublic, from, requester: of.requester, files } as const;
      await helpdesk.comment(ticket.id, comment, calls);
    }
    // A customer who writes on has not been helped yet. Also when an earlier attempt got as far as the words.
    if (isPublic && ticket.status === "solved") await reopen(ticket, calls);
    return { outcome: "done", receipt: { externalId: ticket.id } };
  }

  /** Comments have no key of their own at most vendors: before one is repeated, it is looked for. */
  async function isThere(
    { key }: EffectOf<"ticket.note">,
    ticket: Ticket,
    { attempt }: DeliveryContext,
    calls: VendorCalls,
  ): Promise<boolean> {
    // The ticket that an earlier attempt made of these very words.
    if (ticket.key === key) return true;
    return attempt > 1 && (await helpdesk.comments(ticket.id, calls)).some((comment) => comment.key === key);
  }

  /** What is closed for good, deleted, or at a helpdesk that is not asked any more, goes on in a ticket of its own. */
  async function another(
    effect: EffectOf<"ticket.note">,
    { requester }: About,
    before: Ticket | undefined,
    context: DeliveryContext,
    calls: VendorCalls,
  ): Promise<DeliveryResult> {
    const known = context.attempt === 1 ? undefined : await helpdesk.findByKey(effect.key, calls);
    if (known !== undefined) return linked(connection, deps, effect, known);
    const frame = before ?? (await firstWish(effect));
    // Whoever took the chat over did it elsewhere, and reads it there.
    if (frame === undefined) {
      return { outcome: "done", receipt: { note: "There is no ticket to write this to." }, isUnasked: true };
    }
    const { subject, priority, tags } = frame;
    const { text } = effect.payload;
    const files = await filesOf(effect.payload, deps.files, helpdesk.can, context);
    const follows = before === undefined ? {} : { follows: before.id };
    const ticket = { key: effect.key, subject, text, priority, tags, requester, files, ...follows };
    return linked(connection, deps, effect, await helpdesk.create(ticket, calls));
  }

  /** What the conversation's ticket was opened with. */
  async function firstWish({
    conversationId,
  }: EffectOf<"ticket.note">): Promise<Pick<NewTicket, "subject" | "priority" | "tags"> | undefined> {
    const wishes = (await store.effects(conversationId)).map(({ effect }) => effect);
    return wishes.findLast((effect) => effect.kind === "ticket.open")?.payload;
  }

  /** Noted as seen, so that whoever read it as solved a moment ago does not close the chat once more. */
  async function reopen({ id }: Ticket, calls: VendorCalls): Promise<void> {
    const { updatedAt } = await helpdesk.update(id, { status: "open" }, calls);
    const seen = await store.linkedTicket(helpdesk.name, id);
    if (seen !== undefined) await store.sawTicket(seen, seen, { isSolved: false, updatedAt });
  }

  return {
    ...common(connection),
    deliver: (effect, context) =>
      orFailure(async () => {
        const of = await aboutOf(effect, deps);
        return of === undefined ? erased : write(effect, of, context);
      }),
  };
}

const unlessGone = (ticket: Promise<Ticket>): Promise<Ticket | undefined> =>
  ticket.catch((error: unknown) => {
    if (error instanceof HttpRefusal && error.failure.code === notFound) return undefined;
    throw error;
  });
