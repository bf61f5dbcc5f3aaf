import { once } from "node:events";
import { serve } from "@hono/node-server";
import { openHome } from "../../supabase/home.ts";
import { createApp, homeOf } from "../app.ts";
import type { Config } from "../config.ts";
import { HomeError } from "../core/index.ts";
import { routes } from "../http/routes.ts";
import { startUpkeep } from "../upkeep.ts";
import { runChat } from "./chat.ts";
import { print } from "./print.ts";

/** In a terminal: the chat. Without one: HTTP, until it is told to stop. */
export async function runStart(config: Config): Promise<number> {
  if (process.stdin.isTTY && process.stdout.isTTY && config.telegramBotToken === undefined) {
    return runChat(config, { isHomeChosen: true });
  }
  const app = await createApp({ config, home: await openHome(homeOf(config)) });
  const upkeep = await startUpkeep(app.home, config.shop.timeZone);
  try {
    const server = serve({
      fetch: routes({ ready: async () => void (await app.home.pool.query("select 1")) }).fetch,
      port: config.port,
      hostname: config.host,
    });
    const failure = new Promise<never>((_, reject) => {
      server.once("error", (error) => reject(listenError(error, config)));
    });
    const listening = new Promise<void>((resolve) => server.once("listening", () => resolve()));
    await Promise.race([listening, failure]);
    // The embedded home belongs to one process: this one.
    const talk = config.databaseUrl === undefined ? 'stop it and run "npm run chat"' : 'run "npm run chat"';
    print(`Deskgraph is up: http://${config.host}:${config.port}/healthz. To talk to it, ${talk} in a terminal.`);
    print("Telegram: this version does not answer there yet; TELEGRAM_BOT_TOKEN is where its bot token will go.");
    await Promise.race([stopAsked(), failure]);
    await new Promise((closed) => server.close(closed));
    return 0;
  } finally {
    await upkeep.stop();
    await app.close();
  }
}

const stopAsked = (): Promise<unknown> => Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);

function listenError(error: unknown, { host, port }: Config): Error {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return new HomeError(`Port ${port} on ${host} is taken: stop what uses it or set PORT.`);
  if (code === "EACCES")
    return new HomeError(`Port ${port} may not be opened by this user: set PORT to one above 1023.`);
  return error instanceof Error ? error : new Error(String(error));
}
