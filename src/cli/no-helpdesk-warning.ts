import type { App } from "../app.ts";

/** The agent tells customers that a person looks at it: undefined where a person can. */
export const noHelpdeskWarning = async ({
  helpdesks,
  staff,
}: Pick<App, "helpdesks" | "staff">): Promise<string | undefined> =>
  helpdesks.length > 0 || (await staff.places()).length > 0
    ? undefined
    : "Nobody is there to be told: no helpdesk is configured (TICKETING_PROVIDER), and no group of the staff's is connected " +
      '("deskgraph staff code"). Hand-overs, receipts and files are only shown in the log and in "deskgraph outbox list --state done".';
