import { performance } from "node:perf_hooks";
import type { ConversationId } from "../core/index.ts";
import { RecentTurns, type TurnSize } from "./recent-turns.ts";

/** Above this share of the time the process does nothing but compute, and whatever begins makes all others slower. */
const busyShare = 0.85;
/** How often it is looked whether there is room; a share over less than this says little. */
const lookMs = 25;
/** So many may always run: those that run may wait for a model that never answers. */
const alwaysAtOnce = 2;
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
 * turns begin one after the other, and whoever wrote the least in the last minute goes first: a flood from some chats
 * waits, grows into fewer and larger turns, and costs a customer with one question little.
 */
export const createTurnGate = (options: GateOptions = {}): TurnGate => new Gate(options);

class Gate implements TurnGate {
  readonly #isBusy: () => boolean;
  readonly #now: () => number;
  readonly #waiting: Waiting[] = [];
  readonly #recent: RecentTurns;
  #running = 0;
  #lastBegunMs = Number.NEGATIVE_INFINITY;
  #look: NodeJS.Timeout | undefined;

  constructor({ now = () => performance.now(), isBusy = loopIsBusy(now) }: GateOptions) {
    this.#now = now;
    this.#isBusy = isBusy;
    this.#recent = new RecentTurns(now);
  }

  turnsLately(conversation: ConversationId): number {
    return this.#recent.of(conversation).turns;
  }

  enter(entrant: TurnSize, signal: AbortSignal): Promise<(() => void) | undefined> {
    if (this.#waiting.length === 0 && this.#mayBegin()) return Promise.resolve(this.#begin(entrant));
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(undefined);
      const waiting: Waiting = {
        ...entrant,
        admit: () => {
          signal.removeEventListener("abort", giveUp);
          resolve(this.#begin(entrant));
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

  #mayBegin(): boolean {
    // Asked each time, because it measures from one question to the next.
    const isBusy = this.#isBusy();
    return !isBusy || this.#running < alwaysAtOnce || this.#now() - this.#lastBegunMs > atLeastEveryMs;
  }

  /** Answers what ends it. */
  #begin(entrant: TurnSize): () => void {
    this.#running += 1;
    this.#lastBegunMs = this.#now();
    this.#recent.add(entrant);
    let isOver = false;
    return () => {
      if (!isOver) this.#running -= 1;
      isOver = true;
    };
  }

  #admitNext(): void {
    const next = this.#mayBegin() ? this.#next() : undefined;
    if (next !== undefined) {
      this.#remove(next);
      next.admit();
    }
    this.#look = this.#waiting.length === 0 ? undefined : setTimeout(() => this.#admitNext(), lookMs);
  }

  /** Of those who wait the one who wrote the least lately, with what they wait for. */
  #next(): Waiting | undefined {
    const weightOf = ({ conversation, messages }: Waiting): number => this.#recent.of(conversation).messages + messages;
    const [first, ...rest] = this.#waiting;
    return first && rest.reduce((best, each) => (weightOf(each) < weightOf(best) ? each : best), first);
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
