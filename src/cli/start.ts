import { once } from "node:events";
import type { Server } from "node:http";
import { postAlarm } from "../../integrations/http/post-alarm.ts";
import { proveRoom } from "../../supabase/home/prove-room.ts";
import { type App, createApp, homeOf } from "../app.ts";
import { connectChannel } from "../channels/connect-channel.ts";
import { connectStaffApp } from "../channels/connect-staff-app.ts";
import { channelVariables } from "../config/choose-vendor.ts";
import type { Config } from "../config/config.ts";
import type { Channel, Webhook } from "../core/index.ts";
import { crmWebhook } from "../crm/webhook.ts";
import { helpdeskWebhook } from "../helpdesk/webhook.ts";
import { metricsRoutes, routes } from "../http/routes.ts";
import { paymentWebhook } from "../payments/webhook.ts";
import { withAlarms } from "../telemetry/alarms.ts";
import { watchDisk } from "../telemetry/disk-watch.ts";
import { createLog } from "../telemetry/log.ts";
import { describeError } from "../telemetry/safe-fields.ts";
import { startUpkeep } from "../work/clock.ts";
import { absentVendorWarnings } from "./absent-vendor-warnings.ts";
import { runChat } from "./chat.ts";
import { command } from "./command.ts";
import { demoShopWarning } from "./demo-shop-warning.ts";
import { homeSecretWarnings } from "./home-secret-warnings.ts";
import { closed, listen } from "./listen.ts";
import { noHelpdeskWarning } from "./no-helpdesk-warning.ts";
import { noSurfaceWarnings } from "./no-surface-warnings.ts";
import { onePersonWarning } from "./one-person-warning.ts";
import { openOwnHome } from "./open-own-home.ts";
import { printError } from "./print.ts";
import { serveCommands } from "./serve-commands.ts";

/** What a run of the product has of the process that it runs in. */
export interface Host {
  /** Takes a line of the log; standard output when absent. */
  readonly writeLog?: (line: string) => void;
  /** Resolves when the product is to stop. Nobody asks any more once it has ended. */
  stopAsked(ended: AbortSignal): Promise<unknown>;
  /** Called when all parts begin to end. */
  readonly onEnding: () => void;
}

/** SIGTERM to exit is promised within 20 s. Where a part hangs, its work is taken up by another process. */
const patienceMs = 19_000;

const ownProcess: Host = {
  stopAsked: signalled,
  onEnding: () => setTimeout(() => process.exit(1), patienceMs).unref(),
};

export const startIn = (host: Host) =>
  command({
    name: "start",
    summary: "run the product",
    details:
      "It answers customers and serves HTTP until it is told to stop (SIGTERM or Ctrl-C). In a terminal, where no " +
      "channel is configured, it opens the chat instead.",
    examples: [{ line: "start", about: "what it needs stands in .env and deskgraph.config.ts" }],
    run: ({ config }) => runStart(config, host),
  });

export const startCommand = startIn(ownProcess);

/** In a terminal: the chat. Without one: HTTP and the work, until it is told to stop. */
async function runStart(config: Config, host: Host): Promise<number> {
  for (const warning of config.warnings) printError(warning);
  if (process.stdin.isTTY && process.stdout.isTTY && config.channel === undefined) {
    return runChat(config, { isHomeChosen: true });
  }
  const alarms = logWithAlarms(config, host);
  const disk = watchDisk(alarms);
  const { log } = disk;
  const channel = config.channel?.open();
  const home = await openOwnHome(homeOf(config));
  const app = await createApp({ config, home, log, ...(channel === undefined ? {} : { channel }) });
  const stopping = new AbortController();
  const servers: Server[] = [];
  let receiving: readonly Promise<void>[] = [];
  const console = await serveCommands(app);
  // From before the first answer: whoever sees that it is ready may tell it to stop.
  const asked = host.stopAsked(stopping.signal);
  try {
    const talks = connect(app, channel);
    servers.push(await listenForAll(app, disk, stopping.signal, webhooksOf(app, talks)));
    if (config.metrics.port !== undefined) servers.push(await listenForMetrics(app, config.metrics.port));
    await app.work();
    await startUpkeep(app, stopping.signal);
    log.info("process.started", { host: config.host, port: config.port });
    await sayStarted(app, channel !== undefined);
    receiving = talks.map((each) => each.receive(stopping.signal, printError));
    await Promise.race([asked, ...receiving.map(failing)]);
  } finally {
    // All parts end together, also after an error: a part that lives on would look healthy and answer no customer.
    log.info("process.stopping");
    stopping.abort();
    host.onEnding();
    await Promise.allSettled(receiving);
    await Promise.all([...servers.map(closed), console?.close(), app.close()]);
    await alarms.settled();
  }
  log.info("process.stopped");
  return 0;
}

