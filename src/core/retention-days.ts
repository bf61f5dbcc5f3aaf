import { z } from "zod";

/** A century is longer than anything is kept. */
const maxDays = 36_500;
const daysFrom = (least: number, usual: number) =>
  z
    .number()
    .refine((days) => Number.isInteger(days) && days >= least && days <= maxDays, {
      error: `a whole number of days from ${least} to ${maxDays}`,
    })
    .default(usual);

/** After how many days rows go; which rows, `retention-rules.ts` says. */
export const retentionSchema = z
  .strictObject({
    /** What came in, word for word and byte for byte; the transcript has its words, too. */
    inbounds: daysFrom(1, 30),
    /** What was said. */
    transcript: daysFrom(1, 365),
    /** What was told to channels and vendors, once it is settled. */
    outbox: daysFrom(1, 30),
    /**
     * What a repeat is known by: source and external id, effect keys. Channels repeat an update for a day, webhooks for
     * up to five; a queue of the shop's own, or a helpdesk that is looked through after a long break, for weeks.
     */
    keys: daysFrom(30, 90),
    /** Links to tickets, since they were solved. */
    tickets: daysFrom(30, 365),
    /** Orders, payments, orders for the CRM: seven years. How long they are wanted, the law of the country says. */
    accounts: daysFrom(365, 2_555),
    /** When vendors were called last; no vendor's limit is longer than a day. */
    budgets: daysFrom(2, 2),
    /** What the chat model was asked for, by the hour; a budget's day looks back 24 of them. */
    modelUse: daysFrom(2, 2),
  })
  .refine(({ keys, inbounds, outbox }) => keys >= Math.max(inbounds, outbox), {
    error: "keys: as many days as inbounds and outbox, or more: a row is kept as long as its words,",
  })
  .prefault({});
