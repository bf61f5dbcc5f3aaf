import {
  type Clock,
  hourOf,
  type Log,
  type Metrics,
  type ModelBudget,
  type ModelRefusal,
  type ModelUse,
  type ModelUses,
  passedLimit,
  type Shop,
  type Turn,
} from "../core/index.ts";

interface BudgetDeps {
  readonly uses: ModelUses;
  readonly limits: Shop["modelLimits"];
  readonly now: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/**
 * Counts each call before it is made, with the most tokens that it may take: a process that dies has counted too much
 * rather than too little. What turns out to be less is taken off together with the next call that is counted, so that a
 * call costs one statement.
 */
export function createModelBudget({ uses, limits, now, log, metrics }: BudgetDeps): ModelBudget {
  let owed: ModelUse[] = [];
  return {
    ask: async (turn, inputTokens) => {
      const at = now();
      const asked = { conversationId: turn.conversationId, hour: hourOf(at) };
      const tokens = inputTokens + limits.maxOutputTokens;
      const settled = owed;
      owed = [];
      const used = await uses.count([{ ...asked, calls: 1, tokens }, ...settled]).catch((error: unknown) => {
        owed = [...settled, ...owed];
        throw error;
      });
      const customer = passedLimit(used.customer, limits.customer, at);
      const passed = customer ?? passedLimit(used.shop, limits.shop, at);
      if (passed === undefined) {
        return {
          isGranted: true,
          report: (was, usedTokens = tokens) => {
            metrics.modelAsked({ outcome: was, tokens: usedTokens });
            owed.push({ ...asked, calls: 0, tokens: usedTokens - tokens });
          },
        };
      }
      owed.push({ ...asked, calls: -1, tokens: -tokens });
      const whose = customer === undefined ? "shop" : "customer";
      metrics.modelAsked({ outcome: `${whose}_limit`, tokens: 0 });
      return refusal(turn, { whose, ...passed, hour: asked.hour }, { uses, log });
    },
  };
}

async function refusal(
  turn: Turn,
  { whose, per, until, hour }: Pick<ModelRefusal, "whose" | "until"> & { per: "hour" | "day"; hour: Date },
  { uses, log }: Pick<BudgetDeps, "uses" | "log">,
): Promise<ModelRefusal> {
  const isToldByThisTurn = whose === "shop" && (await uses.claimTelling(turn, hour, per === "day"));
  // A customer's is no alarm.
  if (whose === "customer") log.info("model.limit", { reason: `customer_${per}`, conversationId: turn.conversationId });
  if (isToldByThisTurn) log.error("model.limit", { reason: `shop_${per}`, conversationId: turn.conversationId });
  return { isGranted: false, whose, until, isToldByThisTurn };
}
