import pg from "pg";
import type { Listen } from "./home.ts";

/** First and longest wait between two tries to reconnect. A missed notification costs one poll (a second), no more. */
const firstDelayMs = 500;
const longestDelayMs = 10_000;

/** A connection of its own, outside the pool: a pooled one would be handed to others and forget its subscriptions. */
export function listenOnPostgres(url: string): Listen {
  return async (channel, onNotification, onReconnect) => {
    let closed = false;
    let client: pg.Client | undefined;
    let timer: NodeJS.Timeout | undefined;
    let failedCount = 0;

    const connect = async (): Promise<void> => {
      const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: "deskgraph listen" });
      // Both may come for one loss; the second finds that `client` is another already.
      const lost = (): void => {
        if (client !== next) return;
        client = undefined;
        next.end().catch(() => undefined);
        retryLater();
      };
      next.on("error", lost);
      next.on("end", lost);
      next.on("notification", (message) => onNotification(message.payload ?? ""));
      try {
        await next.connect();
        await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      } catch (error) {
        next.end().catch(() => undefined);
        throw error;
      }
      if (closed) return next.end();
      client = next;
      failedCount = 0;
      onReconnect();
    };

    const retryLater = (): void => {
      if (closed) return;
      const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** failedCount);
      failedCount += 1;
      timer = setTimeout(() => connect().catch(retryLater), delayMs);
      timer.unref();
    };

    await connect();
    return {
      close: async () => {
        closed = true;
        clearTimeout(timer);
        const last = client;
        client = undefined;
        await last?.end().catch(() => undefined);
      },
    };
  };
}
