import {
  type Deliverer,
  type DeliveryContext,
  type DeliveryResult,
  type EffectOf,
  FailureError,
  type HelpdeskConnection,
  notFound,
  placeOf,
  type Ticket,
  type TicketRequest,
  ticketClosed,
  type VendorCalls,
} from "../core/index.ts";
import { type About, aboutOf, common, erased, type HelpdeskDeps, isOwed, linked, receiptOf } from "./about.ts";
import { filesOf } from "./files-of.ts";
import { ticketFor } from "./open-ticket.ts";

/** Writes on the conversation's ticket; where there is none to write on any more, on another one. */
export function writeNote(connection: HelpdeskConnection, deps: HelpdeskDeps): Deliverer<"ticket.note"> {
  const { helpdesk, orFailure, callsOf } = connection;
  const { store } = deps;
  const place = placeOf(connection);

  async function write(effect: EffectOf<"ticket.note">, of: About, context: DeliveryContext): Promise<DeliveryResult> {
    const calls = callsOf(context);
    const { conversationId, key } = effect;
    const link = await store.ticketOf(conversationId, [place]);
    const wished = await store.ticketRequest(conversationId, key);
    // Somebody decided that it need not be.
    const wish = wished?.state === "discarded" && !wished.isOpened ? undefined : wished;
    // What was wished for comes first, under its own key: whoever replays it finds it.
    const ticket =
      wish !== undefined && (isOwed(wish) || link === undefined)
        ? await ticketFor(wish.effect, of, afterAll(wish), connection, deps, context)
        : link && (await unlessGone(helpdesk.get(link.ticketId, calls)));
    if (ticket === undefined || ticket.isFinal) {
      return another(effect, of, ticket ?? wish?.effect.payload, context, calls);
    }
    const { text, public: isPublic } = effect.payload;
    if (!(await isThere(effect, ticket, context, calls))) {
      const files = await filesOf(effect.payload, deps.files, helpdesk.can, context);
      const from = isPublic ? "customer" : "us";
      const comment = { key: effect.key, text, isPublic, from, requester: of.requester, files } as const;
      const written = await unlessGone(helpdesk.comment(ticket.id, comment, calls));
      // Closed for good, merged or deleted a moment ago: what it is now says how the words go on.
      if (written === undefined) {
        const now = await unlessGone(helpdesk.get(ticket.id, calls));
        return another(effect, of, now ?? wish?.effect.payload, context, calls);
      }
    }
    // A customer who writes on has not been helped yet. Also when an earlier attempt got as far as the words.
    if (isPublic && ticket.status === "solved") await unlessGone(reopen(ticket, calls));
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

  /** What is closed for good or deleted goes on in a ticket of its own. */
  async function another(
    effect: EffectOf<"ticket.note">,
    { requester }: About,
    frame: Ticket | EffectOf<"ticket.open">["payload"] | undefined,
    context: DeliveryContext,
    calls: VendorCalls,
  ): Promise<DeliveryResult> {
    const known = context.attempt === 1 ? undefined : await helpdesk.findByKey(effect.key, calls);
    if (known !== undefined) return receiptOf(await linked(connection, deps, effect, known));
    // Whoever took the chat over did it elsewhere, and reads it there.
    if (frame === undefined) {
      return { outcome: "done", receipt: { note: "There is no ticket to write this to." }, isUnasked: true };
    }
    const { subject, priority, tags } = frame;
    const { text } = effect.payload;
    const files = await filesOf(effect.payload, deps.files, helpdesk.can, context);
    const follows = "id" in frame ? { follows: frame.id } : {};
    const ticket = { key: effect.key, subject, text, priority, tags, requester, files, ...follows };
    return receiptOf(await linked(connection, deps, effect, await helpdesk.create(ticket, calls)));
  }

  /** Noted as seen, so that whoever read it as solved a moment ago does not close the chat once more. */
  async function reopen({ id }: Ticket, calls: VendorCalls): Promise<void> {
    const { updatedAt } = await helpdesk.update(id, { status: "open" }, calls);
    const seen = await store.linkedTicket(place, id);
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

/** What it was refused for is most likely a field's wrong name; words matter more. */
const afterAll = ({ state }: TicketRequest) => ({ mayBeThere: true, hasFields: state !== "dead" });

const gone: readonly string[] = [notFound, ticketClosed];
const unlessGone = <T>(work: Promise<T>): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    if (error instanceof FailureError && gone.includes(error.failure.code)) return undefined;
    throw error;
  });
