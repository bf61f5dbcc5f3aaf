import { describe, expect, it } from "vitest";
import { createTelegramApi } from "../../../integrations/telegram/api.ts";
import { poll } from "../../../integrations/telegram/poll.ts";
import { Secret } from "../../../src/core/index.ts";
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
      take: async (each) => {
        if (troubles.length < 2) throw full;
        taken.push(each);
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
});
