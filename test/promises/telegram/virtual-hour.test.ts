import { expect, it } from "vitest";
import { createTelegramApi } from "../../../integrations/telegram/api.ts";
import { limit, sendReply, vendor } from "../../../integrations/telegram/send-reply.ts";
import { createShowWorking } from "../../../integrations/telegram/show-working.ts";
import {
  conversationId,
  type DeliveryContext,
  type EffectOf,
  effectKeyOf,
  laneOf,
  noFiles,
  Secret,
  turnId,
} from "../../../src/core/index.ts";
import { Busy, pacer } from "../../../src/outbox/pacer.ts";
import { createVendorLimits } from "../../../supabase/vendor-limits/vendor-limits.ts";
import { exampleToken, startTelegram } from "../../fakes/telegram.ts";
import { freshHome } from "../../kit/home.ts";
import { inSmall } from "../../kit/in-small.ts";
import { memorySentFiles } from "../../kit/memory-sent-files.ts";
import { seededRandom } from "../../kit/seeded-random.ts";

const hourMs = 3_600_000;

interface Burst {
  readonly atMs: number;
  readonly count: number;
  readonly thoughtMs: number;
}

/** Time that passes when everybody waits, and not before: one task at a time runs until it waits or ends. */
function virtualTime() {
  let nowMs = Date.parse("2026-01-14T08:00:00.000Z");
  const sleepers: { readonly atMs: number; readonly order: number; readonly wake: () => void }[] = [];
  let order = 0;
  let rest: () => void = () => undefined;
  const wait = (ms: number): Promise<void> =>
    new Promise((wake) => {
      order += 1;
      sleepers.push({ atMs: nowMs + Math.max(0, ms), order, wake });
      rest();
    });
  return {
    now: () => nowMs,
    wait,
    run: async (tasks: readonly (() => Promise<void>)[]): Promise<void> => {
      let failed: unknown;
      for (const task of tasks) {
        await new Promise<void>((resting) => {
          rest = resting;
          task()
            .catch((error: unknown) => (failed = error))
            .finally(() => rest());
        });
      }
      while (sleepers.length > 0 && failed === undefined) {
        sleepers.sort((a, b) => b.atMs - a.atMs || b.order - a.order);
        const next = sleepers.pop();
        if (next === undefined) break;
        nowMs = next.atMs;
        await new Promise<void>((resting) => {
          rest = resting;
          next.wake();
        });
      }
      if (failed !== undefined) throw failed;
    },
  };
}

