import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { conversationState, findOpenBill, rememberedBill } from "../graph/conversation-state.ts";
import type { DeskGraph } from "../graph/graph.ts";
import type { Tool } from "../nodes/tools/define-tool.ts";
import { createCheckpointer } from "../supabase/checkpoints/checkpointer.ts";
import { changeMemory } from "../supabase/checkpoints/memory-apart.ts";
import type { Home, HomeOptions } from "../supabase/home/home.ts";
import { readHomeSecret } from "../supabase/home/home-secret.ts";
import { isDiskFull } from "../supabase/home/home-trouble.ts";
import { migrate } from "../supabase/home/migrate.ts";
import { createJobEngine, type LaneEngine } from "../supabase/jobs/job-engine.ts";
import { createChatMappings } from "../supabase/mappings/chat-mappings.ts";
import { createEpisodes } from "../supabase/store/episodes.ts";
import { createGrants } from "../supabase/store/grants.ts";
import { createSentFiles } from "../supabase/store/sent-files.ts";
import { createStock } from "../supabase/store/stock.ts";
import { createTables } from "../supabase/store/store.ts";
import { createTimers } from "../supabase/store/timers.ts";
import { createTrims } from "../supabase/store/trims.ts";
import { createVendorLimits, type VendorLimits } from "../supabase/vendor-limits/vendor-limits.ts";
import { withStaffFiles } from "./channels/staff-files.ts";
import { type StaffSurfaces, staffDeliverer } from "./channels/staff-surfaces.ts";
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
  DiskFull,
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
  placeOf,
  type Report,
  type StaffApp,
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
import { staffPostsAtHelpdesk } from "./helpdesk/staff-post.ts";
import type { EventSlots } from "./helpdesk/webhook.ts";
import { type Accepted, type Accepting, type Arrival, createAccepting } from "./inbox/accept.ts";
import { defaultSettleWindow, type SettleWindow } from "./inbox/settle-window.ts";
import { createVendorKeys, type VendorKeys } from "./oauth/vendor-keys.ts";
import { eventSlots } from "./outbox/event-slots.ts";
import { wouldDo } from "./outbox/would-do.ts";
import { compileShopGraph } from "./parts/compile-shop-graph.ts";
import { howPeopleAnswer } from "./parts/how-people-answer.ts";
import { openPages } from "./parts/open-pages.ts";
import { openShelf, type Shelf } from "./parts/open-shelf.ts";
import { hostStaff, openStaff } from "./parts/open-staff.ts";
import { createMetrics } from "./telemetry/metrics.ts";
import { watchedBy } from "./telemetry/model-watch.ts";
import { logOfShownIds, tracesOfShownIds } from "./telemetry/shown-ids.ts";
import { createTraces } from "./telemetry/traces.ts";
import { createTurnSpending } from "./telemetry/turn-spending.ts";
import { waitingWork } from "./telemetry/waiting-work.ts";
import { reportOf, watcher } from "./telemetry/watcher.ts";
import { type AbsentVendors, findAbsent, noteVendors } from "./work/absent-vendors.ts";
import { outboxWork } from "./work/outbox-work.ts";
import { createReports, type Reports } from "./work/reports.ts";
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
  /** What conversations are to be looked at for later. */
  readonly timers: Timers;
  /** Where the shop's people meet. */
  readonly staff: StaffHost;
  /** What earlier starts had, and this one has not. */
  readonly absent: AbsentVendors;
  /** Places of theirs with a wire of their own. */
  readonly staffApps: readonly StaffApp[];
  /** What the shop sells now. */
  readonly goods: Shelf;
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
  /** Brings the facts of the report up to date; every hour that is done anyway. */
  keepReport(stopping?: AbortSignal): Promise<void>;
  /** How the assistant and the people did in the episodes that began within this time. */
  report(of: { readonly from: Date; readonly to: Date }): Promise<Report>;
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
    throw isDiskFull(error) ? new DiskFull() : error;
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
  const surfaces = openStaff(config, options.channel);
  const { apps: staffApps, furtherSurfaces } = surfaces;
  const { store, deliveries, desk } = createTables(home, { wakeIn: engine.wakeIn, trace, now, furtherSurfaces });
  const { reports, metrics, spending } = countingOf({ ...options, now }, store, desk);
  const watch = watcher(log, metrics);
  const limits = { ...createVendorLimits(home), ...options.limits };
  const mappings = withoutIgnored(createChatMappings(home, config.supabase), store);
  const keys = createVendorKeys(createGrants(home));

  const checkpointer = createCheckpointer(home);
  const staff = await hostStaff(surfaces, { config, home, now, store, desk });
  const stock = shop.orders.stock === "counted" ? createStock(home, now) : undefined;
  const knowledge = await openPages({ config, home, log });
  const goods = await openShelf({ config, home, log, now, stock });
  const answers = howPeopleAnswer({ ...options, now, staff });
  const parts = { store, stock, checkpointer, metrics, knowledge, answers, catalogue: goods.catalogue };
  const told = { now, modelWatch: watchedBy(spending, options.modelWatch) };
  const ran = await compileShopGraph({ ...options, ...told, files: channelFiles(options) }, parts);
  const { graph } = ran;
  const billOf = (id: ConversationId) => rememberedBill(graph, id);
  const found = { billOf, draftOf: store.replyDraft };
  const accepting = createAccepting({ store, now, traces, report: watch.inbox, people: shop.people, ...found });
  const { accept } = accepting;
  const window = options.settleWindow ?? defaultSettleWindow;
  const toReport = { traces, report: watch.inbox };
  const work = {
    store,
    answers,
    lanes: deliveries,
    ...ran,
    changeMemory,
    checkpointer,
    shop,
    spending,
    window,
    ...toReport,
  };
  const turns = turnWork({ ...work, hasButtons: (channel) => hasButtonsIn(options, channel) });

  const crm = config.crm?.open({ mappings, shop, host: new ProductCrmHost({ store, desk, accept }) });
  const helpdesks = openHelpdesks(config.helpdesks, keys);
  const files = withHelpdeskFiles(withStaffFiles(channelFiles(options) ?? noFiles, staffApps), helpdesks);
  const made = vendorDeliverers({ ...options, now }, { store, files, crm, helpdesks, staff, surfaces });
  const absent = await findAbsent({ store, staff, delivered: Object.keys(made) });
  const deliverers = withStaffPosts(made, { config, store, staff, helpdesks });
  const outbox = outboxWork({ ...limits, deliveries, deliverers, absent, traces, report: watch.outbox, accept });

  const note = () => noteVendors({ store, now }, { crm, helpdesks, channel: options.channel?.vendor });
  const workers = createWorkers({ engine, home, log, turns, outbox, note });
  const vendors = { crm, helpdesk: helpdesks[0], helpdesks, files, mappings, staff, staffApps, absent, goods };
  const trims = createTrims(home, checkpointer);
  const trim = createTrim({ trims, store, days: shop.retentionDays, now, log, metrics, reports });
  const tables = { store, desk, timers: createTimers(home) };
  const records = { config, home, ...tables, ...limits, ...vendors, migrated, metrics, log, now, jobs: engine };
  const shelves = [knowledge, goods];
  const actions = actionsOf({ ...parts, config, accepting, mappings, graph, home, workers, keys, reports, shelves });
  return { ...records, eventSlots: (of, stopping) => eventSlots(limits, of, stopping), trim, ...actions };
}

