import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { compileDesk } from "../graph/graph.ts";
import { holdingLine } from "../graph/holding-line.ts";
import { parkedTurn } from "../graph/parked-turn.ts";
import { runTurn } from "../graph/run-turn.ts";
import { createCrm } from "../integrations/index.ts";
import { loadChatModel } from "../integrations/models/chat-model.ts";
import { createCheckpointer } from "../supabase/checkpoints/checkpointer.ts";
import type { Home, HomeOptions } from "../supabase/home/home.ts";
import { isHomeTrouble } from "../supabase/home/home-trouble.ts";
import { migrate } from "../supabase/home/migrate.ts";
import { wakeForgotten } from "../supabase/jobs/forgotten-lanes.ts";
import { createJobEngine, type LaneEngine } from "../supabase/jobs/job-engine.ts";
import { createSqlChatMappings } from "../supabase/mappings/chat-mappings-sql.ts";
import { createSupabaseChatMappings } from "../supabase/mappings/chat-mappings-supabase.ts";
import { readCatalogueTable } from "../supabase/store/catalogue-table.ts";
import { createGrants } from "../supabase/store/grants.ts";
import { createTables } from "../supabase/store/store.ts";
import { createVendorLimits, type VendorLimits } from "../supabase/vendor-limits/vendor-limits.ts";
import type { Config } from "./config/config.ts";
import {
  type AccessTokens,
  type Breakers,
  type Budgets,
  type ChatMappings,
  type Clock,
  ConfigError,
  type Conversation,
  type ConversationId,
  type Crm,
  type Deliverers,
  type Files,
  type HelpdeskConnection,
  type JobEngine,
  type Log,
  type Metrics,
  type Money,
  noFiles,
  type OAuthClient,
  type OutboxDesk,
  type Store,
  silentLog,
  type Traces,
  type Turn,
} from "./core/index.ts";
import { firstTouchOf, heard, replayUnmapped, stagesBefore } from "./crm/crm.ts";
import { ticketChoice } from "./helpdesk/choose.ts";
import { withHelpdeskFiles } from "./helpdesk/files.ts";
import { type Accepted, type Arrival, createAccept } from "./inbox/accept.ts";
import { defaultSettleWindow, type SettleWindow } from "./inbox/settle-window.ts";
import type { TurnDeps } from "./inbox/turn-worker.ts";
import { createAccessTokens } from "./oauth/access-tokens.ts";
import type { OutboxDeps } from "./outbox/outbox-deps.ts";
import { withWouldDo } from "./outbox/would-do.ts";
import { createCatalogue, type ShopCatalogue } from "./shop/catalogue.ts";
import { productsFromJson } from "./shop/load-catalogue.ts";
import { createMetrics } from "./telemetry/metrics.ts";
import { createTraces } from "./telemetry/traces.ts";
import { reportOf, watcher } from "./telemetry/watcher.ts";
import { queues, startWorkers } from "./work/lanes.ts";

/** The running product: what a channel, a page or a test talks to. */
export interface App {
  readonly config: Config;
  readonly home: Home;
  readonly store: Store;
  /** The outbox as people see it. */
  readonly desk: OutboxDesk;
  readonly breakers: Breakers;
  readonly budgets: Budgets;
  /** Undefined where none is configured. */
  readonly crm: Crm | undefined;
  readonly helpdesk: HelpdeskConnection | undefined;
  /** All of them, the usual one first. */
  readonly helpdesks: readonly HelpdeskConnection[];
  /** What customers and people of the shop sent along, wherever it is kept. */
  readonly files: Files;
  /** Our conversations to the CRM's chats. */
  readonly mappings: ChatMappings;
  readonly migrated: readonly string[];
  readonly metrics: Metrics;
  readonly log: Log;
  /** For what runs by the clock. */
  readonly jobs: JobEngine;
  open(chat: {
    readonly channel: string;
    readonly channelChatId: string;
    readonly username?: string;
  }): Promise<Conversation>;
  /** Stores what arrived and wakes whoever works; the turn runs afterwards. */
  accept(arrival: Arrival): Promise<Accepted>;
  /** From here on this process works on turns and effects, beside others on the same database. */
  work(): Promise<void>;
  /** Resolves once everything accepted is worked through; what vendors have not heard yet may still wait. */
  settle(conversation: ConversationId): Promise<void>;
  /** Everything known of this conversation's customer, gone; what vendors were told stays with them. */
  erase(conversation: ConversationId): Promise<boolean>;
  /** The bill that waits for its money; none once the money was accepted, whatever the turns have come to. */
  openBill(conversation: ConversationId): Promise<{ readonly id: string; readonly due: Money } | undefined>;
  /** The graph's state of one conversation, for people who look inside. */
  stateOf(conversation: ConversationId): Promise<Readonly<Record<string, unknown>>>;
  /** Stops claiming, lets what runs end (`stopTimeoutMs`), releases the rest, closes the home. */
  close(): Promise<void>;
}

