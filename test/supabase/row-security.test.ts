import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orderId, tenantId } from "../../src/core/index.ts";
import { type Home, openHome } from "../../supabase/home/home.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { createSqlChatMappings } from "../../supabase/mappings/chat-mappings-sql.ts";
import { createGrants } from "../../supabase/store/grants.ts";
import { createTables } from "../../supabase/store/store.ts";
import { createModelUses } from "../../supabase/vendor-limits/model-uses.ts";
import { createVendorLimits } from "../../supabase/vendor-limits/vendor-limits.ts";
import { postgresAbsence, startPostgres, type TestPostgres } from "../kit/postgres.ts";

const commands = ["select", "insert", "update", "delete"] as const;
const strangers = ["anon", "authenticated", "service_role"] as const;

/** Every table of ours. One that is missing here fails the first test; what may be done to it is in the others. */
const ours = [
  "deskgraph.acts",
  "deskgraph.breakers",
  "deskgraph.budgets",
  "deskgraph.catalogue_products",
  "deskgraph.churn_tickets",
  "deskgraph.conversations",
  "deskgraph.cursors",
  "deskgraph.customer_facts",
  "deskgraph.customers",
  "deskgraph.grants",
  "deskgraph.inbounds",
  "deskgraph.lanes",
  "deskgraph.migrations",
  "deskgraph.model_use",
  "deskgraph.orders",
  "deskgraph.outbox",
  "deskgraph.people",
  "deskgraph.tickets",
  "deskgraph.transcript",
  "deskgraph.turns",
  "public.sitniks_chat_mappings",
];
/** The record of migrations belongs to no tenant. */
const tenanted = ours.filter((table) => table !== "deskgraph.migrations");

