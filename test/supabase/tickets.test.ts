import { beforeEach, describe, expect, it } from "vitest";
import { buildEffect, type Conversation, type Effect, turnId } from "../../src/core/index.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createTables, type Tables } from "../../supabase/store/store.ts";
import { freshHome } from "../kit/home.ts";

const place = { helpdesk: "acme", account: "a" };

describe("linked tickets", () => {
  let home: Home;
  let tables: Tables;
  let chat: Conversation;
  let count = 0;

  beforeEach(async () => {
    home = await freshHome();
    tables = createTables(home);
    chat = await tables.store.openConversation({ channel: "test", channelChatId: "1" });
  });

  const asked = async (): Promise<Effect> => {
    count += 1;
    const payload = { reason: "complaint", priority: "high", subject: "s", brief: "b", tags: [] } as const;
    const origin = { conversationId: chat.id, turnId: turnId(`t${count}`), node: "test" };
    const effect = buildEffect({ kind: "ticket.open", payload }, origin);
    await tables.store.put([effect]);
    return effect;
  };
  const link = async (ticketId: string, more: object = {}): Promise<void> => {
    // The database's clock counts milliseconds, and two could be of the same one.
    await home.pool.query("update deskgraph.tickets set linked_at = linked_at - interval '1 minute'");
    await tables.store.linkTicket({ ...place, ticketId, conversationId: chat.id, ...more });
  };

  it("are found with all that was told of them, and nothing that was not", async () => {
    const { key } = await asked();
    await link("1", { url: "https://desk.test/1", key });
    const common = { helpdesk: "acme", conversationId: chat.id, isSolved: false, changeCount: 0 };
    const first = { ...common, account: "a", eventPrefix: "a/", ticketId: "1", url: "https://desk.test/1", key };
    expect(await tables.store.linkedTicket(place, "1")).toStrictEqual(first);
    await link("2");
    await tables.store.linkTicket({ helpdesk: "acme", ticketId: "3", conversationId: chat.id });
    const second = { ...common, account: "a", eventPrefix: "a/", ticketId: "2" };
    expect(await tables.store.linkedTicket(place, "2")).toStrictEqual(second);
    const third = { ...common, account: "", eventPrefix: "", ticketId: "3" };
    expect(await tables.store.linkedTicket({ helpdesk: "acme" }, "3")).toStrictEqual(third);
    expect(await tables.store.linkedTicket(place, "4")).toBeUndefined();
    expect(await tables.store.linkedTicket({ ...place, account: "b" }, "2")).toBeUndefined();
    const now = { isSolved: true, updatedAt: "2026-01-14T08:00:00.000Z" };
    expect(await tables.store.sawTicket({ ...place, ticketId: "2" }, { changeCount: 0 }, now)).toBe(true);
    expect(await tables.store.linkedTicket(place, "2")).toStrictEqual({ ...second, ...now, changeCount: 1 });
    // Somebody else saw it change meanwhile.
    expect(await tables.store.sawTicket({ ...place, ticketId: "2" }, { changeCount: 0 }, now)).toBe(false);
  });

  it("are written on at the newest of the places that are ours now", async () => {
    const ticketAt = async (...places: { readonly helpdesk: string; readonly account?: string }[]) =>
      (await tables.store.newestTicket(chat.id, places))?.ticketId;
    await link("1");
    await link("2", { helpdesk: "other", account: "b" });
    expect(await ticketAt(place, { helpdesk: "other", account: "b" })).toBe("2");
    expect(await ticketAt(place, { helpdesk: "other", account: "c" })).toBe("1");
    expect(await ticketAt(place)).toBe("1");
    expect(await ticketAt({ helpdesk: "other" })).toBe("2");
    expect(await ticketAt({ helpdesk: "third" })).toBeUndefined();
    expect(await ticketAt()).toBeUndefined();
  });

  it("answer the newest request for one, of those before an effect where it is named", async () => {
    expect(await tables.store.ticketRequest(chat.id)).toBeUndefined();
    const first = await asked();
    const second = await asked();
    expect(await tables.store.ticketRequest(chat.id)).toEqual({ effect: second, state: "waiting", isOpened: false });
    expect(await tables.store.ticketRequest(chat.id, second.key)).toMatchObject({ effect: first });
    expect(await tables.store.ticketRequest(chat.id, first.key)).toBeUndefined();
    await link("1", { key: first.key });
    expect(await tables.store.ticketRequest(chat.id, second.key)).toMatchObject({ isOpened: true });
    expect(await tables.store.ticketRequest(chat.id)).toMatchObject({ isOpened: false });
  });

  it("of one who may leave are opened by one caller at a time, and the round is kept", async () => {
    const { store } = tables;
    const leaseMs = 60_000;
    const claim = await store.claimChurn("churn-1", { holder: "a", leaseMs });
    expect(claim).toEqual({ key: "churn-1", holder: "a", round: 1 });
    expect(await store.claimChurn("churn-1", { holder: "b", leaseMs })).toBeUndefined();
    expect(await store.claimChurn("churn-2", { holder: "b", leaseMs: 0 })).toMatchObject({ round: 1 });
    // That lease is over: its holder crashed.
    expect(await store.claimChurn("churn-2", { holder: "c", leaseMs })).toMatchObject({ holder: "c" });
    await store.releaseChurn({ key: "churn-1", holder: "b", round: 7 });
    expect(await store.claimChurn("churn-1", { holder: "b", leaseMs })).toBeUndefined();
    await store.releaseChurn({ key: "churn-1", holder: "a", round: 3 });
    expect(await store.claimChurn("churn-1", { holder: "b", leaseMs })).toEqual({
      key: "churn-1",
      holder: "b",
      round: 3,
    });
  });
});
