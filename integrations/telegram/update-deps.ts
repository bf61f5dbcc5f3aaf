import type { Api } from "grammy";
import type { ChannelHost } from "../../src/core/index.ts";
import type { ShowWorking } from "./show-working.ts";

/** What taking an update needs. */
export interface UpdateDeps {
  readonly api: Api;
  readonly host: ChannelHost;
  /**
   * Contains the bot's id: another bot counts its messages anew, and on the same database they would be taken for
   * repeats.
   */
  readonly source: string;
  readonly showWorking: ShowWorking;
}
