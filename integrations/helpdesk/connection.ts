import type { HelpdeskConnection, RotatedSecret } from "../../src/core/index.ts";

type Webhook = NonNullable<HelpdeskConnection["webhook"]>;

/** Minutes between two looks: with a webhook only lost events are looked for, without one a look is all there is. */
const withWebhookMinutes = 5;
const withoutWebhookMinutes = 1;

/**
 * What a vendor's connection says about hearing of changes, for vendors whose calls are counted against no day's
 * allowance.
 */
export const hearing = (
  secret: RotatedSecret | undefined,
  webhook: (secret: RotatedSecret) => Webhook,
): Pick<HelpdeskConnection, "lookEveryMinutes" | "webhook"> =>
  secret === undefined
    ? { lookEveryMinutes: withoutWebhookMinutes }
    : { lookEveryMinutes: withWebhookMinutes, webhook: webhook(secret) };
