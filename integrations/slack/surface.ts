/** The name of the surface, as places, threads and people are kept under it, and of its breaker and budget. */
export const surface = "slack";
/**
 * chat.postMessage: about one a second in one channel, short bursts allowed (docs.slack.dev, rate limits, 2026-11); a
 * little less.
 */
export const limit = { calls: 50, perMs: 60_000 };
/** Of everything that is kept of what people do there. */
export const source = "slack/staff";
