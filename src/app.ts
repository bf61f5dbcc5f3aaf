import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { conversationState, findOpenBill, rememberedBill } from "../graph/conversation-state.ts";
import type { DeskGraph } from "../graph/graph.ts";
import type { Tool } from "../nodes/tools/define-tool.ts";
import { createCheckpointer } from "../supabase/checkpoints/checkpointer.ts";
import type { Home, HomeOptions } from "../supabase/home/home.ts";
import { readHomeSecret } from "../supabase/home/home-secret.ts";
import { migrate } from "../supabase/home/migrate.ts";
import { createJobEngine, type LaneEngine } from "../supabase/jobs/job-engine.ts";
import { createChatMappings } from "../supabase/mappings/chat-mappings.ts";
import { createGrants } from "../supabase/store/grants.ts";
import { createSentFiles } from "../supabase/store/sent-files.ts";
import { createStaffPlaces } from "../supabase/store/staff-places.ts";
import { createStock } from "../supabase/store/stock.ts";
import { createTables } from "../supabase/store/store.ts";
import { createTrims } from "../supabase/store/trims.ts";
import { createVendorLimits, type VendorLimits } from "../supabase/vendor-limits/vendor-limits.ts";
import { createStaffHost } from "./channels/staff-host.ts";
import type { Config } from "./config/config.ts";
import {
  type Breakers,
  type Budgets,
  type Channel,
  type ChatMappings,
  type Clock,
  type Conversation,
  type ConversationId,
  type Crm,
  type Deliverers,
  type Erased,
  type Files,
  type HelpdeskConnection,
  type JobEngine,
  type Log,
  type Metrics,
  type ModelWatch,
  type Money,
  noFiles,
  type OutboxDesk,
  orderId,
  type ScheduleRuns,
  type StaffHost,
  type Stock,
  type Store,
  silentLog,
  staffLanguageOf,
  type Timers,
  type Traces,
} from "./core/index.ts";
import { forConfirmed, withoutIgnored } from "./crm/confirmed-accounts.ts";
import { ProductCrmHost } from "./crm/crm-host.ts";
import { eraseCustomer } from "./customers/erase-customer.ts";
import { withHelpdeskFiles } from "./helpdesk/files.ts";
import { openHelpdesks, ticketDeliverers } from "./helpdesk/open-helpdesks.ts";
import type { EventSlots } from "./helpdesk/webhook.ts";
import { type Accepted, type Accepting, type Arrival, createAccepting } from "./inbox/accept.ts";
import { defaultSettleWindow, type SettleWindow } from "./inbox/settle-window.ts";
import type { ShopPages } from "./knowledge/shop-pages.ts";
import { createVendorKeys, type VendorKeys } from "./oauth/vendor-keys.ts";
import { eventSlots } from "./outbox/event-slots.ts";
import { clockOf } from "./parts/clock-of.ts";
import { compileShopGraph } from "./parts/compile-shop-graph.ts";
import { howPeopleAnswer } from "./parts/how-people-answer.ts";
import { openPages } from "./parts/open-pages.ts";
import { createMetrics } from "./telemetry/metrics.ts";
import { logOfShownIds, tracesOfShownIds } from "./telemetry/shown-ids.ts";
import { createTraces } from "./telemetry/traces.ts";
import { waitingWork } from "./telemetry/waiting-work.ts";
import { reportOf, watcher } from "./telemetry/watcher.ts";
import { outboxWork } from "./work/outbox-work.ts";
import type { Schedule } from "./work/schedules/schedule.ts";
import { settle } from "./work/settle.ts";
import { queues } from "./work/start-workers.ts";
import { createTrim, type Trimmed, type TrimOptions } from "./work/trim.ts";
import { turnWork } from "./work/turn-work.ts";
import { createWorkers, type Workers } from "./work/workers.ts";

