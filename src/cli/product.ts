import type { Home } from "../../supabase/home/home.ts";
import type { App } from "../app.ts";
import type { Config } from "../config/config.ts";

/**
 * The product as a command works on it: the one that runs on the home, or parts of one that are opened for this command
 * alone, each when it is asked for.
 */
export interface Product {
  /** What the product was started with; where none runs, what was read for this command. */
  readonly config: Config;
  /** Since when it runs; absent where it was opened for this command. */
  readonly runningSince?: Date;
  /** The data, brought up to this version. */
  home(): Promise<Home>;
  /** The data as they lie there. */
  homeAsItIs(): Promise<Home>;
  app(): Promise<App>;
}
