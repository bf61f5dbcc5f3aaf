import { performance } from "node:perf_hooks";
import type { ConversationId } from "../core/index.ts";
import { RecentTurns, type TurnSize } from "./recent-turns.ts";

/** Above this share of the time the process does nothing but compute, and whatever begins makes all others slower. */
const busyShare = 0.85;
/** How often it is looked whether there is room; a share over less than this says little. */
const lookMs = 25;
/** What a chat wrote in this time counts when it is asked who is next: a flood a minute is a flood. */
const weighedMs = 300_000;
/** A chat that wrote so much in that time, with what it waits for, has large turns. */
const manyMessages = 30;
const minuteMs = 60_000;

type Size = "small" | "large";
/**
 * So many may run while the process is busy: those that run may wait for a model that never answers. Each size has its
 * own places, so that a customer with one question never waits for the end of a flood's turn.
 */
const placesWhileBusy: Record<Size, number> = { small: 2, large: 1 };
/** Large ones that begin in the same moment make the process busy before anybody can see it. */
const placesWhileIdle: Record<Size, number> = { small: Number.POSITIVE_INFINITY, large: 4 };
/** However busy it is, one of those that wait begins after each such pause. */
const atLeastEveryMs = 500;

export interface TurnGate {
  /**
   * Resolves when a turn of this conversation may begin; the given function says that it is over. Undefined when the
   * signal came first.
   */
  enter(of: TurnSize, signal: AbortSignal): Promise<(() => void) | undefined>;
  /** How many turns of this conversation began here in the last minute. */
  turnsLately(conversation: ConversationId): number;
}

interface Waiting extends TurnSize {
  readonly admit: () => void;
}

/** Where nobody ever waits. */
export const openGate: TurnGate = { enter: async () => () => undefined, turnsLately: () => 0 };

interface GateOptions {
  /** Whether the processor is what is missing now. */
  readonly isBusy?: () => boolean;
  readonly now?: () => number;
}

/**
 * Who begins next while the process has more to do than it can. A turn mostly waits for a model, so many run at once;
 * but when the processor is what is missing, each one that begins slows down all, also what stores messages. Then
 * turns begin one after the other, and whoever wrote the least in the last five minutes goes first: a flood from some
 * chats waits, grows into fewer and larger turns, and costs a customer with one question little.
 */
export const createTurnGate = (options: GateOptions = {}): TurnGate => new Gate(options);

class Gate implements TurnGate {
  readonly #isBusy: () => boolean;
  readonly #now: () => number;
  readonly #waiting: Waiting[] = [];
  readonly #weighed: RecentTurns;
  readonly #lastMinute: RecentTurns;
  readonly #running: Record<Size, number> = { small: 0, large: 0 };
  #lastBegunMs = Number.NEGATIVE_INFINITY;
  #look: NodeJS.Timeout | undefined;

  constructor({ now = () => performance.now(), isBusy = loopIsBusy(now) }: GateOptions) {
    this.#now = now;
    this.#isBusy = isBusy;
    this.#weighed = new RecentTurns(weighedMs, now);
    this.#lastMinute = new RecentTurns(minuteMs, now);
  }

  turnsLately(conversation: ConversationId): number {
    return this.#lastMinute.of(conversation).turns;
  }

  enter(entrant: TurnSize, signal: AbortSignal): Promise<(() => void) | undefined> {
    const size = this.#sizeOf(entrant);
    const isNext = this.#waiting.every((each) => this.#sizeOf(each) !== size);
    if (isNext && this.#mayBegin(size)) return Promise.resolve(this.#begin(entrant, size));
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(undefined);
      const waiting: Waiting = {
        ...entrant,
        admit: () => {
          signal.removeEventListener("abort", giveUp);
          resolve(this.#begin(entrant, this.#sizeOf(entrant)));
        },
      };
      const giveUp = (): void => {
        this.#remove(waiting);
        resolve(undefined);
      };
      signal.addEventListener("abort", giveUp, { once: true });
      this.#waiting.push(waiting);
      this.#look ??= setTimeout(() => this.#admitNext(), lookMs);
    });
  }

  #mayBegin(size: Size): boolean {
    // Asked each time, because it measures from one question to the next.
    const places = this.#isBusy() ? placesWhileBusy : placesWhileIdle;
    return this.#running[size] < places[size] || this.#now() - this.#lastBegunMs > atLeastEveryMs;
  }

  /** Answers what ends it. */
  #begin(entrant: TurnSize, size: Size): () => void {
    this.#running[size] += 1;
    this.#lastBegunMs = this.#now();
    this.#weighed.add(entrant);
    this.#lastMinute.add(entrant);
    let isOver = false;
    return () => {
      if (!isOver) this.#running[size] -= 1;
      isOver = true;
    };
  }

  #admitNext(): void {
    const next = this.#next();
    if (next !== undefined && this.#mayBegin(this.#sizeOf(next))) {
      this.#remove(next);
      next.admit();
    }
    this.#look = this.#waiting.length === 0 ? undefined : setTimeout(() => this.#admitNext(), lookMs);
  }

  /** Of those who wait the one who wrote the least lately, with what they wait for: small ones go before large ones. */
  #next(): Waiting | undefined {
    const [first, ...rest] = this.#waiting;
    return first && rest.reduce((best, each) => (this.#weightOf(each) < this.#weightOf(best) ? each : best), first);
  }

  #weightOf({ conversation, messages }: TurnSize): number {
    return this.#weighed.of(conversation).messages + messages;
  }

  #sizeOf(of: TurnSize): Size {
    return this.#weightOf(of) < manyMessages ? "small" : "large";
  }

  #remove(waiting: Waiting): void {
    const at = this.#waiting.indexOf(waiting);
    if (at !== -1) this.#waiting.splice(at, 1);
  }
}

/** Whether the event loop had hardly a pause since it was asked the last time. */
function loopIsBusy(now: () => number): () => boolean {
  let seen = performance.eventLoopUtilization();
  let seenMs = now();
  let isBusy = false;
  return () => {
    if (now() - seenMs >= lookMs) {
      const current = performance.eventLoopUtilization();
      isBusy = performance.eventLoopUtilization(current, seen).utilization > busyShare;
      seen = current;
      seenMs = now();
    }
    return isBusy;
  };
}
