import type { Clock, PaymentLink, PaymentLinks } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";
import { linkColumns, linkOf, type PaymentLinkRow } from "./payment-link-row.ts";

/** The first look; later ones grow apart. */
const firstLookMs = 60_000;

const beginSql = `
  insert into deskgraph.payment_links (tenant_id, id, conversation_id, bill_id, attempt, effect_key, provider, minor,
    currency, state, made_at, valid_until)
  select $1, $2 || '-' || n, $3, $2, n, $4, $5, $6, $7, 'making', $8, $9
  from (
    select coalesce(max(attempt), 0) + 1 as n from deskgraph.payment_links where tenant_id = $1 and bill_id = $2
  ) as next
  returning ${linkColumns}`;

type Place = Pick<Home, "pool" | "tenant">;

/** The things to pay of one shop. Whoever makes one is alone in its lane. */
export const createPaymentLinks = (place: Place, now: Clock): PaymentLinks => ({
  ...readsOf(place),
  ...makingOf(place, now),
  ...changesOf(place),
});

function readsOf({ pool, tenant }: Place) {
  const links = async (where: string, values: readonly unknown[]): Promise<readonly PaymentLink[]> => {
    const sql = `select ${linkColumns} from deskgraph.payment_links where tenant_id = $1 and ${where}`;
    return (await pool.query<PaymentLinkRow>(sql, [tenant, ...values])).rows.map(linkOf);
  };
  return {
    madeBy: async (key) => (await links("effect_key = $2 order by attempt desc limit 1", [key]))[0],
    find: async ({ provider, reference = null, providerId = null }) => {
      const named = "provider = $2 and (id = $3 or provider_id = $4) order by id = $3 desc limit 1";
      return (await links(named, [provider, reference, providerId]))[0];
    },
    ofBill: (billId) => links("bill_id = $2 order by attempt desc", [billId]),
    due: (at, limit) => links("look_at <= $2 order by look_at limit $3", [at, limit]),
  } satisfies Partial<PaymentLinks>;
}

function makingOf({ pool, tenant }: Place, now: Clock) {
  return {
    begin: async ({ conversationId, billId, effectKey, provider, due, validUntil }): Promise<PaymentLink> => {
      const values = [tenant, billId, conversationId, effectKey, provider, due.minor, due.currency, now(), validUntil];
      const [row] = (await pool.query<PaymentLinkRow>(beginSql, values)).rows;
      if (row === undefined) throw new Error("a payment link was not kept");
      return linkOf(row);
    },
    opened: async (reference, { providerId, url }) => {
      const lookAt = new Date(now().getTime() + firstLookMs);
      await pool.query(
        `update deskgraph.payment_links set state = 'open', provider_id = $3, url = $4, look_at = $5
         where tenant_id = $1 and id = $2`,
        [tenant, reference, providerId, url, lookAt],
      );
    },
  } satisfies Partial<PaymentLinks>;
}

function changesOf({ pool, tenant }: Place) {
  return {
    looked: async (reference, { state, cameMinor, backMinor, lookAt }) => {
      await pool.query(
        `update deskgraph.payment_links
         set state = $3, came_minor = greatest(came_minor, $4), back_minor = greatest(back_minor, $5), look_at = $6
         where tenant_id = $1 and id = $2`,
        [tenant, reference, state, cameMinor, backMinor, lookAt],
      );
    },
    lookAgain: async (reference, at) => {
      await pool.query(
        `update deskgraph.payment_links set looks = looks + 1, look_at = $3
         where tenant_id = $1 and id = $2 and look_at is not null`,
        [tenant, reference, at],
      );
    },
    askBack: async (reference, of) => {
      await pool.query(
        `update deskgraph.payment_links set back_key = $3, back_from_minor = $4 where tenant_id = $1 and id = $2`,
        [tenant, reference, of?.key ?? null, of?.fromMinor ?? 0],
      );
    },
  } satisfies Partial<PaymentLinks>;
}
