const dayMs = 24 * 60 * 60 * 1_000;

/** A solved ticket now and then gets a last word, in the days after. */
const solvedTicketLivesMs = 7 * dayMs;
/** A ticket that was not solved for months is forgotten at the helpdesk, too. */
const openTicketLivesMs = 90 * dayMs;

/** The newest linked tickets at one helpdesk; null where there is none. */
export interface NewestTickets {
  /** Since the helpdesk changed it last, or since it was linked. */
  readonly solvedAgeMs: number | null;
  /** Since it was linked. */
  readonly openAgeMs: number | null;
}

/** Whether a person there may still say something to a customer, so that it is worth looking. */
export const hasLiveTicket = ({ solvedAgeMs, openAgeMs }: NewestTickets): boolean =>
  (solvedAgeMs !== null && solvedAgeMs < solvedTicketLivesMs) || (openAgeMs !== null && openAgeMs < openTicketLivesMs);
