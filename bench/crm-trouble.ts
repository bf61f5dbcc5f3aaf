/**
 * The CRM misbehaves in every way it can, and the customer's answers come as fast as ever: the time from a message's
 * acceptance to its reply's delivery, calm and with each fault, in turns in one run. A ratio is of the p95 over all
 * rounds.
 */
import { crms } from "../integrations/index.ts";
import { type App, createApp } from "../src/app.ts";
import { loadConfig } from "../src/config/config.ts";
import { type Deliverer, isMissing, tenantId } from "../src/core/index.ts";
import { noSettleWindow } from "../src/inbox/settle-window.ts";
import { openHome } from "../supabase/home/home.ts";
import { type FakeSitniks, type Fault, startSitniks } from "../test/fakes/sitniks.ts";
import { startPostgres } from "../test/kit/postgres.ts";

/** Short ones in quick turns: what else the machine does falls on both alike. */
const rounds = 30;
const chatsPerRound = 2;
const questions = ["сукня на 122 є?", "беру першу", "а доставка скільки?", "покличте людину"];
const allowedRatio = 1.05;
/** Two noisy cores: the p95 of equal things differs by this much here. */
const noise = 1.15;

const faults: Readonly<Record<string, Fault>> = {
  calm: "none",
  hangs: "hang",
  "slow (30 s)": { delayMs: 30_000 },
  "500": { status: 500 },
  "429": { status: 429 },
  "403": { status: 403 },
  "401": { status: 401 },
  HTML: { status: 200, body: "<html>" },
  "reset after applying": "lose",
};

const server = await startPostgres();
const config = await loadConfig({ env: {} });

interface Shop {
  readonly app: App;
  readonly sitniks: FakeSitniks;
  readonly delivered: Map<string, () => void>;
}

async function open(name: string, fault: Fault): Promise<Shop> {
  const delivered = new Map<string, () => void>();
  const sitniks = await startSitniks();
  sitniks.fault = () => fault;
  const replies: Deliverer<"reply.send"> = {
    deliver: async ({ conversationId }) => {
      delivered.get(conversationId)?.();
      return { outcome: "done", receipt: {} };
    },
  };
  const tenant = tenantId("bench");
  const crm = crms.sitniks.plan({ SNITKIX_API_URL: sitniks.host, SNITKIX_API_KEY: sitniks.apiKey }, {});
  if (isMissing(crm)) throw new Error("the CRM's variables are missing");
  const app = await createApp({
    config: { ...config, tenant, crm },
    home: await openHome({ kind: "postgres", url: await server.createDatabase(name), tenant }),
    settleWindow: noSettleWindow,
    deliverers: () => ({ "reply.send": replies }),
  });
  await app.work();
  return { app, sitniks, delivered };
}

/** Waits in milliseconds of one round: some chats, a few questions each, one after the other. */
async function round({ app, sitniks, delivered }: Shop, n: number): Promise<number[]> {
  const waits: number[] = [];
  for (let chat = 0; chat < chatsPerRound; chat += 1) {
    const channelChatId = `${n}/${chat}`;
    sitniks.addChat({ initialSource: "telegram", userId: channelChatId });
    const { id } = await app.open({ channel: "telegram", channelChatId });
    for (const [at, text] of questions.entries()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      delivered.set(id, resolve);
      const started = performance.now();
      const body = { kind: "message", text, attachments: [] } as const;
      await app.accept({ conversationId: id, source: "bench", externalId: `${channelChatId}/${at}`, body });
      await promise;
      waits.push(performance.now() - started);
    }
  }
  return waits;
}

const quantile = (of: readonly number[], share: number): number =>
  [...of].sort((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * share))] ?? 0;

let worst = 0;
for (const [name, fault] of Object.entries(faults)) {
  if (name === "calm") continue;
  const tag = name.replaceAll(/\W/g, "_").toLowerCase();
  const [calm, faulty] = [await open(`calm_${tag}`, "none"), await open(tag, fault)];
  for (const shop of [calm, faulty]) await round(shop, -1);
  const [ofCalm, ofFaulty]: [number[], number[]] = [[], []];
  for (let n = 0; n < rounds; n += 1) {
    const turns = [
      async () => ofCalm.push(...(await round(calm, n))),
      async () => ofFaulty.push(...(await round(faulty, n))),
    ];
    for (const turn of n % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  const [calmMs, faultyMs] = [quantile(ofCalm, 0.95), quantile(ofFaulty, 0.95)];
  const ratio = faultyMs / calmMs;
  worst = Math.max(worst, ratio);
  process.stdout.write(
    `${name.padEnd(22)} reply p95 ${faultyMs.toFixed(1)} ms, calm ${calmMs.toFixed(1)} ms: ${ratio.toFixed(2)}   (goal: at most ${allowedRatio})\n`,
  );
  for (const { app, sitniks } of [calm, faulty]) {
    // What hangs is let go, so that closing need not wait for it.
    await sitniks.stop();
    await app.close();
  }
}
await server.stop();
process.exit(worst <= allowedRatio * noise ? 0 : 1);