/** The running product: what a channel, a page or a test talks to. */
export interface App {
  readonly config: Config;
  readonly home: Home;
  readonly store: Store;
  /** The outbox as people see it. */
  readonly desk: OutboxDesk;
  readonly breakers: Breakers;
  readonly budgets: Budgets;
  /** The slots of a helpdesk that its events may take. */
  readonly eventSlots: EventSlots;
  /** Undefined where none is configured. */
  readonly crm: Crm | undefined;
  readonly helpdesk: HelpdeskConnection | undefined;
  /** All that are configured, the usual one first. */
  readonly helpdesks: readonly HelpdeskConnection[];
  /** The files that customers and the staff sent, in the channel or in a helpdesk. */
  readonly files: Files;
  /** Our conversations to the CRM's chats. */
  readonly mappings: ChatMappings;
  readonly migrated: readonly string[];
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: Clock;
  /** For what runs by the clock. */
  readonly jobs: JobEngine;
  /** What the shop's clock does by itself, and when it did. */
  readonly schedules: readonly Schedule[];
  readonly runs: ScheduleRuns;
  /** What conversations are to be looked at for later. */
  readonly timers: Timers;
  /** Where the shop's people meet. */
  readonly staff: StaffHost;
  open(chat: {
    readonly channel: string;
    readonly channelChatId: string;
    readonly username?: string;
  }): Promise<Conversation>;
  /** Stores what arrived and wakes a worker; the turn runs afterwards. */
  accept(arrival: Arrival): Promise<Accepted>;
  /** Several of one conversation in their order: all are stored, or none. */
  acceptTogether(arrivals: readonly Arrival[]): Promise<readonly Accepted[]>;
  /** From now on this process works on turns and effects, beside others on the same database. */
  work(): Promise<void>;
  /** Resolves once everything accepted is worked through; what vendors are to be told may still wait. */
  settle(conversation: ConversationId): Promise<void>;
  /**
   * Erases everything known of this conversation's customer. What is open is finished or handed to a person, the shop's
   * accounts stay without a name, and what vendors were told stays with them. Undefined when there is nobody.
   */
  erase(conversation: ConversationId): Promise<Erased | undefined>;
  /** Deletes what is kept no longer, as `retentionDays` of the shop's config say. Answers what went. */
  trim(options?: TrimOptions): Promise<readonly Trimmed[]>;
  /**
   * The bill that waits for its money; none once the money was accepted, whatever the turns have come to, and none
   * whose pieces others have. Its pieces are kept for it from now on.
   */
  openBill(conversation: ConversationId): Promise<{ readonly id: string; readonly due: Money } | undefined>;
  /** The graph's state of one conversation, for people who look inside. */
  stateOf(conversation: ConversationId): Promise<Readonly<Record<string, unknown>>>;
  /** Stops claiming, lets what runs end (15 s at most), releases the rest, closes the home. */
  close(): Promise<void>;
}

export interface AppOptions {
  readonly config: Config;
  /** Already open; it is closed with the app, and when the app cannot start. */
  readonly home: Home;
  readonly now?: Clock;
  readonly model?: BaseChatModel;
  /** Where customers write; without one, replies are shown and not sent. */
  readonly channel?: Channel;
  /** In place of those of the channel, the CRM and the helpdesks. */
  readonly deliverers?: (of: { readonly store: Store; readonly files: Files }) => Partial<Deliverers>;
  /** Whoever starts it answers as the staff, at the terminal: nothing else has to bring a matter to a person. */
  readonly isStaffed?: true;
  /** In place of the channel's: what customers sent. */
  readonly files?: Files;
  /** What the model may ask for besides the product's own tools. */
  readonly tools?: readonly Tool[];
  /** How long a burst of messages is waited for. */
  readonly settleWindow?: SettleWindow;
  readonly engine?: (home: Home) => Promise<LaneEngine>;
  /** In place of breakers and budgets that all processes share. */
  readonly limits?: Partial<VendorLimits>;
  readonly log?: Log;
  readonly metrics?: Metrics;
  readonly traces?: Traces;
  /** Told of each call of a model, beside the log and the metrics. */
  readonly modelWatch?: ModelWatch;
}

/** Puts everything together. This is the one place that knows every part. */
export async function createApp(options: AppOptions): Promise<App> {
  const { home, log = silentLog } = options;
  let engine: LaneEngine | undefined;
  try {
    const { applied } = await migrate(home);
    const { now: secret } = await readHomeSecret(home);
    const told = {
      log: logOfShownIds(log, secret),
      traces: tracesOfShownIds(options.traces ?? createTraces(), secret),
    };
    engine = await (options.engine ?? ((of) => createJobEngine(of, { queues, report: reportOf(log) })))(home);
    return await compose({ ...options, ...told }, engine, applied);
  } catch (error) {
    await engine?.stop(0);
    await home.close();
    throw error;
  }
}

/** With somewhere to tell what happens. */
type ToldOptions = AppOptions & Required<Pick<AppOptions, "log" | "traces">>;

/**
 * From the database outwards: tables and telemetry, the graph and its turns, vendors and the outbox, the workers on
 * both.
 */
