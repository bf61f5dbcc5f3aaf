import { emptyCheckpoint } from "@langchain/langgraph-checkpoint";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roleFindings } from "../../src/cli/examine-role.ts";
import { lane, orderId, replyDraftId, sku, type TurnOutcome, tenantId, trustAll } from "../../src/core/index.ts";
import { createCheckpointer } from "../../supabase/checkpoints/checkpointer.ts";
import { type Home, openHome } from "../../supabase/home/home.ts";
import { readHomeSecret } from "../../supabase/home/home-secret.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { createJobEngine } from "../../supabase/jobs/job-engine.ts";
import { jobsSchema } from "../../supabase/jobs/jobs-schema.ts";
import { createSqlChatMappings } from "../../supabase/mappings/chat-mappings-sql.ts";
import { createEpisodes } from "../../supabase/store/episodes.ts";
import { createGrants } from "../../supabase/store/grants.ts";
import { createKnowledgeTable } from "../../supabase/store/knowledge-table.ts";
import { createKnowledgeVectors } from "../../supabase/store/knowledge-vectors.ts";
import { createOrderCounts } from "../../supabase/store/order-counts.ts";
import { createPaymentLinks } from "../../supabase/store/payment-links.ts";
import { createScheduleRuns } from "../../supabase/store/schedule-runs.ts";
import { createSentFiles } from "../../supabase/store/sent-files.ts";
import { createStaffPlaces } from "../../supabase/store/staff-places.ts";
import { createStock } from "../../supabase/store/stock.ts";
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
  "deskgraph.catalogue_versions",
  "deskgraph.checkouts",
  "deskgraph.churn_tickets",
  "deskgraph.connected_accounts",
  "deskgraph.conversations",
  "deskgraph.cursors",
  "deskgraph.customer_facts",
  "deskgraph.customers",
  "deskgraph.draft_edits",
  "deskgraph.episodes",
  "deskgraph.grants",
  "deskgraph.home_secrets",
  "deskgraph.inbounds",
  "deskgraph.knowledge_passages",
  "deskgraph.knowledge_vectors",
  "deskgraph.lanes",
  "deskgraph.migrations",
  "deskgraph.model_use",
  "deskgraph.order_counters",
  "deskgraph.order_numbers",
  "deskgraph.orders",
  "deskgraph.outbox",
  "deskgraph.payment_links",
  "deskgraph.people",
  "deskgraph.questions",
  "deskgraph.reply_drafts",
  "deskgraph.schedule_runs",
  "deskgraph.sent_files",
  "deskgraph.shadows",
  "deskgraph.staff_codes",
  "deskgraph.staff_places",
  "deskgraph.staff_threads",
  "deskgraph.stock_counts",
  "deskgraph.stock_takes",
  "deskgraph.stock_versions",
  "deskgraph.tickets",
  "deskgraph.timers",
  "deskgraph.transcript",
  "deskgraph.trust",
  "deskgraph.turns",
  "langgraph.checkpoint_blobs",
  "langgraph.checkpoint_migrations",
  "langgraph.checkpoint_writes",
  "langgraph.checkpoints",
  "public.sitniks_chat_mappings",
];
/** The records of migrations belong to no tenant. */
const tenanted = ours.filter((table) => !table.endsWith("migrations"));
const schemas = ["deskgraph", "langgraph", "public"];
const shops = ["shop-1", "shop-2"] as const;