describe.skipIf(postgresAbsence !== undefined)("row security on a real server", () => {
  let server: TestPostgres;
  let home: Home;
  let other: Home;
  let admin: pg.Pool;

  beforeAll(async () => {
    server = await startPostgres();
    const url = await server.createDatabase("rows");
    home = await openHome({ kind: "postgres", url, tenant: tenantId("shop-1") });
    other = await openHome({ kind: "postgres", url, tenant: tenantId("shop-2") });
    admin = new pg.Pool({ connectionString: server.url("postgres", "rows") });
    await migrate(home);
    await fill(home);
  });
  afterAll(async () => {
    await Promise.all([home.close(), other.close(), admin.end()]);
    await server.stop();
  });

  it("covers every table there is, enabled and forced", async () => {
    const found = await admin.query<{ name: string; rls: boolean }>(
      `select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as rls
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('deskgraph', 'public') and c.relkind in ('r', 'p') order by name`,
    );
    expect(found.rows).toEqual(ours.map((name) => ({ name, rls: true })));
  });

  it("gives every table of ours a tenant", async () => {
    const tables = await admin.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.columns
       where column_name = 'tenant_id' and is_nullable = 'NO' and table_schema in ('deskgraph', 'public') order by name`,
    );
    expect(tables.rows.map(({ name }) => name)).toEqual(tenanted);
  });

  describe.each(strangers)("to the role %s", (role) => {
    it.each(ours)("gives of %s what it needs and no more", async (table) => {
      const asked = await admin.query<{ may: boolean[] }>(
        `select array_agg(
           has_schema_privilege($1, split_part($2, '.', 1), 'usage') and has_table_privilege($1, $2, command)
           order by place) as may
         from unnest($3::text[]) with ordinality as u (command, place)`,
        [role, table, commands],
      );
      const isItsTable = role === "service_role" && table === "public.sitniks_chat_mappings";
      expect(asked.rows[0]?.may).toEqual(commands.map(() => isItsTable));
    });
  });

  describe("to the tables' owner under another tenant", () => {
    it.each(tenanted)("shows no row of %s, and changes none", async (table) => {
      const count = async (pool: pg.Pool): Promise<number> =>
        (await pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]?.count ?? -1;
      expect(await count(home.pool)).toBeGreaterThan(0);
      expect(await count(other.pool)).toBe(0);
      expect((await other.pool.query(`update ${table} set tenant_id = tenant_id`)).rowCount).toBe(0);
      expect((await other.pool.query(`delete from ${table}`)).rowCount).toBe(0);
      const [row] = (await home.pool.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t limit 1`))
        .rows;
      const columns = await insertable(admin, table);
      const smuggled = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`;
      await expect(other.pool.query(smuggled, [row?.row])).rejects.toThrow("row-level security");
      await expect(home.pool.query(`update ${table} set tenant_id = 'shop-2'`)).rejects.toThrow(
        table === "deskgraph.acts" ? "only grows" : "row-level security",
      );
    });

    it.each(tenanted)("shows no row of %s to a connection without a tenant", async (table) => {
      const client = new pg.Client({ connectionString: server.url("app", "rows") });
      await client.connect();
      try {
        expect((await client.query(`select from ${table}`)).rows).toHaveLength(0);
      } finally {
        await client.end();
      }
    });
  });
});

const insertable = async (admin: pg.Pool, table: string): Promise<string> => {
  const found = await admin.query<{ columns: string }>(
    `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
     where table_schema || '.' || table_name = $1 and is_identity = 'NO'`,
    [table],
  );
  return found.rows[0]?.columns ?? "";
};

/** One row in every table, written by the product itself where it writes there. */
async function fill(home: Home): Promise<void> {
  const store = createTables(home).store;
  const chat = await store.openConversation({ channel: "telegram", channelChatId: "1" });
  const body = { kind: "message", text: "Добрий день", attachments: [] } as const;
  const raw = Buffer.from("x");
  await store.accept({ conversationId: chat.id, source: "telegram", externalId: "1", raw, body, at: new Date(0) });
  const back = { kind: "given_back", by: "Марія" } as const;
  const person = { door: "host", how: "host_says_so", id: "m", at: new Date(0).toISOString() } as const;
  const arrival = { conversationId: chat.id, source: "office", externalId: "1", raw, at: new Date(0) };
  await store.accept({ ...arrival, body: back, act: { act: "give_back", person } });
  const turn = await store.claimTurn(chat.id);
  if (turn === undefined) throw new Error("nothing to claim");
  const learnedAt = turn.at;
  const amount = { minor: 1, currency: "UAH" };
  await store.commitTurn(turn, {
    heard: turn.inbounds.map(({ id }) => ({ inboundId: id, text: "Добрий день" })),
    replies: [{ id: "r_1", turnId: turn.id, kind: "plain", text: "Вітаю" }],
    facts: [{ topic: "size", text: "S", quote: "S", source: "customer", learnedAt }],
    orders: [
      {
        id: orderId("o_1"),
        number: "1",
        lines: [],
        delivery: {},
        total: amount,
        paid: amount,
        paymentMethod: "total",
        status: "paid",
      },
    ],
  });
  await store.claimChurn("churn-1", { holder: "h_1", leaseMs: 1_000 });
  await store.linkTicket({ helpdesk: "acme", ticketId: "t_1", conversationId: chat.id });
  await store.setCursor("acme", new Date());
  await createGrants(home).replace("acme", { sealed: "sealed" });
  const { breakers, budgets } = createVendorLimits(home);
  await breakers.report("acme", "failed");
  await budgets.take("acme", { calls: 1, perMs: 1_000 }, 0);
  await createModelUses(home).count([{ conversationId: chat.id, hour: new Date(0), calls: 1, tokens: 1 }]);
  await createSqlChatMappings(home).save({ conversationId: chat.id, userId: "user-1" });
  await home.pool.query(
    `insert into deskgraph.catalogue_products (tenant_id, id, title, category, color, variants)
     values ($1, 'p_1', '{"uk": "Сукня"}', 'dresses', '{"uk": "синій"}', '[]')`,
    [home.tenant],
  );
}
