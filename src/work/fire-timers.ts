import {
  afterOpenTime,
  type Catalogue,
  type Clock,
  type DueTimer,
  proactiveNames,
  type Shop,
  type Stock,
  type Timers,
  timerNames,
  sku as toSku,
  turnId,
  withStock,
} from "../core/index.ts";
import type { Accept } from "../inbox/accept.ts";

/** More are left for the next minute. */
const mostAtOnce = 500;
const hourMs = 3_600_000;
const urgentNames = timerNames.filter((name) => !proactiveNames.includes(name));

interface FireDeps {
  readonly timers: Timers;
  readonly accept: Accept;
  readonly now: Clock;
  readonly config: { readonly shop: Shop };
  readonly goods: { readonly catalogue: Catalogue };
  /** What of the goods is taken; absent: the catalogue's numbers stay as they are. */
  readonly stock?: Stock | undefined;
}

/**
 * Each timer whose time has come arrives in its conversation, once: one that is fired again, by another process or
 * after a death between the two steps, is known by its mark. Answers how many there were.
 */
export async function fireTimers(deps: FireDeps, stopping?: AbortSignal): Promise<number> {
  const { timers, accept, now } = deps;
  const at = now();
  await wakeForGoods(deps, at);
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
  const { perHour } = config.shop.followUps;
  const room = perHour - (await timers.firedSince(new Date(at.getTime() - hourMs), proactiveNames));
  return room <= 0 ? [] : timers.due(at, { names: proactiveNames, limit: room, notWhileHeld: true });
}

/** Who waits for goods that are there now hears of them as soon as the shop is open. */
async function wakeForGoods({ timers, goods, stock, config }: FireDeps, at: Date): Promise<void> {
  const open = afterOpenTime(config.shop, at, 0);
  if (open === undefined) return;
  const awaited = await timers.awaited(open);
  if (awaited.length === 0) return;
  const shelf = goods.catalogue.now?.() ?? goods.catalogue;
  // One look for each time: it is remembered under the name of a turn.
  const look = turnId(`clock/${at.toISOString()}`);
  const now = stock === undefined ? shelf : withStock(shelf, await stock.look(look));
  const back = awaited.filter((sku) => (now.bySku(toSku(sku))?.variant.stock ?? 0) > 0);
  if (back.length > 0) await timers.wake(back, open);
}
