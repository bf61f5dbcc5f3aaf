import { conversationState, findOpenBill, rememberedBill } from "../graph/conversation-state.ts";
import type { DeskGraph } from "../graph/graph.ts";
import type { Home, HomeOptions } from "../supabase/home/home.ts";
import { readHomeSecret } from "../supabase/home/home-secret.ts";
import { isDiskFull } from "../supabase/home/home-trouble.ts";
import { migrate } from "../supabase/home/migrate.ts";
import { createJobEngine, type LaneEngine } from "../supabase/jobs/job-engine.ts";
import { createTrims } from "../supabase/store/trims.ts";
import type { Config } from "./config/config.ts";
import {
  type Breakers,
  type Budgets,
  type ChatMappings,
  type Clock,
  type Conversation,
  type ConversationId,
  type Crm,
  DiskFull,
  type Erased,
  type Files,
  type HelpdeskConnection,
  type JobEngine,
  type Log,
  type Metrics,
  type Money,
  type OutboxDesk,
  orderId,
  type PaymentLinks,
  type PaymentProvider,
  type Report,
  type ScheduleRuns,
  type StaffApp,
  type StaffHost,
  type Stock,
  type Store,
  silentLog,
  type Timers,
} from "./core/index.ts";
import { eraseCustomer } from "./customers/erase-customer.ts";
import type { EventSlots } from "./helpdesk/webhook.ts";
import type { Accepted, Accepting, Arrival } from "./inbox/accept.ts";
import type { VendorKeys } from "./oauth/vendor-keys.ts";
import { eventSlots } from "./outbox/event-slots.ts";
import type { AppOptions, ToldOptions } from "./parts/app-options.ts";
import { clockOf } from "./parts/clock-of.ts";
import type { Shelf } from "./parts/open-shelf.ts";
import { hostStaff, openStaff } from "./parts/open-staff.ts";
import { openTables } from "./parts/open-tables.ts";
import { openTalk } from "./parts/open-talk.ts";
import { openVendors } from "./parts/open-vendors.ts";
import { logOfShownIds, tracesOfShownIds } from "./telemetry/shown-ids.ts";
import { createTraces } from "./telemetry/traces.ts";
import { reportOf } from "./telemetry/watcher.ts";
import { type AbsentVendors, noteVendors } from "./work/absent-vendors.ts";
import { outboxWork } from "./work/outbox-work.ts";
import type { Reports } from "./work/reports.ts";
import type { Schedule } from "./work/schedules/schedule.ts";
import { settle } from "./work/settle.ts";
import { queues } from "./work/start-workers.ts";
import { createTrim, type Trimmed, type TrimOptions } from "./work/trim.ts";
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
  /** Who makes links to pay, by name. */
  readonly payments: Readonly<Record<string, PaymentProvider>>;
  readonly links: PaymentLinks;
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
  /** What earlier starts had, and this one has not. */
  readonly absent: AbsentVendors;
  /** Places of theirs with a wire of their own. */
  readonly staffApps: readonly StaffApp[];
  /** What the shop sells now. */
  readonly goods: Shelf;
  readonly stock: Stock | undefined;
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
    return await compose({ now: () => new Date(), ...options, ...told }, engine, applied);
  } catch (error) {
    await engine?.stop(0);
    await home.close();
    throw isDiskFull(error) ? new DiskFull() : error;
  }
}

/**
 * From the database outwards: tables and telemetry, the graph and its turns, vendors and the outbox, the workers on
 * both.
 */
async function compose(options: ToldOptions, engine: LaneEngine, migrated: readonly string[]): Promise<App> {
  const { config, home, log, now, traces } = options;
  const surfaces = openStaff(config, options.channel);
  const tables = openTables(options, engine, surfaces.furtherSurfaces);
  const { store, deliveries, desk, limits, mappings, metrics, watch } = tables;
  const staff = await hostStaff(surfaces, { config, home, now, store, desk, catalogue: () => goods.catalogue });
  const talk = await openTalk(options, { ...tables, staff });
  const { accepting, graph, shelves, goods, stock } = talk;

  const vendors = await openVendors(options, { ...tables, staff, surfaces, accept: accepting.accept });
  const { crm, helpdesks, payments, links, files, deliverers, absent } = vendors;
  const outbox = outboxWork({ ...limits, deliveries, deliverers, absent, traces, report: watch.outbox, ...accepting });
  const note = () => noteVendors({ store, now }, { crm, helpdesks, payments, channel: options.channel?.vendor });
  const { turns } = talk;
  const workers = createWorkers({ engine, home, log, turns, outbox, surfaces: surfaces.names.length, note });

  const places = {
    crm,
    helpdesk: helpdesks[0],
    helpdesks,
    files,
    mappings,
    staff,
    staffApps: surfaces.apps,
    absent,
    payments,
    links,
  };
  const clock = clockOf({ config, home, store, helpdesks });
  const records = { config, home, store, desk, ...clock, ...limits, ...places, goods, stock };
  const actions = actionsOf({ ...tables, config, accepting, graph, stock, home, workers, shelves });
  const trims = createTrims(home, tables.checkpointer);
  const trim = createTrim({ ...tables, trims, days: config.shop.retentionDays, now, log });
  const slots: App["eventSlots"] = (of, stopping) => eventSlots(limits, of, stopping);
  return { ...records, migrated, metrics, log, now, jobs: engine, eventSlots: slots, trim, ...actions };
}

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
