import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { outboxCommand } from "../../src/cli/outbox.ts";
import type { Config } from "../../src/config/config.ts";
import { type Effect, effectKeyOf, laneOf, turnId } from "../../src/core/index.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createTables } from "../../supabase/store/store.ts";
import { testConfig } from "../kit/app.ts";
import { commandAt } from "../kit/command-at.ts";
import { freshHome } from "../kit/home.ts";
import { keepPrinted, type Printed } from "../kit/printed.ts";

describe("deskgraph outbox", () => {
  let dir: string;
  let config: Config;
  let home: Home;
  let printed: Printed;
  let dead: Effect;

  /** Two notes: the first was refused, the second waits. */
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), "deskgraph-outbox-"));
    config = { ...(await testConfig()), homeDir: join(dir, "home") };
    home = await freshHome();
    const { store, deliveries } = createTables(home);
    const chat = await store.openConversation({ channel: "test", channelChatId: "1" });
    const note = (text: string): Effect => ({
      kind: "ticket.note",
      payload: { text, public: true },
      key: effectKeyOf({ thread: chat.id, turn: "t", node: "test", kind: "ticket.note", subject: text }),
      lane: laneOf(chat.id, "ticket.note"),
      conversationId: chat.id,
      turnId: turnId("t"),
      node: "test",
    });
    dead = note("перша");
    await store.put([dead, note("друга")]);
    const fence = await deliveries.take(dead.lane);
    await deliveries.claim(fence, dead.key);
    await deliveries.settle(fence, dead.key, { to: "dead", code: "http_422", detail: "There is no such ticket." });
    printed = keepPrinted();
  });
  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  const outbox = async (verb?: string, key?: string, more: Record<string, string> = {}): Promise<string> => {
    printed.clear();
    const words = [verb, key].filter((word) => word !== undefined);
    await commandAt(home, outboxCommand, { config, words, options: more });
    return printed.text();
  };

  it("lists what waits and what is dead, shows one, puts it back, lets it go", async () => {
    const listed = await outbox();
    expect(listed.trim().split("\n")).toHaveLength(2);
    expect(listed).toMatch(/dead\s+ticket\.note\s+public: перша.*\(http_422\)/);
    const start = dead.key.slice(0, 12);
    expect(await outbox("show", start)).toContain("There is no such ticket.");
    expect(await outbox("list", undefined, { state: "dead", destination: "crm" })).toBe("Nothing.\n");
    expect(await outbox("replay", start)).toContain("Put back");
    await expect(outbox("replay", start)).rejects.toThrow("this one is waiting");
    expect(await outbox("discard", start, { reason: "no longer needed" })).toContain("Let go");
    expect(await outbox("list", undefined, { state: "discarded" })).toContain("no longer needed");
  });

  it("says what is wrong with words it does not understand, before it opens anything", async () => {
    const typed = (words: readonly string[], options: Record<string, string> = {}): Promise<number> =>
      outboxCommand.run({ config, isHomeChosen: true, words, options });
    await expect(typed(["fly"])).rejects.toThrow("list, show KEY");
    await expect(typed(["show"])).rejects.toThrow("wants a key");
    await expect(typed(["list"], { state: "lost" })).rejects.toThrow("waiting, done, dead");
    await expect(typed(["list"], { destination: "moon" })).rejects.toThrow("crm");
    await expect(typed(["list"], { limit: "many" })).rejects.toThrow("--limit");
    expect(existsSync(config.homeDir)).toBe(false);
    await expect(outbox("show", "no-such-key-at-all")).rejects.toThrow("There is no effect");
  });
});
