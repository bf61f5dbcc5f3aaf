import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Tool } from "../../nodes/tools/define-tool.ts";
import type { Home } from "../../supabase/home/home.ts";
import type { LaneEngine } from "../../supabase/jobs/job-engine.ts";
import type { VendorLimits } from "../../supabase/vendor-limits/vendor-limits.ts";
import type { Config } from "../config/config.ts";
import type { Channel, Clock, Deliverers, Files, Log, Metrics, ModelWatch, Store, Traces } from "../core/index.ts";
import type { SettleWindow } from "../inbox/settle-window.ts";

/** What whoever starts the product may choose of it. */
export interface AppOptions {
  readonly config: Config;
  /** Already open; it is closed with the app, and when the app cannot start. */
  readonly home: Home;
  readonly now?: Clock;
  readonly model?: BaseChatModel;
  /** Where customers write; without one, replies are shown and not sent. */
  readonly channel?: Channel;
  /** In place of those of the channel, the CRM and the helpdesks. */
  readonly deliverers?: (of: { readonly store: Store; readonly files: Files }) => Partial<Deliverers>;
  /** Whoever starts it answers as the staff, at the terminal: nothing else has to bring a matter to a person. */
  readonly isStaffed?: true;
  /** In place of the channel's: what customers sent. */
  readonly files?: Files;
  /** What the model may ask for besides the product's own tools. */
  readonly tools?: readonly Tool[];
  /** How long a burst of messages is waited for. */
  readonly settleWindow?: SettleWindow;
  readonly engine?: (home: Home) => Promise<LaneEngine>;
  /** In place of breakers and budgets that all processes share. */
  readonly limits?: Partial<VendorLimits>;
  readonly log?: Log;
  readonly metrics?: Metrics;
  readonly traces?: Traces;
  /** Told of each call of a model, beside the log and the metrics. */
  readonly modelWatch?: ModelWatch;
}

/** With a clock, and with somewhere to tell what happens. */
export type ToldOptions = AppOptions & Required<Pick<AppOptions, "now" | "log" | "traces">>;

/** What customers sent in the channel; undefined where no channel keeps any. */
export const channelFiles = ({ files, channel }: AppOptions): Files | undefined => files ?? channel?.files;
