import { ladderTimers, restedAfter, stepFate } from "../../../nodes/handoff/ladder-timers.ts";
import type { GraphRequest } from "../../../nodes/turn/request.ts";
import { isAwaited, isCustomersTurn, isPersons } from "../../../nodes/turn/turn-signals.ts";
import type { Reply, ReplyKind, Shop, TimerDraft, Turn, TurnOutcome } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import type { Memory } from "./world.ts";

const always = { from: "00:00", to: "23:59" };
/** It is open whenever the model looks: hours have a proof of their own. */
export const modelShop: Shop = {
  ...demoShop,
  workingHours: {
    mon: always,
    tue: always,
    wed: always,
    thu: always,
    fri: always,
    sat: always,
    sun: always,
    holidays: [],
  },
};

/** What a customer says who wants a person. */
export const wish = "Покличте людину";

interface CameTo {
  readonly outcome: TurnOutcome;
  readonly memory: Memory;
}

/** What a turn comes to, as far as it is about who owns the chat: what the graph does, without its words. */
export function comesTo(memory: Memory, turn: Turn): CameTo {
  const seen: Memory = { ...memory, talk: talkWith(memory, turn) };
  const request = requestIn(turn);
  const { replies, owner, after } = decided(seen, turn, request);
  const outcome: TurnOutcome = { ...said(turn, replies), ...(owner === undefined ? {} : { owner }) };
  const timers = timersAfter({ ...after, request, messages }, turn, outcome);
  const spoken = replies.map((each) => ({ id: each.id, by: "ai" as const }));
  return {
    outcome: timers.length === 0 ? outcome : { ...outcome, timers },
    memory: { ...after, talk: [...after.talk, ...spoken] },
  };
}

/** What becomes of a turn that failed too often: nothing of the memory is known, and nothing is kept in it. */
export function parkedAs(memory: Memory, turn: Turn): CameTo {
  const isOurs = turn.owner === "ai" || turn.owner === "closed";
  const notice = isPersons(turn) || !isCustomersTurn(turn) ? [] : [reply(turn, "handoff", "parked")];
  const outcome: TurnOutcome = { ...said(turn, notice), ...(isOurs ? { owner: "waiting" as const } : {}) };
  const timers = timersAfter({ handoff: null, rested: null, request: null, messages }, turn, outcome);
  const spoken = notice.map(({ id }) => ({ id, by: "ai" as const }));
  return {
    outcome: timers.length === 0 ? outcome : { ...outcome, timers },
    memory: { ...memory, isRaised: false, talk: [...talkWith(memory, turn), ...spoken] },
  };
}

/** They count only where the assistant reads along, and here it answers. */
const messages: readonly [] = [];

const known = new Map<string, readonly TimerDraft[]>();

/** The shop's hours take most of the model's time: the same question is asked once. */
function timersAfter(
  state: Parameters<typeof ladderTimers>[0],
  turn: Turn,
  outcome: Pick<TurnOutcome, "owner">,
): readonly TimerDraft[] {
  const { handoff, rested, request } = state;
  const [only] = turn.inbounds;
  const about = only?.kind === "timer" ? only.timer : only?.kind;
  const asked = [handoff?.turnId, handoff?.since, rested, request, about, turn.id, turn.at, turn.owner, outcome.owner];
  const key = JSON.stringify(asked);
  const timers = known.get(key) ?? ladderTimers(state, turn, outcome, modelShop);
  if (known.size < 200_000) known.set(key, timers);
  return timers;
}

const said = (turn: Turn, replies: readonly Reply[]): TurnOutcome => ({
  heard: turn.inbounds.flatMap((each) => (each.kind === "message" ? [{ inboundId: each.id, text: each.text }] : [])),
  replies,
  facts: [],
  orders: [],
});

const reply = (turn: Turn, kind: ReplyKind, about: string): Reply => ({
  id: `${turn.id}/${about}`,
  turnId: turn.id,
  kind,
  text: about,
});

const requestIn = (turn: Turn): GraphRequest | null =>
  turn.inbounds.some((each) => each.kind === "message" && each.text === wish)
    ? { to: "escalation", turnId: turn.id, reason: "person" }
    : null;

/** What was said but never sent is out of the memory; what came is in it. What lies before the last answer is over. */
function talkWith({ talk }: Memory, turn: Turn): Memory["talk"] {
  const kept = talk.filter(({ id }) => !turn.unsaid.includes(id));
  const last = kept.findLastIndex(({ by }) => by !== "customer");
  const came = turn.inbounds.flatMap((each): Memory["talk"] => {
    if (each.kind === "message") return [{ id: each.id, by: "customer" }];
    return each.kind === "person_message" ? [{ id: each.id, by: "person" }] : [];
  });
  return [...kept.slice(Math.max(0, last)), ...came];
}

interface Decided {
  readonly replies: readonly Reply[];
  readonly owner?: "waiting";
  readonly after: Memory;
}

function decided(memory: Memory, turn: Turn, request: GraphRequest | null): Decided {
  if (isCustomersTurn(turn)) return answered(memory, turn, request);
  const [only] = turn.inbounds;
  switch (only?.kind) {
    case "given_back":
      return {
        replies: isPersons(turn) ? [] : [reply(turn, "confirmation", "back")],
        after: { ...memory, handoff: null, rested: null, isRaised: false },
      };
    case "closed":
      return { replies: [], after: { ...memory, handoff: null, rested: null, isRaised: false } };
    case "take_undone":
      return undone(memory, turn);
    case "timer":
      return laddered(memory, turn);
    default:
      return { replies: [], after: memory };
  }
}

function answered(memory: Memory, turn: Turn, request: GraphRequest | null): Decided {
  if (isPersons(turn)) return { replies: [], after: memory };
  if (request === null) return { replies: [reply(turn, "plain", "answer")], after: memory };
  if (isAwaited(turn)) return { replies: [reply(turn, "handoff", "noted")], after: memory };
  const handoff = { reason: "person", turnId: turn.id, acknowledged: false, since: turn.at } as const;
  return {
    replies: [reply(turn, "handoff", "call")],
    owner: "waiting",
    after: { ...memory, handoff, rested: null, isRaised: false },
  };
}

/** The call is open still; or the assistant answers what nobody has answered. */
function undone(memory: Memory, turn: Turn): Decided {
  if (memory.handoff !== null) return { replies: [], after: memory, ...(turn.owner === "ai" && { owner: "waiting" }) };
  const isOpen = memory.talk.at(-1)?.by === "customer";
  return { replies: isOpen && !isPersons(turn) ? [reply(turn, "plain", "answer")] : [], after: memory };
}

function laddered(memory: Memory, turn: Turn): Decided {
  const [only] = turn.inbounds;
  if (only?.kind !== "timer" || only.timer.about !== "handoff") return { replies: [], after: memory };
  const { timer } = only;
  const fate = stepFate(timer, { ...memory, messages }, turn, modelShop);
  const after = { ...memory, rested: restedAfter(timer, fate, memory) };
  if (fate !== "due") return { replies: [], after };
  const replies = timer.step === "tell_customer" ? [reply(turn, "handoff", "still_waiting")] : [];
  return { replies, after: { ...after, isRaised: timer.step === "raise" } };
}
