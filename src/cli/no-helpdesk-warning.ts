import type { App } from "../app.ts";

/** The agent tells customers that a person looks at it: undefined where a person can. */
export const noHelpdeskWarning = ({ helpdesks }: Pick<App, "helpdesks">): string | undefined =>
  helpdesks.length > 0
    ? undefined
    : "Nobody is there to be told: no helpdesk is configured (TICKETING_PROVIDER), and there is no managers' channel yet. " +
      'Hand-overs, receipts and files are only shown in the log and in "deskgraph outbox list --state done".';
