import type { DeliveryField } from "./draft.ts";
import type { Effect, EffectKind } from "./effect.ts";
import type { RateLimit } from "./vendor-limits.ts";

/** The vendor's answer worth keeping. */
export interface Receipt {
  /** The thing's name at the vendor. */
  readonly externalId?: string;
  readonly url?: string;
  /** What a person should know about how it came true. */
  readonly note?: string;
  /** Nothing was sent, because no vendor is configured for this kind: what it would have done is in the log. */
  readonly wouldDo?: true;
}

interface Trouble {
  /** A short word for logs and metrics: `timeout`, `http_500`, `unknown_title`. */
  readonly code: string;
  /** It was found out without asking the vendor: it says nothing about how that is. */
  readonly isUnasked?: true;
  /** What a person reads beside a dead letter; redacted, never a secret, never a whole body. */
  readonly detail?: string;
}

/** What to do next, when the effect was not delivered. */
export type Failure =
  | (Trouble & {
      /** Surely not applied: try again. */
      readonly outcome: "retry";
      /** The vendor said when; otherwise the wait grows by itself. */
      readonly afterMs?: number;
      /** The vendor is in order (not ready yet, too many calls): this does not count against it. */
      readonly vendorIsWell?: true;
      /** The vendor wants silence from everybody for this long (a 429 on the key). */
      readonly pauseVendorMs?: number;
    })
  /** Perhaps applied: look before repeating. */
  | (Trouble & {
      readonly outcome: "uncertain";
      /** The vendor may be at it still (no answer in time, or a gateway's word for that): too early to look. */
      readonly isUnderWay?: true;
    })
  /** Never will be: a dead letter. */
  | (Trouble & {
      readonly outcome: "refused";
      /** The customer left or blocked us: nothing reaches them until they write again. */
      readonly isCustomerGone?: true;
      /** The people who can do something about it know already. */
      readonly isTold?: true;
      /** What of the customer's data was not accepted: they can be asked for just that. */
      readonly fields?: readonly DeliveryField[];
    })
  /** Our rights are wrong: everything for this vendor waits, and a person is alarmed once. */
  | (Trouble & { readonly outcome: "locked" });

export type Delivered = {
  readonly outcome: "done";
  readonly receipt: Receipt;
  /** There was nothing to ask the vendor for. */
  readonly isUnasked?: true;
};
export type DeliveryResult = Delivered | Failure;

export interface DeliveryContext {
  /** 1 for the first. */
  readonly attempt: number;
  /** How long ago the effect was put into the outbox. */
  readonly ageMs: number;
  /** Ends at the deadline, and when another worker takes the lane. */
  readonly signal: AbortSignal;
  /** What is sent in parts goes on here: so many were sent by earlier attempts. */
  readonly partsDone: number;
  /**
   * Before every part but an attempt's first: keeps that so many arrived, waits for the vendor's next free slot, and
   * makes sure that the rest is still to be said; where it is not, the attempt ends here.
   */
  readonly nextPart: (partsDone: number) => Promise<void>;
  /**
   * Waits for the vendor's next free slot. The first was taken before `deliver`; each further call to the vendor needs
   * one more.
   */
  readonly pace: () => Promise<void>;
  /** Right before a request leaves: where its slot has become too old meanwhile, waits for another in its place. */
  readonly renewSlot: () => Promise<void>;
}

/**
 * Makes one kind of effect true. It answers a failure; what it throws all the same counts as `uncertain`.
 *
 * Nothing looks for it: where an earlier attempt may have come true (`attempt` is above 1) and a repeat would double
 * it, the deliverer itself asks the vendor first, by the effect's key, and says `isSafeToRepeat`.
 */
export interface Deliverer<Kind extends EffectKind = EffectKind> {
  /** The vendor whose breaker and budget it goes by; absent where no vendor is called. */
  readonly vendor?: string;
  readonly limit?: RateLimit;
  /** The same for one lane: what one chat, one order, one ticket may be sent. */
  readonly laneLimit?: RateLimit;
  /** One attempt may take this long. */
  readonly deadlineMs?: number;
  /**
   * For so long after it did not answer in time the vendor may still be doing it: the next attempt, which looks first,
   * waits for that.
   */
  readonly lateMs?: number;
  /**
   * After so many failures of the vendor (waiting for a slot is none) a person decides. Absent: as long as
   * `giveUpAfterMs` allows.
   */
  readonly maxAttempts?: number;
  /** What waits longer than this is given up. */
  readonly giveUpAfterMs?: number;
  /**
   * Delivering the same effect again makes no second one: the vendor honours our key, or the deliverer looks first
   * itself. Without it, an attempt that perhaps came true is repeated a single time.
   */
  readonly isSafeToRepeat?: true;
  /** Of several that wait in a lane, only the newest matters. */
  readonly newestOnly?: true;
  deliver(effect: EffectOf<Kind>, context: DeliveryContext): Promise<DeliveryResult>;
  /**
   * Where a repeat is not safe: whether the vendor answers at all (undefined: it does). Asked before the single repeat,
   * which would be wasted on a vendor that is still down.
   */
  trouble?(context: DeliveryContext): Promise<Failure | undefined>;
}

/** Where the deliverer depends on the effect. Asked for every attempt, and answers the same each time. */
export interface Choice<Kind extends EffectKind = EffectKind> {
  choose(effect: EffectOf<Kind>): Promise<Deliverer<Kind>>;
}

export type EffectOf<Kind extends EffectKind> = Extract<Effect, { readonly kind: Kind }>;

/** Every kind has a deliverer: a kind without one does not compile. */
export type Deliverers = { readonly [Kind in EffectKind]: Deliverer<Kind> | Choice<Kind> };
