import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { type ChatMapping, type ChatMappings, conversationId, type TenantId, tenantId } from "../../src/core/index.ts";

/** What the chat mappings promise, by SQL and by REST alike. `open` gives them as the given tenant sees them. */
export function chatMappingsContract(where: string, open: (tenant: TenantId) => Promise<ChatMappings>): void {
  describe(`the chat mappings ${where}`, () => {
    let mappings: ChatMappings;
    let userId: string;
    let first: ChatMapping;

    beforeEach(async () => {
      mappings = await open(tenantId("shop-1"));
      userId = randomUUID();
      first = { conversationId: conversationId(`c_${userId}`), userId, usernames: { telegram: "olena" } };
    });

    it("gives back what was saved, by user and by CRM chat", async () => {
      const full: ChatMapping = {
        ...first,
        usernames: { telegram: "olena", instagram: "olena.k" },
        crmChatId: `chat-${userId}`,
        crmManagerId: 42,
        currentStatus: "Взято в роботу",
        firstTouchAt: "2026-11-20T10:00:00.000Z",
      };
      expect(await mappings.save(full)).toEqual(full);
      expect(await mappings.byUser(userId)).toEqual(full);
      expect(await mappings.byCrmChat(`chat-${userId}`)).toEqual(full);
    });

    it("knows nothing of a user or a chat that was never saved", async () => {
      expect(await mappings.byUser(userId)).toBeUndefined();
      expect(await mappings.byCrmChat(userId)).toBeUndefined();
    });

    it("keeps what a later save leaves out, and takes what it brings", async () => {
      await mappings.save({ ...first, currentStatus: "Взято в роботу" });
      const expected = { ...first, currentStatus: "Виставлено рахунок", crmManagerId: 7 };
      expect(await mappings.save({ ...first, currentStatus: "Виставлено рахунок", crmManagerId: 7 })).toEqual(expected);
      const { usernames: _, ...without } = first;
      expect(await mappings.save(without)).toEqual(expected);
      expect(await mappings.byUser(userId)).toEqual(expected);
    });

    it("merges savings at once without losing any part", async () => {
      const parts: Partial<ChatMapping>[] = [
        { usernames: { telegram: "olena" } },
        { usernames: { instagram: "olena.k" } },
        { crmChatId: `chat-${userId}` },
        { crmManagerId: 42 },
        { currentStatus: "ОПЛАЧЕНО" },
        { firstTouchAt: "2026-11-20T10:00:00.000Z" },
      ];
      const bare = { conversationId: first.conversationId, userId };
      await Promise.all(parts.map((part) => mappings.save({ ...bare, ...part })));
      expect(await mappings.byUser(userId)).toEqual({
        ...Object.assign({}, bare, ...parts),
        usernames: { telegram: "olena", instagram: "olena.k" },
      });
    });

    it("changes a status or a manager, and nothing else of what is there", async () => {
      const full = { ...first, crmChatId: `chat-${userId}`, crmManagerId: 7, currentStatus: "Новий" };
      await mappings.save(full);
      await mappings.change(userId, { currentStatus: "ОПЛАЧЕНО" });
      expect(await mappings.byUser(userId)).toEqual({ ...full, currentStatus: "ОПЛАЧЕНО" });
      await mappings.change(userId, { crmManagerId: 42 });
      await mappings.change(userId, {});
      expect(await mappings.byUser(userId)).toEqual({ ...full, currentStatus: "ОПЛАЧЕНО", crmManagerId: 42 });
    });

    it("a change remembers nobody who was forgotten", async () => {
      await mappings.save(first);
      await mappings.forget(userId);
      await mappings.change(userId, { currentStatus: "ОПЛАЧЕНО", crmManagerId: 42 });
      expect(await mappings.byUser(userId)).toBeUndefined();
    });

    it("refuses one CRM chat for two users", async () => {
      await mappings.save({ ...first, crmChatId: `chat-${userId}` });
      const other = { ...first, userId: randomUUID(), crmChatId: `chat-${userId}` };
      await expect(mappings.save(other)).rejects.toThrow();
      expect(await mappings.byUser(other.userId)).toBeUndefined();
    });

    it("forgets a user, also one it does not know", async () => {
      await mappings.save(first);
      await mappings.forget(userId);
      await mappings.forget(userId);
      expect(await mappings.byUser(userId)).toBeUndefined();
    });

    it("keeps tenants apart, under the same user and chat", async () => {
      const others = await open(tenantId("shop-2"));
      await mappings.save({ ...first, crmChatId: userId, currentStatus: "старий" });
      expect(await others.byUser(userId)).toBeUndefined();
      await others.save({ ...first, crmChatId: userId, currentStatus: "їхній" });
      await mappings.change(userId, { currentStatus: "наш" });
      expect(await others.byUser(userId)).toMatchObject({ currentStatus: "їхній" });
      await others.forget(userId);
      expect(await mappings.byCrmChat(userId)).toMatchObject({ currentStatus: "наш" });
    });

    it("stores a name with characters that Postgres refuses", async () => {
      await mappings.save({ ...first, usernames: { telegram: "ол\u0000ена \ud800" } });
      expect(await mappings.byUser(userId)).toMatchObject({ usernames: { telegram: "олена \ufffd" } });
    });
  });
}
