import { scheduleTexts } from "../../nodes/texts/schedules.ts";
import {
  clip,
  type HelpdeskConnection,
  type Language,
  type Ticket,
  type TicketFilter,
  unpaced,
} from "../core/index.ts";

/** One list of each helpdesk. */
const patienceMs = 30_000;
/** What a person reads in one post; how many more there are is said. */
const mostLines = 20;
/** So many are asked for; a helpdesk with more has another trouble. */
const mostTickets = 200;
const subjectChars = 80;
const dayMs = 86_400_000;
const live = ["new", "open", "pending"] as const;

type Helpdesks = readonly Pick<HelpdeskConnection, "helpdesk">[];

/** Undefined where there is nothing to tell. */
export async function openTickets(helpdesks: Helpdesks, language: Language): Promise<string | undefined> {
  const tickets = await liveTickets(helpdesks);
  return asList(tickets, scheduleTexts[language].open({ count: tickets.length }), language);
}

/** Each is told once: those that were made since the time before. */
export async function urgentTickets(
  helpdesks: Helpdesks,
  language: Language,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<string | undefined> {
  const urgent = await liveTickets(helpdesks, { priority: "urgent" });
  const tickets = urgent.filter(
    ({ createdAt }) => Date.parse(createdAt) >= from.getTime() && Date.parse(createdAt) < to.getTime(),
  );
  return asList(tickets, scheduleTexts[language].urgent({ count: tickets.length }), language);
}

export async function staleTickets(
  helpdesks: Helpdesks,
  language: Language,
  { days, now }: { readonly days: number; readonly now: Date },
): Promise<string | undefined> {
  const before = now.getTime() - days * dayMs;
  const tickets = (await liveTickets(helpdesks)).filter(({ updatedAt }) => Date.parse(updatedAt) < before);
  return asList(tickets, scheduleTexts[language].stale({ count: tickets.length, days }), language);
}

/** Of all helpdesks, the oldest first. */
async function liveTickets(helpdesks: Helpdesks, filter: Omit<TicketFilter, "limit"> = {}): Promise<readonly Ticket[]> {
  const found: Ticket[] = [];
  for (const { helpdesk } of helpdesks) {
    for (const status of live) {
      const calls = unpaced(AbortSignal.timeout(patienceMs));
      found.push(...(await helpdesk.tickets.list({ ...filter, status, limit: mostTickets }, calls)));
    }
  }
  // Not every vendor's list is as exact as it was asked for, and one ticket may change while it is read.
  const byId = new Map(found.filter(isMeant(filter)).map((ticket) => [ticket.url ?? ticket.id, ticket]));
  return [...byId.values()].sort((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt));
}

const isMeant =
  ({ priority }: Omit<TicketFilter, "limit">) =>
  (ticket: Ticket): boolean =>
    live.some((status) => status === ticket.status) && (priority === undefined || ticket.priority === priority);

function asList(tickets: readonly Ticket[], title: string, language: Language): string | undefined {
  if (tickets.length === 0) return undefined;
  const { priorities, more } = scheduleTexts[language];
  const lines = tickets
    .slice(0, mostLines)
    .map(({ id, subject, priority, url }) =>
      [`• #${id} ${clip(subject, subjectChars)} (${priorities[priority]})`, ...(url === undefined ? [] : [url])].join(
        " ",
      ),
    );
  const left = tickets.length - lines.length;
  return [title, ...lines, ...(left > 0 ? [more({ count: left })] : [])].join("\n");
}
