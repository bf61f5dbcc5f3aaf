import { type Clock, money, type PaymentLink, type PaymentLinks } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";

interface LinkRow {
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
  readonly made_at: Date;
  readonly valid_until: Date;
  readonly looks: number;
  readonly back_key: string | null;
  readonly back_from_minor: string | number;
}

const columns =
  "id, conversation_id, bill_id, provider, provider_id, url, minor, currency, state, came_minor, back_minor, made_at, valid_until, looks, back_key, back_from_minor";

const linkOf = (row: LinkRow): PaymentLink & { readonly madeAt: Date } => ({
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
  madeAt: new Date(row.made_at),
  validUntil: new Date(row.valid_until),
  looks: row.looks,
  ...(row.back_key === null ? {} : { back: { key: row.back_key, fromMinor: Number(row.back_from_minor) } }),
});

/** The first look; later ones grow apart. */
const firstLookMs = 60_000;

const beginSql = `
  insert into deskgraph.payment_links
    (tenant_id, id, conversation_id, bill_id, attempt, effect_key, provider, minor, currency, state, made_at, valid_until)
  select $1, $2 || '-' || n, $3, $2, n, $4, $5, $6, $7, 'making', $8, $9
  from (select coalesce(max(attempt), 0) + 1 as n from deskgraph.payment_links where tenant_id = $1 and bill_id = $2) as next
  returning ${columns}`;

/** The things to pay of one shop. Whoever makes one is alone in its lane. */
export function createPaymentLinks({ pool, tenant }: Pick<Home, "pool" | "tenant">, now: Clock): PaymentLinks {
  const rows = async (where: string, values: readonly unknown[]) =>
    (
      await pool.query<LinkRow>(`select ${columns} from deskgraph.payment_links where tenant_id = $1 and ${where}`, [
        tenant,
        ...values,
      ])
    ).rows.map(linkOf);
  return {
    madeBy: async (key) => (await rows("effect_key = $2 order by attempt desc limit 1", [key]))[0],
    begin: async ({ conversationId, billId, effectKey, provider, due, validUntil }) => {
      const values = [tenant, billId, conversationId, effectKey, provider, due.minor, due.currency, now(), validUntil];
      const [row] = (await pool.query<LinkRow>(beginSql, values)).rows;
      if (row === undefined) throw new Error("a payment link was not kept");
      return linkOf(row);
    },
    opened: async (reference, { providerId, url }) => {
      await pool.query(
        `update deskgraph.payment_links set state = 'open', provider_id = $3, url = $4, look_at = $5
         where tenant_id = $1 and id = $2`,
        [tenant, reference, providerId, url, new Date(now().getTime() + firstLookMs)],
      );
    },
    find: async ({ provider, reference = null, providerId = null }) =>
      (
        await rows("provider = $2 and (id = $3 or provider_id = $4) order by id = $3 desc limit 1", [
          provider,
          reference,
          providerId,
        ])
      )[0],
    byReference: async (reference) => (await rows("id = $2", [reference]))[0],
    ofBill: (billId) => rows("bill_id = $2 order by attempt desc", [billId]),
    looked: async (reference, { state, cameMinor, backMinor, lookAt }) => {
      await pool.query(
        `update deskgraph.payment_links set state = $3, came_minor = greatest(came_minor, $4),
           back_minor = greatest(back_minor, $5), look_at = $6, looks = looks + 1
         where tenant_id = $1 and id = $2`,
        [tenant, reference, state, cameMinor, backMinor, lookAt],
      );
    },
    askBack: async (reference, of) => {
      await pool.query(
        "update deskgraph.payment_links set back_key = $3, back_from_minor = $4 where tenant_id = $1 and id = $2",
        [tenant, reference, of?.key ?? null, of?.fromMinor ?? 0],
      );
    },
    due: (at, limit) => rows("look_at <= $2 order by look_at limit $3", [at, limit]),
    newest: (limit) => rows("true order by made_at desc limit $2", [limit]),
  };
}
