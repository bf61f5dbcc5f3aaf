import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type App, createApp } from "../../src/app.ts";
import { type ConversationId, conversationId, type Effect, tenantId } from "../../src/core/index.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import type { Home } from "../../supabase/home/home.ts";
import { migrationFiles } from "../../supabase/home/migration-files.ts";
import { type FakeSitniks, startSitniks } from "../fakes/sitniks.ts";
import { type FakeZoho, startZoho } from "../fakes/zoho.ts";
import { freely, openingHours, testConfig } from "../kit/app.ts";
import { addDemoVariations } from "../kit/crm-chat.ts";
import { openEmptyHome } from "../kit/home.ts";
import { person } from "../kit/person.ts";

/** In the home (old-homes/README.md): one has paid and waits for a person's word, the other has complained. */
const buyer = conversationId("c_bcnsJ0XfQma0U9uBPp0FNo");
const complainer = conversationId("c_1iPzZ8Gmf0kQT_vYPUkVw0");
/** What the vendor gave then, and what is in the sealed grant. */
const refreshToken = "1000.refresh.3.example";

let home: Home;
let sitniks: FakeSitniks;
let zoho: FakeZoho;

beforeEach(async () => {
  home = await openEmptyHome(tenantId("shop"));
  const dump = readFileSync(new URL("./old-homes/cbc0196.sql.gz", import.meta.url));
  const client = await home.pool.connect();
  await client.query(gunzipSync(dump).toString("utf8"));
  // The dump turned these off for its session, and the embedded home has only this one.
  await client.query("reset all");
  client.release();
  [sitniks, zoho] = await Promise.all([startSitniks(), startZoho()]);
});
afterEach(() => Promise.all([sitniks.stop(), zoho.stop()]));

const statesOf = async (app: App, id: ConversationId): Promise<[Effect["kind"], string, string][]> =>
  (await app.store.effects(id)).map(({ effect, state }) => [effect.kind, effect.key, state]);

/** Today's product on that home; both vendors are back. */
async function open(): Promise<App> {
  const people = [
    { id: 301, fullname: "AI-менеджер" },
    { id: 302, fullname: "Ірина" },
  ];
  sitniks.managers.splice(0, sitniks.managers.length, ...people);
  addDemoVariations(sitniks);
  for (const userId of ["1", "2"]) {
    const userNickName = userId === "1" ? "client_one" : "client_two";
    sitniks.addChat({ initialSource: "telegram", userId, userNickName, createdAt: "2026-01-14T08:05:20.000Z" });
  }
  while (zoho.accounts.newRefreshToken() !== refreshToken);
  const read = await testConfig({
    SNITKIX_API_URL: sitniks.host,
    SNITKIX_API_KEY: sitniks.apiKey,
    TICKETING_PROVIDER: "zoho",
    ZOHO_CLIENT_ID: zoho.accounts.clientId,
    ZOHO_CLIENT_SECRET: zoho.accounts.secret,
    ZOHO_DESK_URL: zoho.url,
    ZOHO_ACCOUNTS_URL: zoho.url,
  });
  return createApp({
    config: { ...read, shop: { ...read.shop, managers: { ai: "AI-менеджер" } } },
    home,
    now: () => new Date(openingHours + 3_600_000),
    settleWindow: noSettleWindow,
    limits: { budgets: freely },
  });
}

it("a home made at cbc0196 goes on: migrated, its bill is ordered once, its token works, what waited is delivered", async () => {
  const { rows: before } = await home.pool.query<{ key: string; state: string; kind: string; lane: string }>(
    "select key, state, kind, lane from deskgraph.outbox order by seq",
  );
  const waiting = before.filter(({ state }) => state === "waiting");
  expect(new Set(waiting.map(({ kind }) => kind))).toEqual(
    new Set(["crm.first_touch", "crm.status", "crm.assign", "ticket.open"]),
  );

  // It answered on an account of which nobody was asked whose it is.
  await home.pool.query(
    `insert into deskgraph.conversations (tenant_id, id, channel, channel_chat_id, customer_id)
     select tenant_id, 'c_account', 'telegram', '7@bc_old@1', customer_id from deskgraph.conversations where id = $1`,
    [buyer],
  );

  const app = await open();
  expect(await app.store.connectedAccounts("telegram")).toEqual([
    { channel: "telegram", connection: "bc_old@1", standing: "unconfirmed", servedBeforeAt: expect.any(Date) },
  ]);
  const applied = await home.pool.query<{ version: number }>(
    "select version::int as version from deskgraph.migrations order by version",
  );
  expect(applied.rows.map(({ version }) => version)).toEqual(migrationFiles().map(({ version }) => version));
  const bill = await app.openBill(buyer);
  expect(bill).toMatchObject({ due: { minor: 119_000, currency: "UAH" } });

  await app.work();
  const body = { kind: "payment_decision", billId: bill?.id ?? "", paid: true, by: person("manager") } as const;
  for (const externalId of ["yes", "yes", "yes once more"]) {
    await app.accept({ conversationId: buyer, source: "office", externalId, body });
  }
  const isDone = async (): Promise<boolean> =>
    (await Promise.all([buyer, complainer].map((id) => statesOf(app, id))))
      .flat()
      .every(([, , is]) => is !== "waiting");
  await app.settle(buyer);
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 50));

  const after = [...(await statesOf(app, buyer)), ...(await statesOf(app, complainer))];
  // Each under the key that it had, once, and nothing of it under a new one.
  for (const { key, kind } of waiting) expect(after.filter((each) => each[1] === key)).toEqual([[kind, key, "done"]]);
  const fresh = after.filter(([, key]) => before.every((each) => each.key !== key)).map(([kind]) => kind);
  expect(fresh.sort()).toEqual(["crm.order", "crm.status", "reply.send", "staff.post", "staff.post", "ticket.open"]);

  expect(sitniks.orders).toHaveLength(1);
  const chats = [...sitniks.chats.values()].map(({ statusHistory }) => statusHistory);
  expect(chats).toEqual([
    ["Взято в роботу", "Виставлено рахунок", "ОПЛАЧЕНО"],
    // Taken into work by the time a person has it: only the call for them is shown.
    ["AI Увага"],
  ]);
  // The key to the helpdesk was in the sealed grant and nowhere else.
  // Nobody of the staff meets anywhere but at the helpdesk: there they hear of the word that came too late.
  expect(zoho.tickets.map(({ subject }) => subject).toSorted()).toEqual([
    expect.stringMatching(/^Це рішення не враховано/),
    expect.stringContaining("скарга"),
  ]);
  await app.close();
});
