import type { Receipt } from "./delivery.ts";
import type { Effect, EffectKind } from "./effect.ts";
import type { EffectState } from "./effect-state.ts";
import type { ConversationId, EffectKey, Lane } from "./ids.ts";
import type { StorableBody } from "./inbound.ts";

/** One taking of a lane: everything done under an older fence comes too late. */
export interface Fence {
  readonly lane: Lane;
  readonly fence: number;
}

export interface Head {
  readonly key: EffectKey;
  readonly kind: EffectKind;
  /** 0 when it is due. */
  readonly dueInMs: number;
  /** An attempt was cut off in the middle, so long ago. */
  readonly cutOffMs: number | null;
  /** How many attempts before that one were cut off. */
  readonly deathCount: number;
}

export interface ClaimedEffect {
  readonly effect: Effect;
  readonly attempt: number;
  /** How many of the attempts before the vendor is to blame for. */
  readonly failureCount: number;
  /** How many attempts ended, or were cut off, so that it is not known whether the effect happened. */
  readonly unsureCount: number;
  /** How many of them were cut off, because their process died or lost the lane. */
  readonly deathCount: number;
  readonly partsDone: number;
  /** Since it was put. */
  readonly ageMs: number;
  readonly trace?: string;
}

export type Settlement =
  | { readonly to: "done"; readonly receipt: Receipt }
  | {
      readonly to: "again";
      readonly afterMs: number;
      readonly code: string;
      readonly detail?: string;
      readonly isUnsure?: true;
      /** The vendor is to blame. */
      readonly isFailure?: true;
    }
  | {
      readonly to: "dead";
      readonly code: string;
      readonly detail?: string;
      readonly isUnsure?: true;
      /** The vendor may be at it still. */
      readonly isUnderWay?: true;
      /** What is accepted in the same step, for the person who can do something about it. */
      readonly told?: StorableBody;
    }
  /** The customer cannot be reached: this and the AI's further words are withheld until they write again. */
  | { readonly to: "unreachable" };

/** What every lane worker needs. */
export interface Lanes {
  /** Takes the lane: from here on, a worker that held it before is too late. */
  take(lane: Lane): Promise<Fence>;
  /** Has the lane worked on again after a while; throws `LostHold`. */
  wakeLater(fence: Fence, afterMs: number): Promise<void>;
  /**
   * Has the lane looked at again, even while another worker holds it. For a worker that lost it: the one that took it
   * may have come late itself and hold no job any more, and then no worker would come back.
   */
  leave(lane: Lane): Promise<void>;
}

/** The outbox as the lane workers see it. Every step is one statement or transaction; all times are the database's. */
export interface Deliveries extends Lanes {
  /** The oldest waiting effect. Of kinds in `newestOnly`, all but the newest waiting are set aside first. */
  head(fence: Fence, newestOnly: readonly EffectKind[]): Promise<Head | undefined>;
  /** What waits under this key, before it is claimed. */
  effect(key: EffectKey): Promise<Effect | undefined>;
  /**
   * Marks the attempt before a byte is sent. Answers `withheld` for a reply that went stale: it is set aside in the
   * same step, so nothing is sent after a person took over. Throws `LostHold`.
   */
  claim(fence: Fence, key: EffectKey): Promise<ClaimedEffect | "withheld">;
  /**
   * So many parts of it surely arrived, and none is being sent; what comes next is as sure as a first attempt. Throws
   * `LostHold`.
   */
  keepParts(fence: Fence, key: EffectKey, count: number): Promise<void>;
  /** Nothing of it is being sent, until its next part is claimed. Throws `LostHold`. */
  rest(fence: Fence, key: EffectKey): Promise<void>;
  /** Marks the next part before a byte of it is sent, or sets the rest aside, like `claim`. */
  claimPart(fence: Fence, key: EffectKey): Promise<"claimed" | "withheld">;
  /** Throws `LostHold` when the lane was taken by another worker meanwhile. */
  settle(fence: Fence, key: EffectKey, settlement: Settlement): Promise<void>;
}

/** No send takes longer. A reply that is marked as being sent for longer was left behind by a worker that died. */
export const longestSendMs = 30_000;

/** One effect with its fate, for people. */
export interface OutboxEntry {
  readonly effect: Effect;
  readonly state: EffectState;
  readonly putAt: string;
  readonly settledAt?: string;
  readonly attempts: number;
  readonly dueAt?: string;
  readonly reason?: string;
  readonly detail?: string;
  readonly receipt?: Receipt;
}

/** The outbox as people see it: look, try again, let go. */
export interface OutboxDesk {
  list(filter: {
    readonly states?: readonly EffectState[];
    readonly destination?: string;
    readonly conversationId?: ConversationId;
    readonly limit: number;
  }): Promise<readonly OutboxEntry[]>;
  /** By key or by an unambiguous beginning of one (8 characters or more). */
  find(keyStart: string): Promise<OutboxEntry | "ambiguous" | undefined>;
  /** Puts a dead letter, or what was only shown, back to where it stood in its lane; false when it is neither. */
  replay(key: EffectKey): Promise<boolean>;
  /** What waits in a copy from earlier may have come true since: it is looked for first, or repeated a single time. */
  distrust(): Promise<void>;
  /** Lets a dead or a waiting effect go, with a reason; false when it is neither, or under way. */
  discard(key: EffectKey, reason: string): Promise<boolean>;
  counts(): Promise<readonly { readonly destination: string; readonly waiting: number; readonly dead: number }[]>;
  /** Accepted and not yet claimed by a turn. */
  inboxWaiting(): Promise<number>;
}