export interface AppOptions {
  readonly config: Config;
  /** Already open; it is closed with the app, and when the app cannot start. */
  readonly home: Home;
  readonly now?: Clock;
  readonly model?: BaseChatModel;
  /** Who makes which kinds of effects true; the rest is "would do". */
  readonly deliverers?: (of: { readonly store: Store; readonly files: Files }) => Partial<Deliverers>;
  /** Where the channel keeps what customers send. */
  readonly files?: Files;
  /** How long a burst of messages is waited for. */
  readonly settleWindow?: SettleWindow;
  readonly engine?: (home: Home) => Promise<LaneEngine>;
  /** In place of breakers and budgets that all processes share. */
  readonly limits?: Partial<VendorLimits>;
  readonly log?: Log;
  readonly metrics?: Metrics;
  readonly traces?: Traces;
}

/** SIGTERM to exit is promised within 20 s: this for what runs, the rest for closing. */
const stopTimeoutMs = 15_000;
const settlePollMs = 4;
/** How often somebody looks for lanes that nobody works on. */
const sweepMs = 60_000;
/** Longer than a good model needs, shorter than anybody's patience with a silent chat. */
const holdingAfterMs = 10_000;

/** Puts everything together. This is the one place that knows every part. */
export async function createApp({ config, home, now = () => new Date(), ...options }: AppOptions): Promise<App> {
  let engine: LaneEngine | undefined;
  try {
    const { applied } = await migrate(home);
    const log = options.log ?? silentLog;
    const traces = options.traces ?? createTraces();
    engine = await (options.engine ?? ((of) => createJobEngine(of, { queues, report: reportOf(log) })))(home);
    const { wakeIn } = engine;
    const { store, deliveries, desk } = createTables(home, { wakeIn, trace: () => traces.current() });
    const metrics = options.metrics ?? createMetrics({ collect: () => waitingOf(desk) });
    const watch = watcher(log, metrics);
    const limits = { ...createVendorLimits(home), ...options.limits };
    const checkpointer = createCheckpointer(home);
    const { shop } = config;
    const catalogue = config.catalogue ?? (await catalogueOfTable(home, shop.currency));
    const graph = compileDesk(
      {
        shop,
        catalogue,
        categories: catalogue.categories(),
        model: options.model ?? (await modelOf(config)),
        memory: store,
        outbox: store,
        readers: config.readers,
        ...(options.files === undefined ? {} : { files: options.files }),
      },
      checkpointer,
    );
    const conversationOf = async (turn: Turn): Promise<Conversation> => {
      const found = await store.conversation(turn.conversationId);
      if (found === undefined) throw new Error(`turn ${turn.id} belongs to no conversation`);
      return found;
    };
    const turns: TurnDeps = {
      store,
      lanes: deliveries,
      window: options.settleWindow ?? defaultSettleWindow,
      isHomeTrouble,
      traces,
      report: watch.inbox,
      run: async (turn, lost) => {
        const { customerId, channel } = await conversationOf(turn);
        return runTurn(graph, turn, { customerId, channel }, lost);
      },
      park: async (turn) => parkedTurn(turn, { shop, language: (await conversationOf(turn)).language }),
      after: (turn) => checkpointer.prune(turn.conversationId),
      holding: {
        afterMs: holdingAfterMs,
        line: async (turn) => holdingLine(turn, { shop, language: (await conversationOf(turn)).language }),
      },
    };
    const accept = createAccept({ store, now, traces, report: watch.inbox });
    const mappings = mappingsOf(config, home);
    const crm =
      config.crm &&
      createCrm(config.crm, {
        mappings,
        shop,
        conversationOf: store.conversation,
        stagesBefore: stagesBefore(store),
        firstTouchOf: firstTouchOf(store, desk),
        heard: heard(accept),
        mapped: (id) => replayUnmapped(desk, id),
      });
    const grants = createGrants(home);
    const tokens: ReturnType<typeof createAccessTokens>[] = [];
    const tokensOf = (client: OAuthClient): AccessTokens => {
      const made = createAccessTokens(client, grants);
      tokens.push(made);
      return made;
    };
    const [helpdesk, ...others] = Object.values(config.helpdesks).map(({ open }) => open({ tokensOf }));
    const helpdesks = helpdesk === undefined ? [] : [helpdesk, ...others];
    const files = withHelpdeskFiles(options.files ?? noFiles, helpdesks);
    const tickets = helpdesk && ticketChoice([helpdesk, ...others], { store, files, fields: shop.helpdesk.fields });
    const outbox: OutboxDeps = {
      ...limits,
      alarm: async (body, { conversationId, key }) => {
        await accept({ conversationId, source: "outbox", externalId: `alarm/${key}/${randomUUID()}`, body });
      },
      customerGone: async ({ conversationId, key }) => {
        const body = { kind: "customer_left" } as const;
        await accept({ conversationId, source: "outbox", externalId: `left/${key}`, body });
      },
      deliveries,
      deliverers: withWouldDo({ ...crm?.deliverers, ...tickets, ...options.deliverers?.({ store, files }) }),
      traces,
      report: watch.outbox,
    };
    const working = engine;
    let isWorking = false;
    let sweep: NodeJS.Timeout | undefined;
    return {
      config,
      home,
      store,
      desk,
      breakers: limits.breakers,
      budgets: limits.budgets,
      crm,
      helpdesk,
      helpdesks,
      files,
      mappings,
      migrated: applied,
      metrics,
      log,
      jobs: working,
      open: (chat) => store.openConversation(chat),
      accept,
      work: async () => {
        isWorking = true;
        await startWorkers(working, turns, outbox);
        await wakeForgotten(home, working);
        sweep = setInterval(() => void wakeForgotten(home, working).catch(reportOf(log)), sweepMs);
        sweep.unref();
      },
      settle: async (conversation) => {
        if (!isWorking && home.kind !== "postgres") throw new Error("Nobody works here: call work() first.");
        while (await store.isBusy(conversation)) await setTimeout(settlePollMs);
      },
      erase: async (conversation) => {
        const known = await store.conversation(conversation);
        // First where it may fail: the other way round nothing would be left to find it by.
        if (known !== undefined) await mappings.forget(known.customerId);
        return store.erase(conversation);
      },
      openBill: async (conversation) => {
        const { values } = await graph.getState({ configurable: { thread_id: conversation } });
        const { bill = null } = values;
        if (bill === null || bill.status === "paid") return undefined;
        // The state knows of a payment only after its turn, which may have to wait for another.
        return (await store.hasPayment(conversation, bill.id)) ? undefined : { id: bill.id, due: bill.due };
      },
      stateOf: async (conversation) => (await graph.getState({ configurable: { thread_id: conversation } })).values,
      close: async () => {
        clearInterval(sweep);
        await working.stop(stopTimeoutMs);
        // A renewed key that nobody wrote down would be lost, and the old one is over.
        await Promise.all(tokens.map((each) => each.settled()));
        await home.close();
      },
    };
  } catch (error) {
    await engine?.stop(0);
    await home.close();
    throw error;
  }
}

