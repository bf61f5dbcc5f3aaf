import { costOf, type ModelPrices, type ModelSpending, type ModelWatch, type TurnId } from "../core/index.ts";

/** Turns of which more is remembered are not answered by this process any more. */
const mostTurns = 10_000;

/** What the calls of the chat model cost, turn by turn, until the turn ends and it is written down with it. */
export interface TurnSpending extends ModelWatch {
  /** What was spent on the turn in this process; it is asked for once. */
  take(turn: TurnId): ModelSpending;
}

export function createTurnSpending(prices: ModelPrices): TurnSpending {
  const spent = new Map<TurnId, ModelSpending>();
  return {
    called: ({ turnId, model, outcome, usage }) => {
      if (outcome !== "answered") return;
      const { calls, tokens, costMicros } = spent.get(turnId) ?? nothing;
      const cost = usage === undefined ? 0 : (costOf(model, usage, prices) ?? 0);
      spent.delete(turnId);
      spent.set(turnId, {
        calls: calls + 1,
        tokens: tokens + (usage === undefined ? 0 : usage.inputTokens + usage.outputTokens),
        costMicros: costMicros + Math.round(cost * 1_000_000),
      });
      const [oldest] = spent.keys();
      if (spent.size > mostTurns && oldest !== undefined) spent.delete(oldest);
    },
    take: (turn) => {
      const of = spent.get(turn) ?? nothing;
      spent.delete(turn);
      return of;
    },
  };
}

const nothing: ModelSpending = { calls: 0, tokens: 0, costMicros: 0 };
