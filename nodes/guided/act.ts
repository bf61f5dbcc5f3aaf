import type { Desk, Said } from "./desk.ts";

/** One thing that can be chosen. What its ids name is looked up anew: they may be old, or somebody made them up. */
export interface Act {
  readonly name: string;
  /** Undefined when a tool handed the turn on: the payment or the escalation speaks next. */
  readonly run: (ids: readonly string[], desk: Desk) => Said | undefined | Promise<Said | undefined>;
}
