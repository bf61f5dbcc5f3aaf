import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conversationId, type TenantId, tenantId } from "../../src/core/index.ts";
import { type Home, openHome } from "../../supabase/home/home.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { jobsSchema } from "../../supabase/jobs/jobs-schema.ts";
import { createSqlChatMappings } from "../../supabase/mappings/chat-mappings-sql.ts";
import { createSupabaseChatMappings } from "../../supabase/mappings/chat-mappings-supabase.ts";
import { chatMappingsContract } from "../contracts/chat-mappings.ts";
import { freshHome } from "../kit/home.ts";
import { postgresAbsence, startPostgres, type TestPostgres } from "../kit/postgres.ts";
import { postgrestAbsence, startPostgrest, type TestPostgrest } from "../kit/postgrest.ts";

chatMappingsContract("by SQL in the embedded database", async (tenant) =>
  createSqlChatMappings({ ...(await freshHome()), tenant }),
);

describe.skipIf(postgresAbsence !== undefined)("on a real server", () => {
  let server: TestPostgres;
  const homes = new Map<TenantId, Home>();
  let url: string;

  const homeOf = async (tenant: TenantId): Promise<Home> => {
    const home = homes.get(tenant) ?? (await openHome({ kind: "postgres", url, tenant }));
    homes.set(tenant, home);
    return home;
  };

  beforeAll(async () => {
    server = await startPostgres();
    url = await server.createMigratedDatabase("mappings");
    await migrate(await homeOf(tenantId("shop-1")));
  });
  afterAll(async () => {
    for (const home of homes.values()) await home.close();
    await server.stop();
  });

  chatMappingsContract("by SQL on Postgres", async (tenant) => createSqlChatMappings(await homeOf(tenant)));

  describe.skipIf(postgrestAbsence !== undefined)("behind PostgREST", () => {
    let rest: TestPostgrest;
    const tenant = tenantId("shop-rest");
    const mapping = { conversationId: conversationId("c_1"), userId: "user-1", currentStatus: "Взято в роботу" };

    beforeAll(async () => {
      rest = await startPostgrest(server.url("authenticator", "mappings"));
    });
    afterAll(() => rest.stop());

    chatMappingsContract("through supabase-js", async (of) =>
      createSupabaseChatMappings({ url: rest.url, key: rest.key("service_role"), tenant: of }),
    );

    it("is one table with the SQL way", async () => {
      await createSqlChatMappings(await homeOf(tenant)).save(mapping);
      const byRest = createSupabaseChatMappings({ url: rest.url, key: rest.key("service_role"), tenant });
      expect(await byRest.byUser("user-1")).toEqual(mapping);
    });

    it.each(["anon", "authenticated"] as const)(
      "shows nothing to the key of %s and takes nothing from it",
      async (role) => {
        const own = createSqlChatMappings(await homeOf(tenant));
        await own.save(mapping);
        const key = rest.key(role);
        const stranger = createSupabaseChatMappings({ url: rest.url, key, tenant });
        await expect(stranger.byUser("user-1")).rejects.toThrow("permission denied");
        await expect(stranger.save({ ...mapping, currentStatus: "зламано" })).rejects.toThrow("permission denied");
        await expect(stranger.forget("user-1")).rejects.toThrow("permission denied");
        const direct = await createClient(rest.url, key).from("sitniks_chat_mappings").insert({
          tenant_id: tenant,
          conversation_id: "c_2",
          user_id: "user-2",
        });
        expect(direct.error?.message).toContain("permission denied");
        expect(await own.byUser("user-1")).toEqual(mapping);
        expect(await own.byUser("user-2")).toBeUndefined();
      },
    );

    it("does not serve our other tables at all", async () => {
      const client = createClient(rest.url, rest.key("service_role"));
      for (const [schema, table] of [
        ["deskgraph", "inbounds"],
        ["langgraph", "checkpoints"],
        [jobsSchema({ kind: "postgres", tenant }), "job"],
      ] as const) {
        const asked = await client.schema(schema).from(table).select();
        expect(asked.error?.message).toMatch(/schema must be/);
      }
    });

    it("says which operation failed without quoting the row", async () => {
      const byRest = createSupabaseChatMappings({ url: rest.url, key: rest.key("service_role"), tenant });
      await byRest.save({ ...mapping, userId: "user-3", crmChatId: "chat-3" });
      const clash = byRest.save({ ...mapping, userId: "user-4", crmChatId: "chat-3" });
      await expect(clash).rejects.toThrow(/^Supabase could not save a chat mapping: 23505 (?!.*chat-3)/);
    });
  });
});
