import pg from "pg";
import type { Listen, Listening } from "./home-port.ts";

/** First and longest wait between two tries to reconnect. A missed notification costs one poll (a second), no more. */
const firstDelayMs = 500;
const longestDelayMs = 10_000;

/** A connection of its own, outside the pool: a pooled one would be handed to others and forget its subscriptions. */
export function listenOnPostgres(url: string): Listen {
  return async (channel, onNotification, onReconnect) => {
    const listener = new Listener({ url, channel, onNotification, onReconnect });
    await listener.connect();
    return listener;
  };
}

interface ListenerOptions {
  readonly url: string;
  readonly channel: string;
  readonly onNotification: (payload: string) => void;
  readonly onReconnect: () => void;
}

class Listener implements Listening {
  readonly #options: ListenerOptions;
  #isClosed = false;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failedCount = 0;

  constructor(options: ListenerOptions) {
    this.#options = options;
  }

  async connect(): Promise<void> {
    const { url, channel, onNotification, onReconnect } = this.#options;
    const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: "deskgraph listen" });
    const onLost = (): void => this.#afterLoss(next);
    next.on("error", onLost);
    next.on("end", onLost);
    next.on("notification", (message) => onNotification(message.payload ?? ""));
    try {
      await next.connect();
      await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      next.end().catch(() => undefined);
      throw error;
    }
    if (this.#isClosed) return next.end();
    this.#client = next;
    this.#failedCount = 0;
    onReconnect();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const last = this.#client;
    this.#client = undefined;
    await last?.end().catch(() => undefined);
  }

  /** "error" and "end" may both come for one loss; the second finds another client here already. */
  #afterLoss(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    client.end().catch(() => undefined);
    this.#retryLater();
  }

  #retryLater(): void {
    if (this.#isClosed) return;
    const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** this.#failedCount);
    this.#failedCount += 1;
    this.#timer = setTimeout(() => this.connect().catch(() => this.#retryLater()), delayMs);
    this.#timer.unref();
  }
}
