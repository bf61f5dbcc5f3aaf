export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

export interface Webhook {
  readonly url: string;
  readonly secret: string;
}

/** How long Telegram waits for an "ok" (about a minute; less here), and for how long it repeats. */
const answerMs = 10_000;
const firstRetryMs = 30;
const longestRetryMs = 500;

/**
 * The updates that wait for the bot. Polled, they stay until an offset beyond them is asked for; by webhook they are
 * posted in each chat's order, one at a time, again and again until a 2xx.
 */
export function createUpdates() {
  const queue: Update[] = [];
  const waiting = new Set<() => void>();
  const inFlight = new Set<string>();
  const statuses: number[] = [];
  let webhook: Webhook | undefined;
  let target: string | undefined;
  let isStopped = false;

  const wakeAll = (): void => {
    for (const wake of waiting) wake();
    waiting.clear();
  };

  function pump(): void {
    if (target === undefined || webhook === undefined || isStopped) return;
    for (const update of queue) {
      const chat = chatOf(update);
      if (inFlight.has(chat)) continue;
      inFlight.add(chat);
      void post(update).finally(() => {
        inFlight.delete(chat);
        pump();
      });
    }
  }

  async function post(update: Update): Promise<void> {
    for (let failures = 0; !isStopped && target !== undefined; failures += 1) {
      const status = await fetch(target, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "X-Telegram-Bot-Api-Secret-Token": webhook?.secret ?? "",
        },
        body: JSON.stringify(update),
        signal: AbortSignal.timeout(answerMs),
      }).then(
        (response) => response.status,
        () => 0,
      );
      statuses.push(status);
      if (status >= 200 && status < 300) {
        queue.splice(queue.indexOf(update), 1);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.min(longestRetryMs, firstRetryMs * 2 ** failures)));
    }
  }

  return {
    statuses,
    get count(): number {
      return queue.length;
    },
    get webhook(): Webhook | undefined {
      return webhook;
    },
    set webhook(to: Webhook | undefined) {
      webhook = to;
      pump();
    },
    /** Where the webhook's public address really is, in a test: from now on Telegram posts there. */
    deliverTo: (url: string | undefined): void => {
      target = url;
      pump();
    },
    put: (update: Update): Update => {
      queue.push(update);
      wakeAll();
      pump();
      return update;
    },
    /** A long poll; whatever lies before the offset is confirmed and gone. */
    from: async (offset: number, closed: (then: () => void) => void): Promise<readonly Update[]> => {
      for (const update of queue.filter(({ update_id }) => update_id < offset)) queue.splice(queue.indexOf(update), 1);
      if (queue.length === 0) {
        await new Promise<void>((resolve) => {
          waiting.add(resolve);
          closed(resolve);
          setTimeout(resolve, 2_000).unref();
        });
      }
      return queue.slice(0, 100);
    },
    stop: (): void => {
      isStopped = true;
      wakeAll();
    },
  };
}

const chatOf = (update: Update): string => /"chat":\{[^{}]*?"id":(-?\d+)/.exec(JSON.stringify(update))?.[1] ?? "none";