/** What the product counts of itself: for metrics, for the report, and what each turn's model took. */
function countingOf(
  { config: { shop }, home, log, now, metrics }: ToldOptions & Pick<App, "now">,
  store: Store,
  desk: OutboxDesk,
) {
  const reports = createReports({ episodes: createEpisodes(home), store, shop, now, log });
  const own = () => createMetrics({ collect: () => waitingWork(desk, store), report: () => reports.recent() });
  return { reports, metrics: metrics ?? own(), spending: createTurnSpending(shop.modelPrices) };
}

/** Who makes which effects true; an option of the app goes before the configuration. */
const vendorDeliverers = (
  { config, home, channel, deliverers, now }: AppOptions & Pick<App, "now">,
  {
    store,
    files,
    crm,
    helpdesks,
    staff,
    surfaces,
  }: Pick<App, "store" | "files" | "crm" | "helpdesks" | "staff"> & { readonly surfaces: StaffSurfaces },
): Partial<Deliverers> => ({
  ...staffDeliverers(surfaces, { staff, files, store }),
  ...channel?.deliverers({
    chatOf: (id) => store.conversation(id),
    files,
    now,
    connectedAccount: store.connectedAccount,
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

const staffDeliverers = (...of: Parameters<typeof staffDeliverer>): Partial<Deliverers> => {
  const post = staffDeliverer(...of);
  return post === undefined ? {} : { "staff.post": post };
};
/** Where there is a helpdesk and nobody of the staff meets elsewhere, what they have to decide goes there. */
const withStaffPosts = (
  made: Partial<Deliverers>,
  { config, store, staff, helpdesks }: Pick<App, "config" | "store" | "staff" | "helpdesks">,
): Partial<Deliverers> =>
  helpdesks.length === 0
    ? made
    : {
        ...made,
        "staff.post": staffPostsAtHelpdesk(made["staff.post"] ?? wouldDo, {
          store,
          staff,
          helpdesks: helpdesks.map(placeOf),
          staffLanguage: staffLanguageOf(config.shop),
        }),
      };

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
  /** What follows tables while the product runs. */
  readonly shelves: readonly { readonly close: () => Promise<void> }[];
  readonly reports: Reports;
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
  shelves,
  reports,
}: ActionParts) => ({
  open: (chat: Parameters<App["open"]>[0]) => store.openConversation(chat),
  ...accepting,
  work: () => workers.start(),
  settle: (id: ConversationId) => settle({ store, workers, home }, id),
  keepReport: (stopping?: AbortSignal) => reports.keep(stopping),
  report: (of: Parameters<App["report"]>[0]) => reports.report(of),
  erase: async (id: ConversationId) => {
    // What happened since the last hour is still counted, under nobody's name.
    await reports.keep();
    return eraseCustomer({ store, mappings, home, shop: config.shop, billOf: (of) => rememberedBill(graph, of) }, id);
  },
  openBill: (id: ConversationId) =>
    findOpenBill(graph, store, id, stock && (({ id, lines }) => stock.take(orderId(id), lines, config.shop.orders))),
  stateOf: (id: ConversationId) => conversationState(graph, id),
  close: async () => {
    await workers.stop();
    await keys.settled();
    for (const shelf of shelves) await shelf.close();
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
