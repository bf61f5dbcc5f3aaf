import type { ConversationId, Store, Turn, TurnOutcome } from "../core/index.ts";

export interface TurnWorker {
  /** Works until the conversation has nothing waiting. Calls for one conversation run one after another. */
  drain(conversation: ConversationId): Promise<void>;
  /** Waits for everything that runs. */
  idle(): Promise<void>;
}

/**
 * Turns of one conversation run strictly one at a time in this process: claim (durable), run the graph, commit. A turn that
 * was claimed before a crash is claimed again first, and its re-run changes nothing that already happened.
 */
export function createTurnWorker(of: {
  readonly store: Store;
  readonly run: (turn: Turn) => Promise<TurnOutcome>;
  readonly after?: (turn: Turn) => Promise<void>;
}): TurnWorker {
  const running = new Map<ConversationId, Promise<void>>();

  async function work(conversation: ConversationId): Promise<void> {
    for (let turn = await of.store.claimTurn(conversation); turn; turn = await of.store.claimTurn(conversation)) {
      const outcome = await of.run(turn);
      await of.store.commitTurn(turn, outcome);
      await of.after?.(turn);
    }
  }

  function drain(conversation: ConversationId): Promise<void> {
    const previous = running.get(conversation) ?? Promise.resolve();
    // A failed drain must not stop the next one: the caller that started it sees the error.
    const next = previous.catch(() => undefined).then(() => work(conversation));
    running.set(conversation, next);
    const forget = (): void => {
      if (running.get(conversation) === next) running.delete(conversation);
    };
    next.then(forget, forget);
    return next;
  }

  return {
    drain,
    idle: async () => void (await Promise.allSettled(running.values())),
  };
}
