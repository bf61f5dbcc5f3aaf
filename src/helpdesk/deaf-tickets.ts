import type { ChangedTicket, DeafTicket, HelpdeskConnection, Store } from "../core/index.ts";
import { placeOf } from "../core/index.ts";

/** After so many tries nobody tries any more, until something happens in the ticket: over three hours all in all. */
const maxTries = 10;
const minuteMs = 60_000;
const longestWaitMs = 60 * minuteMs;
/** The second try comes with the next look, the others ever more rarely. */
const waitAfterMs = (tries: number): number => (tries === 1 ? 0 : Math.min(longestWaitMs, minuteMs * 2 ** (tries - 2)));

interface DeafTickets {
  /** Of those that changed, which are to be heard now; and then those that are tried again. */
  due(changed: readonly ChangedTicket[], now: Date): readonly ChangedTicket[];
  /** It was heard. */
  heard(ticketId: string): Promise<void>;
  /** It could not be heard. Answers the ticket where this was the last try. */
  failed(ticket: ChangedTicket, now: Date): Promise<DeafTicket | undefined>;
}

/** The tickets of one helpdesk whose words could not be read. A cursor that moves on leaves them on this list. */
export async function deafTickets(connection: HelpdeskConnection, store: Store): Promise<DeafTickets> {
  const place = placeOf(connection);
  const known = new Map((await store.deafTickets(place)).map((deaf) => [deaf.ticketId, deaf]));
  return {
    due: (changed, now) => {
      const isDue = ({ againAt }: DeafTicket): boolean => againAt !== undefined && againAt <= now;
      const isNews = ({ id, mark }: ChangedTicket): boolean => known.get(id)?.mark !== mark;
      const again = [...known.values()].filter(isDue).map(({ ticketId: id, mark }) => ({ id, mark, at: longAgo }));
      const news = changed.filter(isNews);
      const ids = new Set(news.map(({ id }) => id));
      // The others first: what takes long, or breaks, takes no time from them.
      return [...news, ...again.filter(({ id }) => !ids.has(id))];
    },
    heard: async (ticketId) => {
      if (known.delete(ticketId)) await store.setDeaf(place, ticketId, undefined);
    },
    failed: async ({ id, mark }, now) => {
      const linked = await store.linkedTicket(place, id);
      if (linked === undefined) return undefined;
      const before = known.get(id);
      const tries = (before?.mark === mark ? before.tries : 0) + 1;
      const again = tries < maxTries ? { againAt: new Date(now.getTime() + waitAfterMs(tries)) } : {};
      await store.setDeaf(place, id, { mark, tries, ...again });
      return tries < maxTries ? undefined : { ticketId: id, conversationId: linked.conversationId, mark, tries };
    },
  };
}

/** Whatever happened there happened long enough ago. */
const longAgo = new Date(0).toISOString();
