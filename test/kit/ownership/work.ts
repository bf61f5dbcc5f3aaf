import {
  nextBatch,
  ownerAfterTurn,
  reasonAtSending,
  saidByTurn,
  type TimerDraft,
  type Turn,
  turnInbounds,
  writtenKinds,
} from "../../../src/core/index.ts";
import { changeOwner } from "./arrivals.ts";
import { comesTo, parkedAs } from "./mind.ts";
import { type Claimed, minuteMs, modelChat, type Sending, turnNameOf, type World } from "./world.ts";

/** The next turn: what is claimed already goes first, and older claims of it are too old from now on. */
export function claim(world: World): World {
  const { claimed, waiting, owner, epoch } = world;
  const unsaid = world.outbox.flatMap(({ id, state }) => (state === "withheld" ? [id] : []));
  if (claimed !== undefined) {
    const again = { ...claimed, claim: claimed.claim + 1, unsaid };
    return { ...world, claimed: again, workers: [...world.workers, again.claim] };
  }
  const inbounds = nextBatch(waiting);
  const first: Claimed = { inbounds, owner, epoch, claim: 1, unsaid };
  return { ...world, claimed: first, waiting: waiting.filter((each) => !inbounds.includes(each)), workers: [1] };
}

export function turnOf({ inbounds, owner, epoch, claim, unsaid }: Claimed): Turn {
  return {
    id: turnNameOf(inbounds),
    conversationId: modelChat,
    owner,
    epoch,
    claim,
    unsaid,
    inbounds: turnInbounds(inbounds),
    at: inbounds.at(-1)?.at ?? "",
  };
}

/** A worker comes to the end of its turn. One whose claim is not the newest changes nothing. */
export function commit(world: World, claim: number, how: "answered" | "parked"): World {
  const { claimed } = world;
  const workers = world.workers.filter((each) => each !== claim);
  if (claimed === undefined || claimed.claim !== claim) return { ...world, workers };
  const turn = turnOf(claimed);
  const { outcome, memory } = how === "answered" ? comesTo(world.memory, turn) : parkedAs(world.memory, turn);
  const owner = ownerAfterTurn(turn, outcome, world.epoch);
  const after = owner === undefined ? world : changeOwner(world, owner);
  const isNewer = world.epoch === turn.epoch && world.waiting.some(({ kind }) => writtenKinds.includes(kind));
  const said = saidByTurn(turn, outcome, {
    epochNow: world.epoch,
    epochAfter: after.epoch,
    ...(isNewer ? { newerMessage: { customerWaitedMs: 0 } } : {}),
  });
  const sent = said.effects.flatMap(({ kind, payload }): Sending[] =>
    kind === "reply.send"
      ? [{ id: payload.reply.id, by: payload.by, kind: payload.reply.kind, epoch: payload.epoch, state: "waiting" }]
      : [],
  );
  const withheld = said.withheld.map(
    ({ replyId: id }): Sending => ({ id, by: "ai", kind: "plain", epoch: turn.epoch, state: "withheld" }),
  );
  const timed = (outcome.timers ?? []).reduce(setTimer, after);
  return { ...timed, claimed: undefined, workers, memory, outbox: [...timed.outbox, ...withheld, ...sent] };
}

function setTimer(world: World, draft: TimerDraft): World {
  const atMs = Date.parse(draft.at);
  const mark = (world.timer?.mark ?? 0) + 1;
  if (draft.does === "set") {
    if (draft.body.about !== "handoff") return world;
    return { ...world, timer: { body: draft.body, dueMs: atMs, setMs: world.atMs, mark, isFired: false } };
  }
  const { timer } = world;
  if (timer === undefined || timer.isFired) return world;
  const dueMs = Math.min(timer.dueMs, Math.max(atMs, timer.setMs + draft.leastMinutes * minuteMs));
  return dueMs === timer.dueMs ? world : { ...world, timer: { ...timer, dueMs, mark } };
}

/** What is next to be sent: a message follows the one before it. */
export const headOf = ({ outbox }: World): Sending | undefined =>
  outbox.find(({ state }) => state === "waiting" || state === "sending");

/** Marked before a byte of it is sent, or set aside because it went stale. */
export function beginSending(world: World): World {
  const head = headOf(world);
  if (head === undefined) return world;
  const { id, kind, by, epoch } = head;
  const reply = { id, turnId: "", kind, text: "" };
  const stale = reasonAtSending({ reply, by, epoch }, { epoch: world.epoch, isUnreachable: false });
  const after = withState(world, head, stale === undefined ? "sending" : "withheld");
  return { ...after, isSenderAlive: stale === undefined };
}

export function endSending(world: World): World {
  const head = headOf(world);
  return head === undefined ? world : { ...withState(world, head, "sent"), isSenderAlive: false };
}

const withState = (world: World, of: Sending, state: Sending["state"]): World => ({
  ...world,
  outbox: world.outbox.map((each) => (each === of ? { ...each, state } : each)),
});
