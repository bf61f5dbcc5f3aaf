import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { helpdeskWebhook } from "../../src/helpdesk/webhook.ts";
import type { startSitniks } from "../../test/fakes/sitniks.ts";
import type { startZendesk } from "../../test/fakes/zendesk.ts";
import type { doors } from "../../test/kit/doors.ts";
import type { telegramApp } from "../../test/kit/telegram-app.ts";

/**
 * What a checkout's own tests put the product together with. The types are this checkout's; others' have to be alike.
 */
export interface Kit {
  readonly startSitniks: typeof startSitniks;
  readonly startZendesk: typeof startZendesk;
  readonly signingSecret: string;
  /** Calls createApp and createTelegram, or what took their place in that checkout. */
  readonly telegramApp: typeof telegramApp;
  readonly helpdeskWebhook: typeof helpdeskWebhook;
  readonly doors: typeof doors;
}

export async function kitOf(root: string): Promise<Kit> {
  const files = ["test/fakes", "test/kit", "src"].flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }));
  const found = (name: keyof Kit): Promise<unknown> => exportNamed(root, files, name);
  return {
    startSitniks: (await found("startSitniks")) as Kit["startSitniks"],
    startZendesk: (await found("startZendesk")) as Kit["startZendesk"],
    signingSecret: (await found("signingSecret")) as string,
    telegramApp: (await found("telegramApp")) as Kit["telegramApp"],
    helpdeskWebhook: (await found("helpdeskWebhook")) as Kit["helpdeskWebhook"],
    doors: (await found("doors")) as Kit["doors"],
  };
}

/** Files move between checkouts; what they export keeps its name. */
async function exportNamed(root: string, files: readonly string[], name: string): Promise<unknown> {
  const declares = new RegExp(`^export (?:async )?(?:function|const) ${name}\\b`, "m");
  const file = files.find((each) => declares.test(readFileSync(join(root, each), "utf8")));
  if (file === undefined) throw new Error(`${root} exports no ${name}: bench/house/kit.ts needs the name it has there`);
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(root, file)).href);
  return module[name];
}
