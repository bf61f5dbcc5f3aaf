import { money, type PaymentLink } from "../../src/core/index.ts";

/** A row of `deskgraph.payment_links`. */
export interface PaymentLinkRow {
  readonly id: string;
  readonly conversation_id: string;
  readonly bill_id: string;
  readonly provider: string;
  readonly provider_id: string | null;
  readonly url: string | null;
  readonly minor: string | number;
  readonly currency: string;
  readonly state: PaymentLink["state"];
  readonly came_minor: string | number;
  readonly back_minor: string | number;
  readonly valid_until: Date;
  readonly looks: number;
  readonly back_key: string | null;
  readonly back_from_minor: string | number;
}

export const linkColumns = [
  "id, conversation_id, bill_id, provider, provider_id, url, minor, currency, state, came_minor, back_minor",
  "valid_until, looks, back_key, back_from_minor",
].join(", ");

export const linkOf = (row: PaymentLinkRow): PaymentLink => ({
  reference: row.id,
  conversationId: row.conversation_id,
  billId: row.bill_id,
  provider: row.provider,
  ...(row.provider_id === null ? {} : { providerId: row.provider_id }),
  ...(row.url === null ? {} : { url: row.url }),
  due: money(Number(row.minor), row.currency),
  state: row.state,
  cameMinor: Number(row.came_minor),
  backMinor: Number(row.back_minor),
  validUntil: new Date(row.valid_until),
  looks: row.looks,
  ...(row.back_key === null ? {} : { back: { key: row.back_key, fromMinor: Number(row.back_from_minor) } }),
});