async function compose(options: ToldOptions, engine: LaneEngine, migrated: readonly string[]): Promise<App> {
  const { config, home, log, now = () => new Date(), traces } = options;
  const { shop } = config;
  const trace = () => traces.current();
  const { store, deliveries, desk } = createTables(home, { wakeIn: engine.wakeIn, trace, now });
  const metrics = options.metrics ?? createMetrics({ collect: () => waitingWork(desk, store) });
  const watch = watcher(log, metrics);
  const limits = { ...createVendorLimits(home), ...options.limits };
  const mappings = withoutIgnored(createChatMappings(home, config.supabase), store);
  const keys = createVendorKeys(createGrants(home));

  const checkpointer = createCheckpointer(home);
  const staff = createStaffHost({ places: createStaffPlaces({ ...home, now }), store, desk, shop });
  const stock = shop.orders.stock === "counted" ? createStock(home, now) : undefined;
  const knowledge = await openPages({ config, home, log });
  const answers = howPeopleAnswer({ ...options, now, staff });
  const parts = { store, stock, checkpointer, metrics, knowledge, answers };
  const graph = await compileShopGraph({ ...options, files: channelFiles(options), now }, parts);
  const billOf = (id: ConversationId) => rememberedBill(graph, id);
  const accepting = createAccepting({ store, now, traces, report: watch.inbox, people: shop.people, billOf });
  const { accept } = accepting;
  const window = options.settleWindow ?? defaultSettleWindow;
  const work = { store, answers, lanes: deliveries, graph, checkpointer, shop, window, traces, report: watch.inbox };
  const turns = turnWork({ ...work, hasButtons: (channel) => hasButtonsIn(options, channel) });

  const crm = config.crm?.open({ mappings, shop, host: new ProductCrmHost({ store, desk, accept }) });
  const helpdesks = openHelpdesks(config.helpdesks, keys);
  const files = withHelpdeskFiles(channelFiles(options) ?? noFiles, helpdesks);
  const deliverers = vendorDeliverers({ ...options, now }, { store, files, crm, helpdesks, staff });
  const outbox = outboxWork({ ...limits, deliveries, deliverers, traces, report: watch.outbox, accept });

  const workers = createWorkers({ engine, home, log, turns, outbox });
  const vendors = { crm, helpdesk: helpdesks[0], helpdesks, files, mappings, staff };
  const trims = createTrims(home, checkpointer);
  const trim = createTrim({ trims, store, days: shop.retentionDays, now, log, metrics });
  const tools = { migrated, metrics, log, now, jobs: engine, ...clockOf({ config, home, store, helpdesks }) };
  const records = { config, home, store, desk, ...limits, ...vendors, ...tools };
  const actions = actionsOf({ config, accepting, store, stock, mappings, graph, home, workers, keys, knowledge });
  return { ...records, eventSlots: (of, stopping) => eventSlots(limits, of, stopping), trim, ...actions };
}

/** Who makes which effects true; an option of the app goes before the configuration. */
const vendorDeliverers = (
  { config, home, channel, deliverers, now }: AppOptions & Pick<App, "now">,
  { store, files, crm, helpdesks, staff }: Pick<App, "store" | "files" | "crm" | "helpdesks" | "staff">,
): Partial<Deliverers> => ({
  ...channel?.deliverers({
    chatOf: (id) => store.conversation(id),
    files,
    now,
    connectedAccount: store.connectedAccount,
    staff,
    sentFiles: createSentFiles(home, now),
  }),
  ...(crm && forConfirmed(crm.deliverers, store)),
  ...ticketDeliverers(helpdesks, {
    store,
    files,
    fields: config.shop.helpdesk.fields,
    staffLanguage: staffLanguageOf(config.shop),
  }),
  ...deliverers?.({ store, files }),
});

interface ActionParts {
  readonly config: Config;
  readonly accepting: Accepting;
  readonly store: Store;
  readonly stock: Stock | undefined;
  readonly mappings: ChatMappings;
  readonly graph: DeskGraph;
  readonly home: Home;
  readonly workers: Workers;
  readonly keys: VendorKeys;
  readonly knowledge: ShopPages;
}

/** What can be done with the running product. */
const actionsOf = ({
  config,
  accepting,
  store,
  stock,
  mappings,
  graph,
  home,
  workers,
  keys,
  knowledge,
}: ActionParts) => ({
  open: (chat: Parameters<App["open"]>[0]) => store.openConversation(chat),
  ...accepting,
  work: () => workers.start(),
  settle: (id: ConversationId) => settle({ store, workers, home }, id),
  erase: (id: ConversationId) =>
    eraseCustomer({ store, mappings, home, shop: config.shop, billOf: (of) => rememberedBill(graph, of) }, id),
  openBill: (id: ConversationId) =>
    findOpenBill(graph, store, id, stock && (({ id, lines }) => stock.take(orderId(id), lines, config.shop.orders))),
  stateOf: (id: ConversationId) => conversationState(graph, id),
  close: async () => {
    await workers.stop();
    await keys.settled();
    await knowledge.close();
    await home.close();
  },
});

const channelFiles = ({ files, channel }: AppOptions): Files | undefined => files ?? channel?.files;

const hasButtonsIn = ({ channel }: AppOptions, name: string): boolean =>
  channel?.vendor === name && channel.hasButtons === true;

/** Where the configuration says that data live. */
export const homeOf = (config: Config): HomeOptions =>
  config.databaseUrl === undefined
    ? { kind: "embedded", dir: config.homeDir, tenant: config.tenant }
    : {
        kind: "postgres",
        url: config.databaseUrl.reveal(),
        tenant: config.tenant,
        ...(config.databaseOwnerUrl === undefined ? {} : { ownerUrl: config.databaseOwnerUrl.reveal() }),
      };