const logWithAlarms = ({ logLevel, alarmUrl }: Config, { writeLog }: Host) =>
  withAlarms(createLog({ level: logLevel, write: writeLog }), {
    send: async (alarm) => (alarmUrl === undefined ? undefined : postAlarm(alarmUrl, alarm)),
  });

/** Everybody who speaks to the product from outside: customers, and the shop's people. */
const connect = (app: App, channel: Channel | undefined) => [
  ...(channel === undefined ? [] : [connectChannel(channel, app)]),
  ...app.staffApps.map((each) => connectStaffApp(each, app)),
];

function webhooksOf(app: App, talks: ReturnType<typeof connect>): Webhook[] {
  const ofCrm = app.crm && crmWebhook(app.crm, app);
  const ofPayments = Object.entries(app.payments).map(([name, each]) => paymentWebhook(name, each, app));
  const ofHelpdesks = app.helpdesks.map((each) => helpdeskWebhook(each, app));
  return [...talks.map(({ webhook }) => webhook), ofCrm, ...ofHelpdesks, ...ofPayments].flatMap(
    (webhook) => webhook ?? [],
  );
}

/** For the person who started it: the log is for machines. */
async function sayStarted(app: App, hasBot: boolean): Promise<void> {
  const { config } = app;
  // The embedded home belongs to one process: this one.
  const talk = config.databaseUrl === undefined ? 'stop it and run "npm run chat"' : 'run "npm run chat"';
  printError(`Deskgraph is up: http://${config.host}:${config.port}/healthz. To talk to it, ${talk} in a terminal.`);
  if (!hasBot) {
    for (const [title, needed] of channelVariables) printError(`${title}: set ${needed.join(", ")} to answer there.`);
  }
  for (const { port, count, text } of await absentVendorWarnings(app)) {
    app.log.error("outbox.vendor_absent", { reason: port, count });
    printError(text);
  }
  // Where customers can buy.
  const ofShop = hasBot ? [demoShopWarning(config), onePersonWarning(config)] : [];
  const ofStaff = [await noHelpdeskWarning(app), ...(await noSurfaceWarnings(app))];
  for (const warning of [...homeSecretWarnings(app), ...ofStaff, ...ofShop])
    if (warning !== undefined) printError(warning);
}

/** Rejects when receiving fails; that it has ended in peace does not end the wait. */
const failing = (receiving: Promise<void>): Promise<never> =>
  new Promise((_, reject) => {
    receiving.catch(reject);
  });

function listenForAll(
  app: App,
  disk: Pick<ReturnType<typeof watchDisk>, "assertRoom">,
  stopping: AbortSignal,
  webhooks: readonly Webhook[],
): Promise<Server> {
  const { config, log, metrics, home } = app;
  const { token } = config.metrics;
  const http = routes({
    ready: async () => {
      await home.pool.query("select 1");
      await disk.assertRoom(() => proveRoom(home));
    },
    stopping,
    // Strangers come by this port: without a token there is nothing for them.
    ...(token === undefined ? {} : { metrics: { expose: () => metrics.expose(), token } }),
    served: (of) => metrics.httpServed(of),
    failed: (error) => log.error("http.error", describeError(error)),
    refused: () => metrics.overloaded(),
    webhooks,
  });
  return listen(http.fetch, { host: config.host, port: config.port, variable: "PORT" });
}

function listenForMetrics({ config, log, metrics }: App, port: number): Promise<Server> {
  const { host, token } = config.metrics;
  const door = { expose: () => metrics.expose(), ...(token === undefined ? {} : { token }) };
  const http = metricsRoutes(door, (error) => log.error("http.error", describeError(error)));
  return listen(http.fetch, { host, port, variable: "METRICS_PORT" });
}

/** Only the first signal is heard: the second one ends the process at once. Nobody has to wait for it. */
function signalled(signal: AbortSignal): Promise<unknown> {
  const asked = Promise.race([once(process, "SIGTERM", { signal }), once(process, "SIGINT", { signal })]);
  asked.catch(() => undefined);
  return asked;
}
