import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Tool } from "../../nodes/tools/define-tool.ts";
import { type App, createApp } from "../../src/app.ts";
import { connectChannel } from "../../src/channels/connect-channel.ts";
import { connectStaffApp } from "../../src/channels/connect-staff-app.ts";
import type { Config } from "../../src/config/config.ts";
import type { Breakers, CrmPlan, Effect, Log, MediaReaders, Shop } from "../../src/core/index.ts";
import { routes } from "../../src/http/routes.ts";
import { noSettleWindow, type SettleWindow } from "../../src/inbox/settle-window.ts";
import type { Home } from "../../supabase/home/home.ts";
import { exampleToken, type FakeTelegram, type SentMessage, startTelegram } from "../fakes/telegram.ts";
import { freely, openingHours, testConfig } from "./app.ts";
import { freshHome } from "./home.ts";
import { inlineLanes } from "./inline-lanes.ts";
import { person } from "./person.ts";
import { until } from "./until.ts";

export interface TelegramApp {
  readonly app: App;
  readonly telegram: FakeTelegram;
  /** Takes what vendors send over HTTP. */
  fetch(request: Request): Response | Promise<Response>;
  /** The lines for whoever started it. */
  readonly said: readonly string[];
  /** What a chat received, in order. */
  textsTo(chat: number): string[];
  lastTo(chat: number): SentMessage | undefined;
  /** The customer writes, and waits for one more message. */
  ask(chat: number, part: string | object): Promise<string>;
  /** Does it and waits until the chat received one more message. */
  answered(chat: number, does: () => unknown): Promise<string>;
  until(what: () => boolean | Promise<boolean>): Promise<void>;
  /** Everything toward vendors that came of this chat. */
  effects(chat: number | string): Promise<Effect[]>;
  /** A manager's word on the open bill. */
  decide(chat: number, paid: boolean): Promise<string>;
  /** Moves the clock. */
  passTime(byMs: number): void;
  /** A manager writes to the customer. */
  person(chat: number | string, text: string): Promise<void>;
  stop(): Promise<void>;
}

/** The product in one process of the test's own, polling a Bot API with a memory. */
export async function telegramApp(
  of: {
    readonly model?: BaseChatModel;
    readonly tools?: readonly Tool[];
    readonly readers?: MediaReaders;
    readonly shop?: Partial<Shop>;
    readonly env?: Record<string, string>;
    readonly log?: Log;
    /** Of an earlier start. */
    readonly home?: Home;
    /** In place of those that the environment names. */
    readonly helpdesks?: Config["helpdesks"];
    /** In place of the one that the environment names. */
    readonly crm?: CrmPlan;
    /** Otherwise every message is answered as soon as it came. */
    readonly settleWindow?: SettleWindow;
    /** Telegram's own limits as they are, four messages to a chat in five seconds; otherwise there is always a slot. */
    readonly isPaced?: boolean;
    /** Of this home: how long a vendor that fails is left alone. */
    readonly breakers?: Breakers;
  } = {},
): Promise<TelegramApp> {
  const telegram = await startTelegram();
  const read = await testConfig({
    TELEGRAM_BOT_TOKEN: exampleToken,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ...of.env,
  });
  const crm = of.crm ?? read.crm;
  const config: Config = {
    ...read,
    shop: { ...read.shop, ...of.shop },
    readers: of.readers ?? {},
    crm,
    helpdesks: of.helpdesks ?? read.helpdesks,
  };
  const channel = config.channel?.open();
  if (channel === undefined) throw new Error("no channel");
  let ms = openingHours;
  const app = await createApp({
    config,
    home: of.home ?? (await freshHome()),
    now: () => {
      ms += 1_000;
      return new Date(ms);
    },
    channel,
    ...(of.log === undefined ? {} : { log: of.log }),
    settleWindow: of.settleWindow ?? noSettleWindow,
    engine: async () => inlineLanes(),
    limits: {
      ...(of.isPaced ? {} : { budgets: freely }),
      ...(of.breakers === undefined ? {} : { breakers: of.breakers }),
    },
    ...(of.model === undefined ? {} : { model: of.model }),
    ...(of.tools === undefined ? {} : { tools: of.tools }),
  });
  const talks = [connectChannel(channel, app), ...app.staffApps.map((each) => connectStaffApp(each, app))];
  const http = routes({
    ready: async () => undefined,
    served: () => undefined,
    failed: () => undefined,
    refused: () => undefined,
    webhooks: talks.flatMap(({ webhook }) => webhook ?? []),
  });
  await app.work();
  const stopping = new AbortController();
  const said: string[] = [];
  const receiving = talks.map((each) => each.receive(stopping.signal, (line) => said.push(line)));
  let decisions = 0;
  const { textsTo } = telegram;

  const answered = async (chat: number, does: () => unknown): Promise<string> => {
    const before = textsTo(chat).length;
    await does();
    await until(() => textsTo(chat).length > before);
    return textsTo(chat).at(-1) ?? "";
  };
  const conversationOf = (chat: number | string) => app.open({ channel: "telegram", channelChatId: String(chat) });
  const effects = async (chat: number | string): Promise<Effect[]> =>
    (await app.store.effects((await conversationOf(chat)).id))
      .map(({ effect }) => effect)
      .filter(({ kind }) => kind !== "reply.send");

  return {
    app,
    telegram,
    fetch: (request) => http.fetch(request),
    said,
    textsTo,
    until,
    answered,
    effects,
    passTime: (byMs) => {
      ms += byMs;
    },
    lastTo: (chat) => telegram.sent.findLast(({ chatId }) => chatId === String(chat)),
    ask: (chat, part) => answered(chat, () => telegram.say(chat, typeof part === "string" ? { text: part } : part)),
    decide: async (chat, paid) => {
      const { id } = await conversationOf(chat);
      const bill = await app.openBill(id);
      decisions += 1;
      const body = { kind: "payment_decision", billId: bill?.id ?? "none", paid, by: person("manager") } as const;
      const arrival = { conversationId: id, source: "test", externalId: `decision-${decisions}`, body };
      return answered(chat, () => app.accept(arrival));
    },
    person: async (chat, text) => {
      const { id } = await conversationOf(chat);
      decisions += 1;
      const body = { kind: "person_message", text, by: person("manager") } as const;
      await app.accept({ conversationId: id, source: "test", externalId: `person-${decisions}`, body });
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(receiving);
      await app.close();
      await telegram.stop();
    },
  };
}
