import type { ConversationId } from "../core/index.ts";

/** What is begun, or wants to begin. */
export interface TurnSize {
  readonly conversation: ConversationId;
  /** What it is made of: a hundred messages are more work than one. */
  readonly messages: number;
}

interface Sums {
  readonly turns: number;
  readonly messages: number;
}

const nothing: Sums = { turns: 0, messages: 0 };

/** How much each conversation had in the last `withinMs`, in this process. */
export class RecentTurns {
  readonly #withinMs: number;
  readonly #now: () => number;
  /** In their order. */
  readonly #begun: (TurnSize & { readonly ms: number })[] = [];
  readonly #sums = new Map<ConversationId, Sums>();

  constructor(withinMs: number, now: () => number) {
    this.#withinMs = withinMs;
    this.#now = now;
  }

  add(turn: TurnSize): void {
    this.#begun.push({ ...turn, ms: this.#now() });
    this.#count(turn, 1);
  }

  of(conversation: ConversationId): Sums {
    this.#forgetOld();
    return this.#sums.get(conversation) ?? nothing;
  }

  #forgetOld(): void {
    const since = this.#now() - this.#withinMs;
    const firstRecent = this.#begun.findIndex(({ ms }) => ms > since);
    for (const old of this.#begun.splice(0, firstRecent === -1 ? this.#begun.length : firstRecent)) {
      this.#count(old, -1);
    }
  }

  #count({ conversation, messages }: TurnSize, sign: 1 | -1): void {
    const before = this.#sums.get(conversation) ?? nothing;
    const after = { turns: before.turns + sign, messages: before.messages + sign * messages };
    if (after.turns === 0) this.#sums.delete(conversation);
    else this.#sums.set(conversation, after);
  }
}
