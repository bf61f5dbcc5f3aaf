/**
 * No reply waits for a vendor: the time from a message's acceptance to its reply's delivery, with all vendors calm and
 * with all of them hanging, in turns in one run. The ratio is the median over the rounds of each round's p95 ratio.
 */
import { type App, createApp } from "../src/app.ts";
import { loadConfig } from "../src/config/config.ts";
import { type Deliverer, type DeliveryResult, tenantId } from "../src/core/index.ts";
import { noSettleWindow } from "../src/inbox/settle-window.ts";
import { openHome } from "../supabase/home/home.ts";
import { startPostgres } from "../test/kit/postgres.ts";

const rounds = 9;
const chatsPerRound = 12;
const questions = ["сукня на 122 є?", "беру першу", "а доставка скільки?", "покличте людину"];
const allowedRatio = 1.05;
/** Two noisy cores: medians of equal things differ by this much here. */
const noise = 1.1;

const server = await startPostgres();
const config = await loadConfig({ env: {} });

/** For every kind alike. */
interface Vendor {
  readonly vendor: string;
  deliver(): Promise<DeliveryResult>;
}

async function open(name: string, vendor: Vendor): Promise<{ app: App; delivered: Map<string, () => void> }> {
  const delivered = new Map<string, () => void>();
  const replies: Deliverer<"reply.send"> = {
    deliver: async ({ conversationId }) => {
      delivered.get(conversationId)?.();
      return { outcome: "done", receipt: {} };
    },
  };
  const tenant = tenantId("bench");
  const app = await createApp({
    config: { ...config, tenant },
    home: await openHome({ kind: "postgres", url: await server.createDatabase(name), tenant }),
    settleWindow: noSettleWindow,
    deliverers: () => ({
      "crm.first_touch": vendor,
      "crm.status": vendor,
      "crm.assign": vendor,
      "crm.order": vendor,
      "ticket.open": vendor,
      "ticket.note": vendor,
      "staff.post": vendor,
      "reply.send": replies,
    }),
  });
  await app.work();
  return { app, delivered };
}

const calm = await open("calm", { vendor: "calm", deliver: async () => ({ outcome: "done", receipt: {} }) });
const hanging = await open("hanging", { vendor: "hanging", deliver: () => new Promise(() => undefined) });

/** Waits in milliseconds of one round: some chats, a few questions each, one after the other. */
async function round({ app, delivered }: typeof calm, n: number): Promise<number[]> {
  const waits: number[] = [];
  for (let chat = 0; chat < chatsPerRound; chat += 1) {
    const { id } = await app.open({ channel: "bench", channelChatId: `${n}/${chat}` });
    for (const [at, text] of questions.entries()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      delivered.set(id, resolve);
      const started = performance.now();
      const body = { kind: "message", text, attachments: [] } as const;
      await app.accept({ conversationId: id, source: "bench", externalId: `${n}/${chat}/${at}`, body });
      await promise;
      waits.push(performance.now() - started);
    }
  }
  return waits;
}

const quantile = (of: readonly number[], share: number): number =>
  [...of].sort((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * share))] ?? 0;

await round(calm, -1);
await round(hanging, -1);
const ratios: number[] = [];
const all = { calm: [] as number[], hanging: [] as number[] };
for (let n = 0; n < rounds; n += 1) {
  const order = n % 2 === 0 ? ([calm, hanging] as const) : ([hanging, calm] as const);
  const first = await round(order[0], n);
  const second = await round(order[1], n);
  const [ofCalm, ofHanging] = n % 2 === 0 ? [first, second] : [second, first];
  all.calm.push(...ofCalm);
  all.hanging.push(...ofHanging);
  ratios.push(quantile(ofHanging, 0.95) / quantile(ofCalm, 0.95));
}
const ratio = quantile(ratios, 0.5);
const ms = (of: readonly number[]): string => `${quantile(of, 0.95).toFixed(1)} ms`;
process.stdout.write(
  `reply p95  calm ${ms(all.calm)}   hanging ${ms(all.hanging)}   ratio ${ratio.toFixed(2)}   (goal: at most ${allowedRatio})\n`,
);
await Promise.all([calm.app.close(), hanging.app.close()]);
await server.stop();
process.exit(ratio <= allowedRatio * noise ? 0 : 1);
