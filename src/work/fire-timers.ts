import type { Clock, Timers } from "../core/index.ts";
import type { Accept } from "../inbox/accept.ts";

/** More are left for the next minute. */
const mostAtOnce = 500;

interface FireDeps {
  readonly timers: Timers;
  readonly accept: Accept;
  readonly now: Clock;
}

/**
 * Each timer whose time has come arrives in its conversation, once: one that is fired again, by another process or
 * after a death between the two steps, is known by its mark. Answers how many there were.
 */
export async function fireTimers({ timers, accept, now }: FireDeps, stopping?: AbortSignal): Promise<number> {
  const at = now();
  const due = await timers.due(at, mostAtOnce);
  const failures: unknown[] = [];
  for (const timer of due) {
    if (stopping?.aborted) break;
    const { conversationId, name, mark, body } = timer;
    try {
      const externalId = `${conversationId}/${name}/${mark}`;
      await accept({ conversationId, source: "clock", externalId, body: { kind: "timer", timer: body } });
      await timers.fired(timer, at);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return due.length;
}
