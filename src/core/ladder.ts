import type { Owner } from "./conversation.ts";
import type { Shop } from "./shop.ts";
import { type LadderStep, ladderSteps, type TimerBody, type TimerDraft } from "./timer.ts";
import { afterOpenTime, isOpen } from "./working-hours.ts";

export type LadderTimer = Extract<TimerBody, { readonly about: "handoff" }>;
/** The call that nobody answered yet. */
type Call = Pick<LadderTimer, "of" | "since" | "isInShadow">;
type LadderShop = Pick<Shop, "timeZone" | "workingHours" | "handoff">;

/** One chat has one such timer: a new call takes the place of an older one. */
const name = "handoff" as const;
const minuteMs = 60_000;
/** A customer who writes many lines raises the matter with one of them. */
const leastMinutes = 5;

/** The first step of a call that is made now. */
export const ladderOfCall = (call: Call, shop: LadderShop): readonly TimerDraft[] =>
  stepAfter(undefined, call, new Date(call.since), shop);

/** What of a step whose time has come is to be done. */
export type StepFate =
  /** It is carried out. */
  | "due"
  /** The shop has closed meanwhile: once it opens. */
  | "closed"
  /** Somebody has the chat: if they undo that they took it, it goes on with this step. */
  | "rests"
  /** It was about an earlier call. */
  | "over";

export function fateOf(
  { of, since, isInShadow }: LadderTimer,
  now: {
    readonly owner: Owner;
    /** The newest one that is known; that of a turn which could not be run is known from its timer alone. */
    readonly call: { readonly of: string; readonly since?: string | undefined } | undefined;
    /** Somebody has said something since the customer wrote last. */
    readonly isAnswered: boolean;
    readonly at: Date;
  },
  shop: LadderShop,
): StepFate {
  const { call } = now;
  const isEarlier = call !== undefined && call.of !== of && (call.since === undefined || call.since >= since);
  if (shop.handoff.ladder === "off" || isEarlier) return "over";
  const open = isOpen(shop, now.at) ? "due" : "closed";
  switch (now.owner) {
    case "waiting":
      return open;
    case "ai":
      // Where the assistant only reads along the chat stays its own, and a person has to answer.
      if (isInShadow) return now.isAnswered ? "over" : open;
      return "rests";
    case "person":
    case "closed":
      return "rests";
  }
}

/** What comes after a step whose time has come. */
export function ladderAfter(timer: LadderTimer, fate: StepFate, at: Date, shop: LadderShop): readonly TimerDraft[] {
  switch (fate) {
    case "due":
      return stepAfter(timer.step, timer, at, shop);
    case "closed":
      return resumeLadder(timer, at, shop);
    case "rests":
    case "over":
      return [];
  }
}

/** The same step again, as soon as the shop is open. */
export const resumeLadder = (timer: LadderTimer, at: Date, shop: LadderShop): readonly TimerDraft[] =>
  shop.handoff.ladder === "off" ? [] : setAt(timer, afterOpenTime(shop, at, 0));

/** The customer asks again: the next step comes now, and not in some minutes. */
export const raiseLadder = (at: Date, shop: LadderShop): readonly TimerDraft[] => {
  const soon = shop.handoff.ladder === "off" ? undefined : afterOpenTime(shop, at, 0);
  return soon === undefined ? [] : [{ does: "hurry", name, at: soon.toISOString(), leastMinutes }];
};

function stepAfter(step: LadderStep | undefined, call: Call, from: Date, shop: LadderShop): readonly TimerDraft[] {
  const { ladder } = shop.handoff;
  const next = ladderSteps[step === undefined ? 0 : ladderSteps.indexOf(step) + 1];
  if (ladder === "off" || next === undefined) return [];
  const minutes = ladder[afterMinutes[next]] - (step === undefined ? 0 : ladder[afterMinutes[step]]);
  const { of, since, isInShadow } = call;
  const body: LadderTimer = { about: "handoff", of, since, step: next, ...(isInShadow && { isInShadow }) };
  return setAt(body, afterOpenTime(shop, from, minutes * minuteMs));
}

const afterMinutes = {
  remind: "remindAfterMinutes",
  supervisor: "supervisorAfterMinutes",
  tell_customer: "tellCustomerAfterMinutes",
  raise: "raiseAfterMinutes",
} as const satisfies Record<LadderStep, string>;

/** A shop that does not open within two months reminds nobody. */
const setAt = (body: LadderTimer, at: Date | undefined): readonly TimerDraft[] =>
  at === undefined ? [] : [{ does: "set", name, at: at.toISOString(), body }];
