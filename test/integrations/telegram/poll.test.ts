import { describe, expect, it } from "vitest";
import { createTelegramApi } from "../../../integrations/telegram/api.ts";
import { poll } from "../../../integrations/telegram/poll.ts";
import { Secret } from "../../../src/core/index.ts";
import { serve } from "../../fakes/serve.ts";
import { exampleToken, startTelegram } from "../../fakes/telegram.ts";

describe("polling", () => {
  it("tells what kept an update from being stored, and stores it as soon as that can be done", async () => {
    const telegram = await startTelegram();
    const api = createTelegramApi({ token: new Secret(exampleToken), apiRoot: telegram.apiRoot });
    const stopping = new AbortController();
    const troubles: unknown[] = [];
    const taken: unknown[] = [];
    const full = new Error("disk is full");
    const update = telegram.say(1, { text: "Добрий день!" });
    await poll({
      api,
      stopping: stopping.signal,
      trouble: (...told) => troubles.push(told),
      take: async (updates) => {
        if (troubles.length < 2) throw full;
        taken.push(...updates);
        stopping.abort();
      },
    });
    expect(troubles).toEqual([
      ["not_stored", full],
      ["not_stored", full],
    ]);
    expect(taken).toEqual([update]);
    await telegram.stop();
  });

  it.each([
    ["with nothing", []],
    ["with what is stored already", [{ update_id: 7, message: { chat: { id: 1, type: "private" } } }]],
  ])("asks once a second where it is answered at once %s", async (_what, result) => {
    const stopping = new AbortController();
    const server = await serve({
      fault: () => "none",
      apply: () => {
        if (server.calls.length === 3) stopping.abort();
        return { status: 200, body: { ok: true, result } };
      },
    });
    const api = createTelegramApi({ token: new Secret(exampleToken), apiRoot: server.url });
    const startedMs = performance.now();
    await poll({ api, stopping: stopping.signal, trouble: () => undefined, take: async () => undefined });
    // One pause at least: the first answer may bring something, the last one ends it.
    expect(performance.now() - startedMs).toBeGreaterThan(950);
    await server.stop();
  });
});
