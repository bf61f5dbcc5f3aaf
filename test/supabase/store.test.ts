import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LostHold, tenantId } from "../../src/core/index.ts";
import { type Home, openHome } from "../../supabase/home/home.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { createTables } from "../../supabase/store/store.ts";
import { storeContract } from "../contracts/store.ts";
import { freshHome } from "../kit/home.ts";
import { postgresAbsence, startPostgres, type TestPostgres } from "../kit/postgres.ts";

storeContract("the embedded database", freshHome);

describe.skipIf(postgresAbsence !== undefined)("on a real server", () => {
  let server: TestPostgres;
  let url: string;
  let home: Home;

  beforeAll(async () => {
    server = await startPostgres();
    url = await server.createMigratedDatabase("store");
    // One tenant for all tests of the contract: here the tenant is the connection's, and row security holds it to that.
    home = await openHome({ kind: "postgres", url, tenant: tenantId("shop-1") });
    await migrate(home);
  });
  afterAll(async () => {
    await home.close();
    await server.stop();
  });

  storeContract("Postgres, as a role that row security binds", async () => home);

  it("hands one conversation to one of two processes at a time", async () => {
    const other = await openHome({ kind: "postgres", url, tenant: tenantId("shop-1") });
    try {
      const stores = [createTables(home).store, createTables(other).store];
      const [store] = stores;
      const chat = await store?.openConversation({ channel: "telegram", channelChatId: randomUUID() });
      if (store === undefined || chat === undefined) throw new Error("no store");
      const texts = Array.from({ length: 40 }, (_, n) => `${n}`);
      const seen: string[] = [];
      const work = async (own: typeof store): Promise<void> => {
        for (let turn = await own.claimTurn(chat.id); turn !== undefined; turn = await own.claimTurn(chat.id)) {
          const heard = turn.inbounds.flatMap((one) =>
            one.kind === "message" ? [{ inboundId: one.id, text: one.text }] : [],
          );
          const { alreadyDone } = await own
            .commitTurn(turn, { heard, replies: [], facts: [], orders: [] })
            // Claimed by another meanwhile: then it is the other's to commit.
            .catch((error: unknown) => {
              if (error instanceof LostHold) return { alreadyDone: true };
              throw error;
            });
          if (!alreadyDone) seen.push(...heard.map(({ text }) => text));
        }
      };
      const feeding = (async () => {
        for (const text of texts) {
          const body = { kind: "message", text, attachments: [] } as const;
          const given = { conversationId: chat.id, source: "telegram", externalId: `${chat.id}/${text}` };
          await store.accept({ ...given, raw: Buffer.from(text), body, at: new Date(0) });
        }
      })();
      await Promise.all([feeding, ...stores.flatMap((own) => [work(own), work(own)])]);
      for (const own of stores) await work(own);
      expect(seen).toEqual(texts);
      expect((await store.transcript(chat.id, 100)).map(({ text }) => text)).toEqual(texts);
    } finally {
      await other.close();
    }
  });
});
