import type { ConversationId } from "./ids.ts";
import type { ModelLimits } from "./model-limits.ts";
import type { Turn } from "./turn.ts";

/** How much of the chat model one customer and the whole shop may use; counted over all processes. */
export interface ModelBudget {
  /** Asks before a call of so many tokens. What is granted counts from now on, also when the process dies. */
  ask(turn: Turn, inputTokens: number): Promise<ModelGrant | ModelRefusal>;
}

interface ModelGrant {
  readonly isGranted: true;
  /** What became of the call; without tokens, what was asked for counts as used. */
  report(was: "answered" | "failed", tokens?: number): void;
}

export interface ModelRefusal {
  readonly isGranted: false;
  /** Whose budget is used up. */
  readonly whose: "customer" | "shop";
  /** When there is some of it again, if nothing more is used until then. */
  readonly until: Date;
  /** Of all turns that meet the shop's limit, this one is to tell the staff. */
  readonly isToldByThisTurn: boolean;
}

/** What was used within one hour of the clock. */
export interface UsedHour {
  readonly hour: Date;
  readonly calls: number;
  readonly tokens: number;
}

/** Used by one conversation's customer, and so by the shop. Negative: it was counted before, and less was used. */
export interface ModelUse extends UsedHour {
  readonly conversationId: ConversationId;
}

/** Where the use of the model is counted. */
export interface ModelUses {
  /** Counts these, and answers what the customer of the first one and the shop used in the last 24 hours. */
  count(
    uses: readonly [ModelUse, ...ModelUse[]],
  ): Promise<{ readonly customer: readonly UsedHour[]; readonly shop: readonly UsedHour[] }>;
  /** True for one turn alone, and for that one again: within this hour, and where `isOncePerDay` within 24 hours. */
  claimTelling(turn: Pick<Turn, "id">, hour: Date, isOncePerDay: boolean): Promise<boolean>;
}

const hourMs = 3_600_000;
const hoursInDay = 24;

export const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / hourMs) * hourMs);

/** Which limit was passed by what is counted already, and until when; undefined while none was. */
export function passedLimit(
  used: readonly UsedHour[],
  limits: ModelLimits,
  at: Date,
): { readonly per: "hour" | "day"; readonly until: Date } | undefined {
  const now = hourOf(at).getTime();
  const isOver = (from: number, to: number, calls: number, tokens: number): boolean => {
    const within = used.filter(({ hour }) => hour.getTime() >= from && hour.getTime() <= to);
    return sumOf(within, "calls") > calls || sumOf(within, "tokens") > tokens;
  };
  const isOverDay = (last: number): boolean =>
    isOver(last - (hoursInDay - 1) * hourMs, now, limits.callsPerDay, limits.tokensPerDay);
  if (isOverDay(now)) {
    let free = now + hourMs;
    while (free < now + hoursInDay * hourMs && isOverDay(free)) free += hourMs;
    return { per: "day", until: new Date(free) };
  }
  return isOver(now, now, limits.callsPerHour, limits.tokensPerHour)
    ? { per: "hour", until: new Date(now + hourMs) }
    : undefined;
}

const sumOf = (used: readonly UsedHour[], what: "calls" | "tokens"): number =>
  used.reduce((sum, each) => sum + each[what], 0);
