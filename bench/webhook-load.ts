/**
 * Telegram's webhook under load, against the product as a shop runs it (one process, Postgres, replies to a Bot API on
 * loopback): first 200 chats while the model thinks for a minute, then 1,500 updates a second for 20 seconds. Telegram
 * has at most 100 connections and sends a chat's updates one after the other.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exampleToken, startTelegram } from "../test/fakes/telegram.ts";
import { freePort, startPostgres } from "../test/kit/postgres.ts";

const chatCount = 200;
const thinkMs = 60_000;
/** All of it happens while the first answers are still being thought of. */
const calmSpanMs = 40_000;
const updatesPerSecond = 1_500;
const seconds = 20;
const loadedChats = 3_000;
const connections = 100;

const dir = mkdtempSync(join(tmpdir(), "deskgraph-bench-"));
writeFileSync(
  join(dir, "deskgraph.config.ts"),
  `export default {
  chatModel: {
    bindTools() { return this; },
    invoke: (_, { signal } = {}) => new Promise((_, reject) => {
      const timer = setTimeout(() => reject(new Error("thought enough")), ${thinkMs});
      signal?.addEventListener("abort", () => { clearTimeout(timer); reject(new Error("thought too long")); });
    }),
  },
};
`,
);
const server = await startPostgres();
const telegram = await startTelegram();
const port = await freePort();
const product = spawn(process.execPath, [fileURLToPath(new URL("../src/cli/bin.mjs", import.meta.url)), "start"], {
  cwd: dir,
  env: {
    PATH: process.env["PATH"],
    PORT: `${port}`,
    DATABASE_URL: await server.createDatabase("bench"),
    DESKGRAPH_LOG: "error",
    TELEGRAM_BOT_TOKEN: exampleToken,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_WEBHOOK_URL: "https://bot.example.com",
  },
  stdio: ["ignore", "inherit", "inherit"],
});
const agent = new Agent({ keepAlive: true, maxSockets: connections });

let updateId = 0;
/** Posts one message of a chat; answers the status and how long it took. */
function post(chat: number): Promise<{ readonly status: number; readonly ms: number }> {
  updateId += 1;
  const update = {
    update_id: updateId,
    message: {
      message_id: updateId,
      date: 1,
      text: `сукня на 122 є? ${updateId}`,
      chat: { id: chat, type: "private" },
      from: { id: chat, is_bot: false, first_name: "О", language_code: "uk" },
    },
  };
  const startedMs = performance.now();
  return new Promise((resolve) => {
    const call = request(
      `http://127.0.0.1:${port}/telegram/webhook`,
      {
        method: "POST",
        agent,
        headers: {
          "content-type": "application/json",
          "X-Telegram-Bot-Api-Secret-Token": telegram.webhook?.secret ?? "",
        },
      },
      (response) => {
        response.resume();
        response.on("end", () => resolve({ status: response.statusCode ?? 0, ms: performance.now() - startedMs }));
      },
    );
    call.on("error", () => resolve({ status: 0, ms: performance.now() - startedMs }));
    call.end(JSON.stringify(update));
  });
}

const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

function tell(
  what: string,
  answers: readonly { readonly status: number; readonly ms: number }[],
  tookMs: number,
): number {
  const times = answers.map(({ ms }) => ms);
  const refused = answers.filter(({ status }) => status !== 200).length;
  const rate = (answers.length / tookMs) * 1_000;
  process.stdout.write(
    `${what.padEnd(44)} ${answers.length} updates, ${rate.toFixed(0)}/s, p50 ${percentile(times, 0.5).toFixed(1)} ms, ` +
      `p99 ${percentile(times, 0.99).toFixed(1)} ms, not taken ${refused}\n`,
  );
  return refused;
}

try {
  while (telegram.webhook === undefined) await new Promise((resolve) => setTimeout(resolve, 50));

  // Each chat writes at its own moments, twice, while nobody's answer is ready yet.
  const calmStart = performance.now();
  const calm = await Promise.all(
    Array.from({ length: chatCount * 2 }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, (n / (chatCount * 2)) * calmSpanMs));
      return post((n % chatCount) + 1);
    }),
  );
  const calmMs = performance.now() - calmStart;
  const calmRefused = tell(`${chatCount} chats, the model takes a minute`, calm, calmMs);

  const loaded: { readonly status: number; readonly ms: number }[] = [];
  const loadStart = performance.now();
  let sent = 0;
  const inFlight = new Set<Promise<void>>();
  while (performance.now() - loadStart < seconds * 1_000) {
    const due = Math.floor(((performance.now() - loadStart) / 1_000) * updatesPerSecond);
    for (; sent < due; sent += 1) {
      const posted = post(1_000 + (sent % loadedChats)).then((answer) => void loaded.push(answer));
      inFlight.add(posted);
      void posted.finally(() => inFlight.delete(posted));
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(inFlight);
  const loadRefused = tell(
    `${updatesPerSecond} updates a second for ${seconds} s`,
    loaded,
    performance.now() - loadStart,
  );
  const calmP99 = percentile(
    calm.map(({ ms }) => ms),
    0.99,
  );
  process.exitCode = calmRefused + loadRefused === 0 && calmP99 <= 50 ? 0 : 1;
} finally {
  agent.destroy();
  product.kill("SIGKILL");
  await once(product, "exit");
  await telegram.stop();
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}
