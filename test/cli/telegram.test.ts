import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runChannel } from "../../src/cli/channel.ts";
import { BadInput, ConfigError, VendorAway } from "../../src/core/index.ts";
import { exampleToken, type FakeTelegram, startTelegram } from "../fakes/telegram.ts";
import { testConfig } from "../kit/app.ts";

describe("deskgraph telegram webhook", () => {
  let telegram: FakeTelegram;
  beforeEach(async () => {
    telegram = await startTelegram();
  });
  afterEach(() => telegram.stop());

  const run = async (words: readonly string[], env: Record<string, string> = {}): Promise<number> =>
    runChannel(
      await testConfig({ TELEGRAM_BOT_TOKEN: exampleToken, TELEGRAM_API_ROOT: telegram.apiRoot, ...env }),
      "telegram",
      words,
    );
  const failing = async (words: readonly string[], env?: Record<string, string>): Promise<Error> => {
    const error: unknown = await run(words, env).then(
      () => new Error("it worked"),
      (reason: unknown) => reason,
    );
    if (!(error instanceof Error)) throw new Error("it threw what is no error");
    return error;
  };

  it("sets, shows and deletes", async () => {
    expect(await run(["webhook", "set", "https://bot.example.com"])).toBe(0);
    expect(telegram.webhook?.url).toBe("https://bot.example.com/telegram/webhook");
    expect(await run(["webhook", "info"])).toBe(0);
    expect(await run(["webhook", "delete"])).toBe(0);
    expect(telegram.webhook).toBeUndefined();
  });

  it("works where the API's address ends in slashes", async () => {
    expect(await run(["webhook", "info"], { TELEGRAM_API_ROOT: `${telegram.apiRoot}//` })).toBe(0);
  });

  it("needs a token", async () => {
    const error = await failing(["webhook", "info"], { TELEGRAM_BOT_TOKEN: "" });
    expect(error).toBeInstanceOf(ConfigError);
    expect(error.message).toContain("TELEGRAM_BOT_TOKEN");
  });

  it("says what is wrong with the token", async () => {
    for (const verb of ["info", "delete"]) {
      const error = await failing(["webhook", verb], { TELEGRAM_BOT_TOKEN: "999999:AAsomebody-elses-token" });
      expect(error).toBeInstanceOf(ConfigError);
      expect(error.message).toContain("copy it again from @BotFather");
    }
  });

  it("says that nobody answers, and how", async () => {
    telegram.fault = () => ({ code: 502 });
    const broken = await failing(["webhook", "info"]);
    expect(broken).toBeInstanceOf(VendorAway);
    expect(broken.message).toContain("answers 502");
    await telegram.stop();
    const away = await failing(["webhook", "delete"]);
    expect(away).toBeInstanceOf(VendorAway);
    expect(away.message).toContain("check the network, or TELEGRAM_API_ROOT");
    expect(away.message).not.toContain(exampleToken);
  });

  it("sends no address that cannot be one, and passes on why one is refused", async () => {
    for (const address of ["http://bot.example.com", "bot.example.com"]) {
      expect(await failing(["webhook", "set", address])).toBeInstanceOf(BadInput);
    }
    expect(telegram.calls).toEqual([]);
    const description = "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443";
    telegram.fault = () => ({ code: 400, description });
    const refused = await failing(["webhook", "set", "https://bot.example.com:9999"]);
    expect(refused).toBeInstanceOf(ConfigError);
    expect(refused.message).toContain("only on ports");
  });
});
