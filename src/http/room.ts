import { Overloaded } from "../core/index.ts";

/** Does the work if there is room for it, and refuses it at once if there is none. */
export type Room = <T>(work: () => Promise<T>) => Promise<T>;

/** Room for so many at once. Nobody waits for it: a queue of requests is memory that grows. */
export function roomFor(maxAtOnce: number, refused: () => void): Room {
  let count = 0;
  return async (work) => {
    if (count >= maxAtOnce) {
      refused();
      throw new Overloaded("Too much arrives at once; nothing was stored. Send it again in a moment.");
    }
    count += 1;
    try {
      return await work();
    } finally {
      count -= 1;
    }
  };
}
