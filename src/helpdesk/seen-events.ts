import { createHash } from "node:crypto";

/** Longer than any vendor we know tries to deliver an event; a signature without a time in it is good for ever. */
const rememberedMs = 24 * 3_600_000;
/** Some hundred bytes each. */
const maxCount = 10_000;

interface SeenEvents {
  has(event: string): boolean;
  add(event: string): void;
}

/** What was heard already, the oldest forgotten first. An event of which that is not known is read once more. */
export function seenEvents(nowMs: () => number = Date.now): SeenEvents {
  const untilMs = new Map<string, number>();
  return {
    has: (event) => (untilMs.get(digest(event)) ?? 0) > nowMs(),
    add: (event) => {
      const key = digest(event);
      // Behind all others: the map keeps the order in which they came.
      untilMs.delete(key);
      untilMs.set(key, nowMs() + rememberedMs);
      const [oldest] = untilMs.keys();
      if (untilMs.size > maxCount && oldest !== undefined) untilMs.delete(oldest);
    },
  };
}

/** Some vendors' events are a whole ticket. */
const digest = (event: string): string => createHash("sha256").update(event).digest("base64url");
