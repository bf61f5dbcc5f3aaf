import type { Api } from "grammy";
import type { ChannelHost } from "../../src/core/index.ts";
import type { Owners } from "./account-standing.ts";
import type { ShowWorking } from "./show-working.ts";
import type { Members } from "./staff/members.ts";

/** What taking an update needs. */
export interface UpdateDeps {
  readonly api: Api;
  readonly host: ChannelHost;
  /**
   * Contains the bot's id: another bot counts its messages anew, and on the same database they would be taken for
   * repeats.
   */
  readonly source: string;
  /** Of the accounts that the bot may answer on. */
  readonly owners: Owners;
  readonly showWorking: ShowWorking;
  /** Of the staff's group. */
  readonly members: Members;
}
