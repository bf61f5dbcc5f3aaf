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

/** What to do next, when the wish did not come true. */
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
      /** Whoever can do something about it knows already. */
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
export type FoundResult = Delivered | { readonly outcome: "absent" } | Failure;

export interface DeliveryContext {
  /** 1 for the first. */
  readonly attempt: number;
  /** How long ago the wish was put. */
  readonly ageMs: number;
  /** Ends at the deadline, and when the work is handed to somebody else. */
  readonly signal: AbortSignal;
  /** What is sent in parts goes on here: so many were sent by earlier attempts. */
  readonly partsDone: number;
  /**
   * Before every part but an attempt's first: keeps that so many arrived, waits for the vendor's next free slot, and makes sure that the
   * rest is still to be said; where it is not, the attempt ends here.
   */
  readonly nextPart: (partsDone: number) => Promise<void>;
  /** Waits for the vendor's next free slot. Called already once before `deliver` and `find`; a second call needs a second one. */
  readonly pace: () => Promise<void>;
}

/** Makes one kind of effect true. Answers a failure rather than throw; what it throws all the same counts as `uncertain`. */
export interface Deliverer<Kind extends EffectKind = EffectKind> {
  /** Whose breaker and budget this goes by; absent where nobody outside is called. */
  readonly vendor?: string;
  readonly limit?: RateLimit;
  /** The same for one lane: what one chat, one order, one ticket may be sent. */
  readonly laneLimit?: RateLimit;
  /** One attempt may take this long. */
  readonly deadlineMs?: number;
  /** So long after the vendor did not answer in time it may still be doing it; without a key nobody should look before that. */
  readonly lateMs?: number;
  /** After so many failures of the vendor (waiting for a slot is none) a person decides. Absent: as long as `giveUpAfterMs` allows. */
  readonly maxAttempts?: number;
  /** What waits longer than this is given up. */
  readonly giveUpAfterMs?: number;
  /** The vendor honours our key: the same wish twice is one. Otherwise `find` looks, and without either one repeat is risked. */
  readonly isSafeToRepeat?: true;
  /** Of several that wait in a lane, only the newest matters. */
  readonly newestOnly?: true;
  deliver(effect: EffectOf<Kind>, context: DeliveryContext): Promise<DeliveryResult>;
  find?(effect: EffectOf<Kind>, context: DeliveryContext): Promise<FoundResult>;
  /**
   * Where nothing can be looked for: whether the vendor answers at all (undefined: it does). Asked before the one repeat that is risked,
   * which would be wasted on a vendor that is still away.
   */
  trouble?(context: DeliveryContext): Promise<Failure | undefined>;
}

/** Where it depends on the effect who makes it true. Asked for every attempt, and answers the same each time. */
export interface Choice<Kind extends EffectKind = EffectKind> {
  choose(effect: EffectOf<Kind>): Promise<Deliverer<Kind>>;
}

export type EffectOf<Kind extends EffectKind> = Extract<Effect, { readonly kind: Kind }>;

/** Every kind has somebody who makes it true: a kind that nobody delivers does not compile. */
export type Deliverers = { readonly [Kind in EffectKind]: Deliverer<Kind> | Choice<Kind> };