describe.skipIf(postgresAbsence !== undefined)("row security on a real server", () => {
  let server: TestPostgres;
  let admin: pg.Pool;
  const homes = new Map<string, Home>();
  const homeOf = (role: string, shop: (typeof shops)[number]): Home => {
    const home = homes.get(`${role} ${shop}`);
    if (home === undefined) throw new Error(`${role} has no home for ${shop}`);
    return home;
  };

  beforeAll(async () => {
    server = await startPostgres();
    const url = await server.createDatabase("rows");
    admin = new pg.Pool({ connectionString: server.url("postgres", "rows") });
    await admin.query("create role product login; create role newcomer login");
    for (const shop of shops) {
      const tenant = tenantId(shop);
      homes.set(`app ${shop}`, await openHome({ kind: "postgres", url, tenant }));
      const ofProduct = { kind: "postgres", url: server.url("product", "rows"), ownerUrl: url, tenant } as const;
      homes.set(`product ${shop}`, await openHome(ofProduct));
      await migrate(homeOf("product", shop));
    }
    await fill(homeOf("product", "shop-1"));
  });
  afterAll(async () => {
    await Promise.all([...[...homes.values()].map((home) => home.close()), admin.end()]);
    await server.stop();
  });

  it("covers every table there is, enabled and forced", async () => {
    const found = await admin.query<{ name: string; rls: boolean }>(
      `select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as rls
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any($1) and c.relkind in ('r', 'p') order by 1`,
      [schemas],
    );
    expect(found.rows).toEqual(ours.map((name) => ({ name, rls: true })));
  });

  it("gives every table of ours a tenant", async () => {
    const tables = await admin.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.columns
       where column_name = 'tenant_id' and is_nullable = 'NO' and table_schema = any($1)
       order by 1`,
      [schemas],
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

  /** Of both tenants, with the tenant they are of; what the engine's tables are called is the engine's own matter. */
  const jobTables = async (): Promise<{ shop: (typeof shops)[number]; table: string; isGuarded: boolean }[]> => {
    const found = shops.map(async (shop) => {
      const { rows } = await admin.query<{ table: string; isGuarded: boolean }>(
        `select n.nspname || '.' || c.relname as table, c.relrowsecurity and c.relforcerowsecurity as "isGuarded"
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = $1 and c.relkind in ('r', 'p')`,
        [jobsSchema(homeOf("app", shop))],
      );
      return rows.map((row) => ({ shop, ...row }));
    });
    return (await Promise.all(found)).flat();
  };

  it("guards the jobs of each tenant from all others, whatever role they have", async () => {
    const tables = await jobTables();
    expect(tables.length).toBeGreaterThan(2 * 6);
    for (const { shop, table, isGuarded } of tables) {
      expect(isGuarded, table).toBe(true);
      const rights = await admin.query<{ may: boolean }>(
        "select bool_or(has_table_privilege(role, $1, command)) as may from unnest($2::text[], $3::text[]) u (role, command)",
        [table, strangers.flatMap((role) => commands.map(() => role)), strangers.flatMap(() => commands)],
      );
      expect(rights.rows, table).toEqual([{ may: false }]);
      for (const role of ["app", "product"]) {
        const other = shop === "shop-1" ? "shop-2" : "shop-1";
        const count = async (of: (typeof shops)[number]): Promise<number | null> =>
          (await homeOf(role, of).pool.query(`select from ${table}`)).rowCount;
        expect(await count(other), `${table} to ${role}`).toBe(0);
        if (table.endsWith(".version")) expect(await count(shop), table).toBe(1);
      }
    }
    const { pool } = homeOf("product", "shop-2");
    const version = `insert into ${jobsSchema(homeOf("app", "shop-1"))}.version (version) values (1)`;
    await expect(pool.query(version)).rejects.toThrow("row-level security");
  });

  it("leaves the product's role what it works with, and nothing to own", async () => {
    const owned = await admin.query("select from pg_tables where tableowner = 'product'");
    expect(owned.rowCount).toBe(0);
    const { pool } = homeOf("product", "shop-1");
    for (const table of ours.filter((name) => !tenanted.includes(name))) {
      expect((await pool.query(`select from ${table}`)).rowCount, table).toBeGreaterThan(0);
      await expect(pool.query(`delete from ${table}`)).rejects.toThrow("permission denied");
    }
    await expect(pool.query("alter table deskgraph.customers disable row level security")).rejects.toThrow("owner");
    expect(await roleFindings(homeOf("product", "shop-1"))).toEqual([
      { is: "well", text: expect.stringContaining("product owns no table") },
    ]);
    const owner = homeOf("app", "shop-1");
    expect(await roleFindings(owner)).toEqual([{ is: "note", text: expect.stringContaining("app owns tables") }]);
    await admin.query("alter table deskgraph.customers no force row level security");
    expect(await roleFindings(owner)).toContainEqual({
      is: "wrong",
      text: expect.stringContaining("deskgraph.customers"),
    });
    await admin.query("alter table deskgraph.customers force row level security");
  });

  it("tells a role that may change no table who can", async () => {
    await server.createDatabase("closed");
    const url = server.url("product", "closed");
    const home = await openHome({ kind: "postgres", url, tenant: tenantId("shop-1") });
    await expect(migrate(home)).rejects.toThrow(/npm run migrate.*DATABASE_OWNER_URL/);
    await home.close();
    const newcomer = { kind: "postgres", url: server.url("newcomer", "rows"), tenant: tenantId("shop-1") } as const;
    await expect(openHome(newcomer)).rejects.toThrow(/no rights.*npm run migrate.*DATABASE_OWNER_URL/);
  });

  describe.each(["app", "product"])("to the role %s under another tenant", (role) => {
    const pools = () => ({ home: homeOf(role, "shop-1"), other: homeOf(role, "shop-2") });

    it.each(tenanted)("shows no row of %s, and changes none", async (table) => {
      const { home, other } = pools();
      const count = async (pool: pg.Pool): Promise<number> =>
        (await pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]?.count ?? -1;
      expect(await count(home.pool)).toBeGreaterThan(0);
      expect(await count(other.pool)).toBe(0);
      // What people did only grows: the product's role has no right to more, and a trigger refuses the owner.
      const only = table !== "deskgraph.acts" ? undefined : role === "product" ? "permission denied" : "only grows";
      if (only !== "permission denied") {
        expect((await other.pool.query(`update ${table} set tenant_id = tenant_id`)).rowCount).toBe(0);
        expect((await other.pool.query(`delete from ${table}`)).rowCount).toBe(0);
      }
      const [row] = (await home.pool.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t limit 1`))
        .rows;
      const columns = await insertable(admin, table);
      const smuggled = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`;
      await expect(other.pool.query(smuggled, [row?.row])).rejects.toThrow("row-level security");
      await expect(home.pool.query(`update ${table} set tenant_id = 'shop-2'`)).rejects.toThrow(
        only ?? "row-level security",
      );
    });

    it.each(tenanted)("shows no row of %s to a connection without a tenant", async (table) => {
      const client = new pg.Client({ connectionString: server.url(role, "rows") });
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
  const outcome: TurnOutcome = {
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
    unanswered: ["Чи є парковка?"],
    timers: [
      {
        does: "set",
        name: "handoff",
        at: learnedAt,
        body: { about: "handoff", of: turn.id, step: "remind", since: learnedAt },
      },
    ],
  };
  const said = { asked: "Добрий день", texts: ["Вітаю"] };
  const stopped = { ...said, id: replyDraftId("d_1"), told: [] };
  await store.commitTurn(turn, outcome, { shadow: said, stopped, edit: { asked: "", drafted: "", said: "" } });
  await store.setTrust(trustAll("draft"), person);
  const staff = createStaffPlaces({ ...home, now: () => new Date() });
  await staff.keepCode("AAAA-2222", new Date(Date.now() + 1_000_000));
  await staff.connectPlace("AAAA-2222", { surface: "test", placeId: "1", title: "Команда" });
  await staff.keepCode("AAAA-3333", new Date(Date.now() + 1_000_000));
  await staff.keepThread({ surface: "test", placeId: "1", threadId: "2" }, chat.id);
  await store.holdCheckout({ billId: "o_1", by: "q_1", forMs: 1_000 });
  await store.claimChurn("churn-1", { holder: "h_1", leaseMs: 1_000 });
  await store.linkTicket({ helpdesk: "acme", ticketId: "t_1", conversationId: chat.id });
  await store.setCursor("acme", new Date());
  await readHomeSecret(home);
  await store.keepAccount({ channel: "test", connection: "account-1", standing: "ignored" });
  await createGrants(home).replace("acme", { sealed: "sealed" });
  const { breakers, budgets } = createVendorLimits(home);
  await breakers.report("acme", "failed");
  await budgets.take("acme", { calls: 1, perMs: 1_000 }, 0);
  await createOrderCounts(home).count(orderId("o_1"), 1);
  const asked = { billId: "o_1", effectKey: "e_1", provider: "acme", due: amount, validUntil: new Date() };
  await createPaymentLinks(home, () => new Date()).begin({ ...asked, conversationId: chat.id });
  const stock = createStock(home);
  await stock.count({ counts: new Map([[sku("A-1"), 3]]) });
  await stock.take(orderId("o_1"), [{ sku: sku("A-1"), quantity: 1 }], { holdHours: 1 });
  const begun = { openedMs: 0, lastMs: 0, owner: "ai", reopenedCount: 0, nextResponseMs: [] } as const;
  const episode = { ...begun, spent: { calls: 0, tokens: 0, costMicros: 0 } };
  await createEpisodes(home).keep([{ chat: { id: chat.id, channel: "telegram" }, episodes: [episode] }]);
  await createSentFiles(home).keep("test/1", [{ url: "https://shop.example/a.jpg", fileId: "one" }]);
  await createModelUses(home).count([{ conversationId: chat.id, hour: new Date(0), calls: 1, tokens: 1 }]);
  const claim = { name: "open_tickets", slot: new Date(0), holder: "h_1" } as const;
  await createScheduleRuns(home).claim(claim, new Date(0), 1_000);
  const saver = createCheckpointer(home);
  const values = { channel_values: { log: 1 }, channel_versions: { log: 1 } };
  const start = { configurable: { thread_id: chat.id, checkpoint_ns: "" } };
  const metadata = { source: "input", step: -1, parents: {} } as const;
  const config = await saver.put(start, { ...emptyCheckpoint(), ...values }, metadata, { log: 1 });
  await saver.putWrites(config, [["log", 2]], "task");
  const engine = await createJobEngine(home, { queues: ["turn"] });
  await engine.wake([lane("c_1/turn")]);
  await engine.stop(0);
  await createSqlChatMappings(home).save({ conversationId: chat.id, userId: "user-1" });
  await createKnowledgeTable(home).import("faq.csv", [{ title: "Опт", text: "Від 10 штук." }], new Date());
  await createKnowledgeVectors(home).keep("openai:m", new Map([["digest", new Float32Array(1)]]));
  await home.pool.query(
    `insert into deskgraph.catalogue_products (tenant_id, id, title, category, color, variants)
     values ($1, 'p_1', '{"uk": "Сукня"}', 'dresses', '{"uk": "синій"}', '[]')`,
    [home.tenant],
  );
}
