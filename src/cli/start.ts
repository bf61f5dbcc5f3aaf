import { once } from "node:events";
import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { openHome } from "../../supabase/home/home.ts";
import { type App, createApp, homeOf } from "../app.ts";
import { connectChannel } from "../channels/connect-channel.ts";
import { channelVariables } from "../config/choose-vendor.ts";
import type { Config } from "../config/config.ts";
import { HomeError, type Webhook } from "../core/index.ts";
import { crmWebhook } from "../crm/webhook.ts";
import { helpdeskWebhook } from "../helpdesk/webhook.ts";
import { routes } from "../http/routes.ts";
import { createLog } from "../telemetry/log.ts";
import { describeError } from "../telemetry/safe-fields.ts";
import { startUpkeep } from "../work/clock.ts";
import { runChat } from "./chat.ts";
import { nobodyIsTold } from "./nobody-is-told.ts";
import { printError } from "./print.ts";
import { stillDemo } from "./still-demo.ts";

/** What is asked just before the stop is still answered; connections that only linger are cut. */
const lingerMs = 1_000;
/** SIGTERM to exit is promised within 20 s. If something hangs for all that, its work is taken up elsewhere. */
const patienceMs = 19_000;

/** In a terminal: the chat. Without one: HTTP and the work, until it is told to stop. */
export async function runStart(config: Config): Promise<number> {
  for (const warning of config.warnings) printError(warning);
  if (process.stdin.isTTY && process.stdout.isTTY && config.channel === undefined) {
    return runChat(config, { isHomeChosen: true });
  }
  const log = createLog({ level: config.logLevel });
  const channel = config.channel?.open();
  const home = await openHome(homeOf(config));
  const app = await createApp({ config, home, log, ...(channel === undefined ? {} : { channel }) });
  const stopping = new AbortController();
  let server: Server | undefined;
  let receiving: Promise<void> | undefined;
  try {
    const bot = channel && connectChannel(channel, app);
    const crm = app.crm && crmWebhook(app.crm, app);
    const helpdesks = app.helpdesks.map((each) => helpdeskWebhook(each, app));
    const webhooks = [bot?.webhook, crm, ...helpdesks].flatMap((webhook) => webhook ?? []);
    server = await listen(app, stopping.signal, webhooks);
    await app.work();
    await startUpkeep(app);
    log.info("process.started", { host: config.host, port: config.port });
    // The embedded home belongs to one process: this one.
    const talk = config.databaseUrl === undefined ? 'stop it and run "npm run chat"' : 'run "npm run chat"';
    printError(`Deskgraph is up: http://${config.host}:${config.port}/healthz. To talk to it, ${talk} in a terminal.`);
    if (bot === undefined) {
      for (const [title, needed] of channelVariables) printError(`${title}: set ${needed.join(", ")} to answer there.`);
    }
    const warnings = [nobodyIsTold(app), bot === undefined ? undefined : stillDemo(config)];
    for (const warning of warnings) if (warning !== undefined) printError(warning);
    receiving = bot?.receive(stopping.signal, printError);
    await Promise.race([stopAsked(stopping.signal), failureOf(receiving)]);
  } finally {
    // Asked for or not, it ends whole: what lives on would look well from outside and answer nobody.
    log.info("process.stopping");
    stopping.abort();
    setTimeout(() => process.exit(1), patienceMs).unref();
    await Promise.allSettled([receiving]);
    await Promise.all([server && closed(server), app.close()]);
  }
  log.info("process.stopped");
  return 0;
}

/** Only its failing ends the wait; that it is through does not. */
const failureOf = (receiving: Promise<void> | undefined): Promise<never> =>
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

/** From then on nobody listens: whoever asks a second time does not want to wait. */
const stopAsked = (signal: AbortSignal): Promise<unknown> =>
  Promise.race([once(process, "SIGTERM", { signal }), once(process, "SIGINT", { signal })]);

function listenError(error: unknown, { host, port }: Config): Error {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return new HomeError(`Port ${port} on ${host} is taken: stop what uses it or set PORT.`);
  if (code === "EACCES")
    return new HomeError(`Port ${port} may not be opened by this user: set PORT to one above 1023.`);
  return error instanceof Error ? error : new Error(String(error));
}