it.each([
  { chatCount: inSmall(100, 1_000), longestThoughtMs: 0, seen: "answers alone" },
  // A turn of a model that takes its time: "typing" is shown more than once.
  { chatCount: inSmall(40, 150), longestThoughtMs: 12_000, seen: '"typing" before each answer' },
])(
  "an hour of $chatCount chats with $seen, a rush in it: never told to slow down, nothing lost, every chat in order",
  async ({ chatCount, longestThoughtMs }) => {
    const time = virtualTime();
    const telegram = await startTelegram({ floodClock: time.now });
    const { budgets } = createVendorLimits(await freshHome(), { now: () => new Date(time.now()) });
    const random = seededRandom(7);
    const api = createTelegramApi({ token: new Secret(exampleToken), apiRoot: telegram.apiRoot });
    const deliverer = sendReply({
      owners: undefined,
      connectedAccount: async () => undefined,
      sentFiles: memorySentFiles(),
      pictures: { account: "telegram/1", broken: new Map() },
      now: () => new Date(),
      api,
      files: noFiles,
      chatOf: async (id) => ({ channel: "telegram", channelChatId: id.replace("c_", "") }),
    });
    const lost = new AbortController().signal;
    let slowDowns = 0;
    const busy = new Set<string>();
    const showWorking = createShowWorking({
      api,
      isBusy: async (id) => busy.has(id),
      hasSlot: async () => (await budgets.take(vendor, limit, 0)).granted,
      wait: time.wait,
    });

    /** One chat's replies through the hour: some alone, some in a burst, one in the rush that everybody is in. */
    const chat = (n: number, bursts: readonly Burst[]) => async (): Promise<void> => {
      const conversation = conversationId(`c_${n}`);
      const lane = laneOf(conversation, "reply.send");
      const beganMs = time.now();
      let sentCount = 0;
      for (const { atMs, count, thoughtMs } of bursts) {
        await time.wait(beganMs + atMs - time.now());
        busy.add(conversation);
        await time.wait(thoughtMs);
        for (let k = 0; k < count; k += 1) {
          sentCount += 1;
          await sendOne(conversation, lane, `${sentCount}`);
        }
        busy.delete(conversation);
      }
    };

    /** What the customer sees meanwhile, begun where the message arrives. */
    const signs = (n: number, bursts: readonly Burst[]) => async (): Promise<void> => {
      const beganMs = time.now();
      for (const { atMs } of bursts) {
        await time.wait(beganMs + atMs - time.now());
        await showWorking(`${n}`, { chatId: n }, conversationId(`c_${n}`));
      }
    };

    const burstsOf = (): readonly Burst[] =>
      [
        { atMs: random() * hourMs, count: 1 + Math.floor(random() * 6) },
        { atMs: hourMs / 2, count: 1 },
      ]
        .map((burst) => ({ ...burst, thoughtMs: random() * longestThoughtMs }))
        .toSorted((a, b) => a.atMs - b.atMs);

    async function sendOne(
      conversation: ReturnType<typeof conversationId>,
      lane: ReturnType<typeof laneOf>,
      text: string,
    ) {
      const pace = pacer(budgets, deliverer, { lane, lost, stopping: lost }, time.wait);
      const effect: EffectOf<"reply.send"> = {
        kind: "reply.send",
        conversationId: conversation,
        lane,
        turnId: turnId("t"),
        node: "test",
        key: effectKeyOf({ thread: conversation, turn: "t", node: "test", kind: "reply.send", subject: text }),
        payload: { reply: { id: text, turnId: "t", kind: "plain", text }, epoch: 0, by: "ai" },
      };
      const context: DeliveryContext = {
        attempt: 1,
        ageMs: 0,
        signal: lost,
        partsDone: 0,
        pace,
        renewSlot: pace.renew,
        nextPart: pace,
      };
      for (;;) {
        try {
          await pace();
        } catch (error) {
          if (!(error instanceof Busy)) throw error;
          await time.wait(error.againInMs);
          continue;
        }
        const result = await deliverer.deliver(effect, context);
        if (result.outcome === "done") return;
        if (result.outcome !== "retry") throw new Error(`${result.outcome} ${result.code}`);
        slowDowns += 1;
        await time.wait(result.afterMs ?? 1_000);
      }
    }

    try {
      await time.run(
        Array.from({ length: chatCount }, (_, at) => {
          const [n, bursts] = [at + 1, burstsOf()] as const;
          return longestThoughtMs === 0 ? [chat(n, bursts)] : [chat(n, bursts), signs(n, bursts)];
        }).flat(),
      );
      expect({ floods: telegram.floods, slowDowns }).toEqual({ floods: 0, slowDowns: 0 });
      const received = Map.groupBy(telegram.sent, ({ chatId }) => chatId);
      expect(received.size).toBe(chatCount);
      for (const messages of received.values()) {
        expect(messages.map(({ text }) => text)).toEqual(messages.map((_, at) => `${at + 1}`));
      }
      expect(telegram.sent.length).toBeGreaterThan(chatCount * 2);
      const signCount = telegram.calls.filter((call) => call === "sendChatAction").length;
      expect(signCount > chatCount).toBe(longestThoughtMs > 0);
      expect(telegram.calls).not.toContain("sendMessageDraft");
    } finally {
      await telegram.stop();
    }
  },
);
