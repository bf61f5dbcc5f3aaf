import type { App } from "../app.ts";
import type { RunRequest } from "../console/serve-client.ts";
import { type Console, serveConsole } from "../console/serve-console.ts";
import { BadInput } from "../core/index.ts";
import { describeError } from "../telemetry/safe-fields.ts";
import { printError } from "./print.ts";
import type { Product } from "./product.ts";
import { productCommands } from "./product-commands.ts";

/**
 * Lets commands be run beside this product, in it. An embedded home can be opened once; a Postgres is open to everybody
 * and needs no socket. Where a socket is not possible, the product works without one.
 */
export async function serveCommands(app: App): Promise<Console | undefined> {
  const { home, log } = app;
  if (home.dir === undefined || process.platform === "win32") return undefined;
  try {
    return await serveConsole(home.dir, runIn(app));
  } catch (error) {
    log.warn("console.off", describeError(error));
    printError(`Commands cannot be run beside this process. ${error instanceof Error ? error.message : ""}`.trim());
    return undefined;
  }
}

function runIn(app: App): RunRequest {
  const { config, home, log } = app;
  const product: Product = {
    config,
    runningSince: new Date(),
    home: async () => home,
    homeAsItIs: async () => home,
    app: async () => app,
  };
  return async ({ command, words, options }, out, gone) => {
    const found = productCommands.find(({ name }) => name === command);
    if (found === undefined) throw new BadInput("The running product has no such command. Was it updated? Restart it.");
    const of = { kind: found.name };
    const unknown = Object.keys(options).find((name) => !Object.hasOwn(found.options ?? {}, name));
    if (unknown !== undefined) throw new BadInput(`The running product's "${found.name}" has no option --${unknown}.`);
    try {
      const status = await found.work(product, { words, options }, out);
      log.info("console.command", { ...of, status });
      return status;
    } catch (error) {
      if (gone.aborted) log.info("console.command", { ...of, reason: "client_gone" });
      else log.info("console.command", { ...of, ...describeError(error) });
      throw error;
    }
  };
}
