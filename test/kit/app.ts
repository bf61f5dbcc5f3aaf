import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { billSchema } from "../../nodes/sale/bill.ts";
import type { Tool } from "../../nodes/tools/define-tool.ts";
import { type App, createApp } from "../../src/app.ts";
import { type Config, loadConfig } from "../../src/config/config.ts";
import type {
  Budgets,
  Conversation,
  CrmPlan,
  Effect,
  Files,
  InboundBody,
  Log,
  ModelWatch,
  Passage,
  Reply,
  Shop,
} from "../../src/core/index.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import type { Home } from "../../supabase/home/home.ts";
import type { LaneEngine } from "../../supabase/jobs/job-engine.ts";
import { freshHome } from "./home.ts";
import { inlineLanes } from "./inline-lanes.ts";
import { person } from "./person.ts";

export interface TestChat {
  readonly app: App;
  readonly conversation: Conversation;
  /** Sends one message, runs the turn, answers what the customer read. */
  say(text: string): Promise<string[]>;
  photo(): Promise<string[]>;
  asManager(body: InboundBody): Promise<string[]>;
  /** Moves the clock, for messages that come past `say`. */
  passTime(byMs: number): void;
  /** A person's word on the open bill. */
  decide(paid: boolean, billId?: string): Promise<string[]>;
  /** Everything toward vendors so far, in order; replies are not among them. */
  effects(): Promise<Effect[]>;
  replies(): Promise<Reply[]>;
}

/** A Wednesday, 10:00 in Kyiv. */
export const openingHours = Date.parse("2026-01-14T08:00:00.000Z");

/** Limits nobody in a test waits for. */
export const freely: Budgets = {
  take: async () => ({ granted: true, waitMs: 0 }),
  pause: async () => undefined,
  pausedForMs: async () => 0,
};

/** The demo shop and nothing from this machine's environment. */
export const testConfig = (env: Record<string, string> = {}): Promise<Config> => loadConfig({ env, cwd: tmpdir() });

const withoutQueue = (left: string, engine: LaneEngine): LaneEngine => ({
  ...engine,
  work: async (queue, ...rest) => (queue === left ? undefined : engine.work(queue, ...rest)),
});

/** The whole product on an embedded home, talked to as a customer. Its clock moves half a minute a message. */
export async function testChat(
  options: {
    readonly model?: BaseChatModel;
    readonly tools?: readonly Tool[];
    readonly modelWatch?: ModelWatch;
    /** What its files say, in place of the demo shop's. */
    readonly passages?: readonly Passage[];
    readonly customer?: string;
    readonly channel?: string;
    readonly username?: string | null;
    readonly env?: Record<string, string>;
    readonly shop?: Partial<Shop>;
    /** In place of the one that the environment names. */
    readonly crm?: CrmPlan;
    /** What customers sent. */
    readonly files?: Files;
    /** People of the shop hear of a matter. */
    readonly isStaffed?: true;
    /** Replies wait, as where the channel is away. */
    readonly isMute?: true;
    /** Vendors' own limits as they are; otherwise nobody waits for a slot. */
    readonly isPaced?: boolean;
    readonly log?: Log;
    /** Of another process, or of an earlier start. */
    readonly home?: Home;
  } = {},
): Promise<TestChat> {
  let ms = openingHours;
  let count = 0;
  const read = await testConfig(options.env);
  const config = {
    ...read,
    shop: { ...read.shop, ...options.shop },
    crm: options.crm ?? read.crm,
    passages: options.passages ?? read.passages,
  };
  const username = options.username === undefined ? "client_one" : options.username;
  const app = await createApp({
    config,
    home: options.home ?? (await freshHome()),
    now: () => new Date(ms),
    settleWindow: noSettleWindow,
    engine: async () => (options.isMute ? withoutQueue("reply", inlineLanes()) : inlineLanes()),
    ...(options.isPaced ? {} : { limits: { budgets: freely } }),
    ...(options.log === undefined ? {} : { log: options.log }),
    ...(options.model === undefined ? {} : { model: options.model }),
    ...(options.isStaffed === undefined ? {} : { isStaffed: options.isStaffed }),
    ...(options.files === undefined ? {} : { files: options.files }),
    ...(options.tools === undefined ? {} : { tools: options.tools }),
    ...(options.modelWatch === undefined ? {} : { modelWatch: options.modelWatch }),
  });
  await app.work();
  const conversation = await app.open({
    channel: options.channel ?? "test",
    channelChatId: options.customer ?? "1",
    ...(username === null ? {} : { username }),
  });
  let seen = 0;

  const arrive = async (body: InboundBody): Promise<string[]> => {
    ms += 30_000;
    count += 1;
    // On a home of somebody else's the small numbers are taken.
    const externalId = options.home === undefined ? String(count) : randomUUID();
    await app.accept({ conversationId: conversation.id, source: "test", externalId, body });
    await app.settle(conversation.id);
    const fresh = await app.store.effects(conversation.id, seen);
    seen = fresh.at(-1)?.seq ?? seen;
    return fresh.flatMap(({ effect }) => (effect.kind === "reply.send" ? [effect.payload.reply.text] : []));
  };
  const all = async (): Promise<Effect[]> => (await app.store.effects(conversation.id)).map(({ effect }) => effect);
  return {
    app,
    conversation,
    say: (text) => arrive({ kind: "message", text, attachments: [] }),
    photo: () => arrive({ kind: "message", text: "", attachments: [{ kind: "photo", ref: "test:1" }] }),
    asManager: arrive,
    passTime: (byMs) => {
      ms += byMs;
    },
    decide: async (paid, billId) => {
      const open = billSchema.nullable().parse((await app.stateOf(conversation.id))["bill"]);
      return arrive({ kind: "payment_decision", billId: billId ?? open?.id ?? "none", paid, by: person("manager") });
    },
    effects: async () => (await all()).filter(({ kind }) => kind !== "reply.send"),
    replies: async () =>
      (await all()).flatMap((effect) => (effect.kind === "reply.send" ? [effect.payload.reply] : [])),
  };
}
