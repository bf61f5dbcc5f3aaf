import type { ScheduleName, SlotRule } from "../../core/index.ts";

export interface Schedule {
  readonly name: ScheduleName;
  readonly rule: SlotRule;
  /**
   * May run twice for one slot, where a process died in it: what it does has to be known again.
   * `before`: the last time that is done. Answers what it did.
   */
  readonly run: (slot: Date, before: Date | undefined) => Promise<string>;
}
