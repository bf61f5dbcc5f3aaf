import type { Channel, ChannelTrouble, Log } from "../core/index.ts";
import { describeError } from "../telemetry/safe-fields.ts";

/** The same trouble is said again only after this time. */
const sameTroubleMs = 600_000;

/** Each trouble is logged; what a person can do about it is said once, in plain words. */
export function troubleReporter(
  { vendor, title }: Pick<Channel, "vendor" | "title">,
  log: Log,
  say: (line: string) => void,
): (trouble: ChannelTrouble) => void {
  const lastMs = new Map<string, number>();
  return ({ reason, error, remedy }) => {
    log.error("channel.trouble", { vendor, reason, ...describeError(error) });
    const beforeMs = lastMs.get(reason) ?? Number.NEGATIVE_INFINITY;
    lastMs.set(reason, performance.now());
    if (remedy !== undefined && performance.now() - beforeMs > sameTroubleMs) say(`${title}: ${remedy}.`);
  };
}
