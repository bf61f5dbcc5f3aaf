import { once } from "node:events";
import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { postAlarm } from "../../integrations/http/post-alarm.ts";
import { openHome } from "../../supabase/home/home.ts";
import { type App, createApp, homeOf } from "../app.ts";
import { connectChannel } from "../channels/connect-channel.ts";
import { channelVariables } from "../config/choose-vendor.ts";
import type { Config } from "../config/config.ts";
import { HomeError, type Webhook } from "../core/index.ts";
import { crmWebhook } from "../crm/webhook.ts";
import { helpdeskWebhook } from "../helpdesk/webhook.ts";
import { routes } from "../http/routes.ts";
import { withAlarms } from "../telemetry/alarms.ts";
import { createLog } from "../telemetry/log.ts";
import { describeError } from "../telemetry/safe-fields.ts";
import { startUpkeep } from "../work/clock.ts";
import { runChat } from "./chat.ts";
import { command } from "./command.ts";
import { demoShopWarning } from "./demo-shop-warning.ts";
import { noHelpdeskWarning } from "./no-helpdesk-warning.ts";
import { printError } from "./print.ts";

export const startCommand = command({
  name: "start",
  summary: "run the product",
  details:
    "It answers customers and serves HTTP until it is told to stop (SIGTERM or Ctrl-C). In a terminal, where no " +
    "channel is configured, it opens the chat instead.",
  examples: [{ line: "start", about: "what it needs stands in .env and deskgraph.config.ts" }],
  run: ({ config }) => runStart(config),
});

/** Requests that came just before the stop are still answered; connections that only stay open are cut. */
const lingerMs = 1_000;
/** SIGTERM to exit is promised within 20 s. Where a part hangs, its work is taken up by another process. */
const patienceMs = 19_000;

/** In a terminal: the chat. Without one: HTTP and the work, until it is told to stop. */
async function runStart(config: Config): Promise<number> {
  for (const warning of config.warnings) printError(warning);
  if (process.stdin.isTTY && process.stdout.isTTY && config.channel === undefined) {
    return runChat(config, { isHomeChosen: true });
  }
  const { alarmUrl } = config;
  const log = withAlarms(createLog({ level: config.logLevel }), {
    send: async (alarm) => (alarmUrl === undefined ? undefined : postAlarm(alarmUrl, alarm)),
  });
  const channel = config.channel?.open();
  const home = await openHome(homeOf(config));
  const app = await createApp({ config, home, log, ...(channel === undefined ? {} : { channel }) });
  const stopping = new AbortController();
  let server: Server | undefined;
  let receiving: Promise<void> | undefined;
  try {
    const bot = channel && connectChannel(channel, app);
    server = await listen(app, stopping.signal, webhooksOf(app, bot?.webhook));
    await app.work();
    await startUpkeep(app);
    log.info("process.started", { host: config.host, port: config.port });
    sayStarted(app, bot !== undefined);
    receiving = bot?.receive(stopping.signal, printError);
    await Promise.race([stopAsked(stopping.signal), failing(receiving)]);
  } finally {
    // All parts end together, also after an error: a part that lives on would look healthy and answer no customer.
    log.info("process.stopping");
    stopping.abort();
    setTimeout(() => process.exit(1), patienceMs).unref();
    await Promise.allSettled([receiving]);
    await Promise.all([server && closed(server), app.close()]);
    await log.settled();
  }
  log.info("process.stopped");
  return 0;
}

function webhooksOf(app: App, ofBot: Webhook | undefined): Webhook[] {
  const ofCrm = app.crm && crmWebhook(app.crm, app);
  const ofHelpdesks = app.helpdesks.map((each) => helpdeskWebhook(each, app));
  return [ofBot, ofCrm, ...ofHelpdesks].flatMap((webhook) => webhook ?? []);
}

/** For the person who started it: the log is for machines. */
function sayStarted(app: App, hasBot: boolean): void {
  const { config } = app;
  // The embedded home belongs to one process: this one.
  const talk = config.databaseUrl === undefined ? 'stop it and run "npm run chat"' : 'run "npm run chat"';
  printError(`Deskgraph is up: http://${config.host}:${config.port}/healthz. To talk to it, ${talk} in a terminal.`);
  if (!hasBot) {
    for (const [title, needed] of channelVariables) printError(`${title}: set ${needed.join(", ")} to answer there.`);
  }
  const warnings = [noHelpdeskWarning(app), hasBot ? demoShopWarning(config) : undefined];
  for (const warning of warnings) if (warning !== undefined) printError(warning);
}

/** Rejects when receiving fails; that it has ended in peace does not end the wait. */
const failing = (receiving: Promise<void> | undefined): Promise<never> =>
  new Promise((_, reject) => {
    receiving?.catch(reject);
  });

async function listen(app: App, stopping: AbortSignal, webhooks: readonly Webhook[]): Promise<Server> {
  const { config, log, metrics, home } = app;
  const server = serve({
    fetch: routes({
      ready: async () => void (await home.pool.query("select 1")),
      stopping,
      metrics: () => metrics.expose(),
      served: (of) => metrics.httpServed(of),
      failed: (error) => log.error("http.error", describeError(error)),
      refused: () => metrics.overloaded(),
      webhooks,
    }).fetch,
    port: config.port,
    hostname: config.host,
  }) as Server;
  await once(server, "listening").catch((error: unknown) => {
    throw listenError(error, config);
  });
  return server;
}

async function closed(server: Server): Promise<void> {
  setTimeout(() => server.closeAllConnections(), lingerMs).unref();
  await new Promise((done) => server.close(done));
}

/** Only the first signal is heard: the second one ends the process at once. */
const stopAsked = (signal: AbortSignal): Promise<unknown> =>
  Promise.race([once(process, "SIGTERM", { signal }), once(process, "SIGINT", { signal })]);

function listenError(error: unknown, { host, port }: Config): Error {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return new HomeError(`Port ${port} on ${host} is taken: stop what uses it or set PORT.`);
  if (code === "EACCES")
    return new HomeError(`Port ${port} may not be opened by this user: set PORT to one above 1023.`);
  return error instanceof Error ? error : new Error(String(error));
}
