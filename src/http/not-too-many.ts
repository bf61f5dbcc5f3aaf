import type { MiddlewareHandler } from "hono";
import { Overloaded } from "../core/index.ts";

/** Refuses what comes while so many requests are under way: a queue of requests is memory that grows. */
export function notTooMany(maxAtOnce: number, refused: () => void): MiddlewareHandler {
  let count = 0;
  return async (_c, next) => {
    if (count >= maxAtOnce) {
      refused();
      throw new Overloaded("Too much arrives at once; nothing was stored. Send it again in a moment.");
    }
    count += 1;
    try {
      await next();
    } finally {
      count -= 1;
    }
  };
}
