import { type Home, openHome } from "../../supabase/home/home.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { type App, createApp, homeOf } from "../app.ts";
import type { Config } from "../config/config.ts";
import type { Product } from "./product.ts";

/** Opened for one command, and closed with it. */
export function ownProduct(config: Config): Product & { close(): Promise<void> } {
  let opened: Promise<Home> | undefined;
  let upToDate: Promise<Home> | undefined;
  let app: Promise<App> | undefined;
  const atHome = (): Promise<Home> => {
    opened ??= openHome(homeOf(config));
    return opened;
  };
  return {
    config,
    homeAsItIs: atHome,
    home: () => {
      upToDate ??= atHome().then(migrated);
      return upToDate;
    },
    app: () => {
      app ??= atHome().then((home) => createApp({ config, home }));
      return app;
    },
    // What could not be opened has closed itself.
    close: async () => {
      const open = await (app ?? opened)?.catch(() => undefined);
      await open?.close();
    },
  };
}

async function migrated(home: Home): Promise<Home> {
  await migrate(home);
  return home;
}