async function waitingOf(desk: OutboxDesk) {
  return { inboxWaiting: await desk.inboxWaiting(), outbox: await desk.counts() };
}

/** Without a Supabase project of its own, the same table of the home database, by SQL. */
const mappingsOf = ({ supabase, tenant }: Config, home: Home): ChatMappings =>
  supabase === undefined
    ? createSqlChatMappings(home)
    : createSupabaseChatMappings({ url: supabase.url, key: supabase.key.reveal(), tenant });

async function catalogueOfTable(home: Home, currency: string): Promise<ShopCatalogue> {
  const loaded = productsFromJson(await readCatalogueTable(home), "table", currency);
  if ("problems" in loaded) throw new ConfigError(loaded.problems);
  return createCatalogue(loaded.products, currency);
}

/** Where the configuration says that data live. */
export const homeOf = (config: Config): HomeOptions =>
  config.databaseUrl === undefined
    ? { kind: "embedded", dir: config.homeDir, tenant: config.tenant }
    : { kind: "postgres", url: config.databaseUrl.reveal(), tenant: config.tenant };

async function modelOf(config: Config): Promise<BaseChatModel> {
  if (config.chatModel !== undefined) return config.chatModel;
  if (config.model === "rehearsal") {
    // Loaded only when it is used: it is an entry of its own.
    const { RehearsalModel } = await import("../integrations/rehearsal/index.ts");
    return new RehearsalModel({});
  }
  const model = await loadChatModel(config.model);
  if (model.bindTools === undefined) {
    throw new ConfigError([`DESKGRAPH_MODEL: "${config.model}" cannot call tools; choose a model that can`]);
  }
  return model;
}
