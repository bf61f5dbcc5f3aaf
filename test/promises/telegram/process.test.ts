import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tenantId } from "../../../src/core/index.ts";
import { openHome } from "../../../supabase/home.ts";
import { exampleToken, type FakeTelegram, startTelegram } from "../../fakes/telegram.ts";
import { migratedBackup } from "../../kit/home.ts";
import { freePort } from "../../kit/postgres.ts";

const bin = fileURLToPath(new URL("../../../src/bin.mjs", import.meta.url));

describe("the product in Telegram", { timeout: 120_000 }, () => {
  let telegram: FakeTelegram;
  let dir: string;
  let port: number;
  let child: ChildProcess | undefined;
  let said = "";

  beforeEach(async () => {
    telegram = await startTelegram();
    dir = mkdtempSync(join(tmpdir(), "deskgraph-telegram-"));
    port = await freePort();
    said = "";
    const home = await openHome({
      kind: "embedded",
      dir: join(dir, "home"),
      tenant: tenantId("shop"),
      restoreFrom: await migratedBackup(),
    });
    await home.close();
  });
  afterEach(async () => {
    child?.kill("SIGKILL");
    await telegram.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  async function start(env: Record<string, string> = {}): Promise<void> {
    child = spawn(process.execPath, [bin, "start", "--home", join(dir, "home")], {
      cwd: dir,
      env: {
        PATH: process.env["PATH"],
        PORT: `${port}`,
        TELEGRAM_BOT_TOKEN: exampleToken,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const { stdout, stderr } = child;
    if (stdout === null || stderr === null) throw new Error("no pipes");
    const up = new Promise<void>((resolve, reject) => {
      for (const pipe of [stdout, stderr]) {
        pipe.on("data", (chunk) => {
          said += String(chunk);
          if (said.includes("answers, by")) resolve();
        });
      }
      child?.once("exit", () => reject(new Error(`ended: ${said}`)));
    });
    await up;
  }
  async function kill(): Promise<void> {
    const ended = child === undefined ? undefined : once(child, "exit");
    child?.kill("SIGKILL");
    await ended;
  }
  const until = async (what: () => boolean): Promise<void> => {
    while (!what()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const textsTo = (chat: number): string[] =>
    telegram.sent.filter(({ chatId }) => chatId === String(chat)).map(({ text }) => text);
  /** Says it and waits for one more answer. */
  async function ask(chat: number, text: string): Promise<string> {
    const before = textsTo(chat).length;
    telegram.say(chat, { text });
    await until(() => textsTo(chat).length > before);
    return textsTo(chat).at(-1) ?? "";
  }

  it("sells from hello to the requisites, with buttons, and hands a complaint over", async () => {
    await start();
    expect(await ask(7, "сукня на 122 є?")).toContain("AI-помічник");
    expect(await ask(7, "беру першу")).toContain("1\u00a0190");
    await ask(7, "Олена Приклад, 067 000 00 00, Київ, відділення 5");
    const review = telegram.sent.at(-1);
    const choice = review?.buttons[0];
    expect(choice).toEqual({ text: "повна оплата", callback_data: "choice:0" });
    const before = textsTo(7).length;
    telegram.press(7, review?.messageId ?? 0, "choice:0");
    // Pressed twice in a hurry: one effect.
    telegram.press(7, review?.messageId ?? 0, "choice:0");
    await until(() => textsTo(7).length > before);
    const requisites = telegram.sent.at(-1);
    expect(requisites?.text).toContain("IBAN");
    expect(requisites?.buttons.map(({ copy }) => copy)).toEqual([
      expect.stringMatching(/^UA\d{27}$/),
      "1190.00",
      expect.stringContaining("Оплата"),
    ]);
    expect(await ask(8, "Це жах, сукня прийшла порвана! Хочу скаргу")).not.toBe("");
    expect(telegram.calls.filter((call) => call === "answerCallbackQuery")).toHaveLength(2);
    expect(telegram.calls).toContain("sendChatAction");
    expect(textsTo(7)).toHaveLength(before + 1);
    expect(said).not.toContain(exampleToken);
  });

  it("answers five messages of three seconds once, and the same update sent again not at all", async () => {
    await start();
    for (const text of ["Добрий день", "мені треба", "сукня", "на 122", "червона"]) {
      const update = telegram.say(9, { text });
      telegram.again(update);
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    await until(() => textsTo(9).length > 0);
    await ask(10, "Добрий день!");
    expect(textsTo(9)).toHaveLength(1);
    expect(textsTo(9)[0]).toContain("червона");
  });

  it("loses nothing when it is killed while it receives and sends, and repeats one message at most", async () => {
    await start();
    let swallowed = 0;
    telegram.fault = (method) => (method === "sendMessage" && swallowed++ === 0 ? "swallow" : "none");
    telegram.say(11, { text: "сукня на 122 є?" });
    await until(() => textsTo(11).length === 1);
    await kill();
    telegram.say(12, { text: "куртки на 134 є?" });
    await start();
    await until(() => textsTo(12).length === 1 && textsTo(11).length >= 1);
    telegram.say(11, { text: "беру першу" });
    await until(() => textsTo(11).some((text) => text.includes("У замовленні")));
    // Telegram took the first one and nobody heard of it: that one may be seen twice, and no other.
    expect(textsTo(11).filter((text) => text.includes("Сукня «Анна», червона: ")).length).toBeLessThanOrEqual(2);
    expect(textsTo(11).at(-1)).toContain("У замовленні");
    expect(textsTo(12)).toHaveLength(1);
  });

  it("waits as long as Telegram says, and goes on", async () => {
    await start();
    let refusals = 0;
    telegram.fault = (method, chatId) =>
      method === "sendMessage" && chatId === "13" && refusals++ === 0 ? { code: 429, retryAfter: 2 } : "none";
    const began = performance.now();
    await ask(13, "Добрий день!");
    expect(performance.now() - began).toBeGreaterThan(2_000);
    expect(textsTo(13)).toHaveLength(1);
  });

  it("takes what a webhook brings, and only with its secret", async () => {
    await start({ TELEGRAM_WEBHOOK_URL: "https://bot.example.com" });
    await until(() => telegram.webhook !== undefined);
    expect(telegram.webhook?.url).toBe("https://bot.example.com/telegram/webhook");
    const update = telegram.say(14, { text: "Добрий день!" });
    const post = (secret: string) =>
      fetch(`http://127.0.0.1:${port}/telegram/webhook`, {
        method: "POST",
        headers: { "X-Telegram-Bot-Api-Secret-Token": secret },
        body: JSON.stringify(update),
      });
    expect((await post("wrong")).status).toBe(401);
    const secret = telegram.webhook?.secret ?? "";
    for (let n = 0; n < 3; n += 1) expect((await post(secret)).status).toBe(200);
    await until(() => textsTo(14).length > 0);
    child?.kill("SIGTERM");
    const [code] = child === undefined ? [1] : await once(child, "exit");
    expect(code).toBe(0);
    expect(textsTo(14)).toHaveLength(1);
  });

  it("says in one line what is wrong: a token nobody knows, a webhook left behind", async () => {
    await expect(start({ TELEGRAM_BOT_TOKEN: "999999:AAsomebody-elses-token" })).rejects.toThrow("@BotFather");
    telegram.webhook = { url: "https://elsewhere.example.com/hook", secret: "x" };
    await expect(start()).rejects.toThrow("telegram webhook delete");
    expect(said).not.toContain(exampleToken);
  });
});
