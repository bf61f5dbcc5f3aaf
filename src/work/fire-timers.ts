import { type Clock, type DueTimer, proactiveNames, type Shop, type Timers, timerNames } from "../core/index.ts";
import type { Accept } from "../inbox/accept.ts";

/** More are left for the next minute. */
const mostAtOnce = 500;
const hourMs = 3_600_000;
const urgentNames = timerNames.filter((name) => !proactiveNames.includes(name));

interface FireDeps {
  readonly timers: Timers;
  readonly accept: Accept;
  readonly now: Clock;
  readonly config: { readonly shop: Pick<Shop, "followUps"> };
}

/**
 * Each timer whose time has come arrives in its conversation, once: one that is fired again, by another process or
 * after a death between the two steps, is known by its mark. Answers how many there were.
 */
export async function fireTimers(deps: FireDeps, stopping?: AbortSignal): Promise<number> {
  const { timers, accept, now } = deps;
  const at = now();
  const due = [...(await timers.due(at, { names: urgentNames, limit: mostAtOnce })), ...(await dueProactive(deps, at))];
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

/**
 * As many messages that nobody asked for as the hour has room for; the others wait. So do those to customers whose
 * answer waits for a person's word: they have written.
 */
async function dueProactive({ timers, config }: FireDeps, at: Date): Promise<readonly DueTimer[]> {
  const { perHour, abandonedCart, unpaidBill } = config.shop.followUps;
  if (abandonedCart === "off" && unpaidBill === "off") return [];
  const room = perHour - (await timers.firedSince(new Date(at.getTime() - hourMs), proactiveNames));
  return room <= 0 ? [] : timers.due(at, { names: proactiveNames, limit: room, notWhileHeld: true });
}
