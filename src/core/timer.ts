import type { ConversationId, InboundId } from "./ids.ts";

/** What is done, one after the other, while a customer waits for a person and nobody comes. */
export const ladderSteps = ["remind", "supervisor", "tell_customer", "raise"] as const;
export type LadderStep = (typeof ladderSteps)[number];

/** What is to be looked at later, in one conversation. Whether it still holds is decided when its time has come. */
export type TimerBody =
  /** Nobody has answered the call for a person that was made by turn `of`. */
  | {
      readonly about: "handoff";
      readonly of: string;
      readonly step: LadderStep;
      /** ISO time of the call. */
      readonly since: string;
      /** The assistant only reads along, so the customer was told of no person, and is not told that they wait. */
      readonly isInShadow?: true;
    }
  /** The customer left a cart as it was in this version, or a bill unpaid. `after`: the last thing that they said. */
  | { readonly about: "cart"; readonly version: number; readonly after?: InboundId }
  | { readonly about: "bill"; readonly billId: string; readonly after?: InboundId }
  /** The customer wants to hear when these articles are back. It is due as soon as one of them is. */
  | { readonly about: "back"; readonly skus: readonly string[] };

/** Of each there is one in a chat at a time. */
export const timerNames = ["handoff", "cart", "bill", "back"] as const;
export type TimerName = (typeof timerNames)[number];
/** What comes to the customer out of the blue: only so much of it goes out in an hour. */
export const proactiveNames: readonly TimerName[] = ["cart", "bill", "back"];
export const isProactive = ({ about }: TimerBody): boolean => proactiveNames.includes(about);

/** What a finished turn asks for. */
export type TimerDraft =
  /** In place of the timer of this name, if there is one; with `unlessSet` that one stays. */
  | {
      readonly does: "set";
      readonly name: TimerName;
      readonly at: string;
      readonly body: TimerBody;
      readonly unlessSet?: true;
    }
  /** Earlier than it was to be, but not before so many minutes have passed since it was set. */
  | { readonly does: "hurry"; readonly name: TimerName; readonly at: string; readonly leastMinutes: number };

/** A timer whose time has come. */
export interface DueTimer {
  readonly conversationId: ConversationId;
  readonly name: TimerName;
  readonly body: TimerBody;
  /** Tells this setting of it from every other one. */
  readonly mark: string;
}

export interface Timers {
  /** With `notWhileHeld`: of chats in which no answer waits for a person's word. */
  due(
    now: Date,
    of: { readonly names: readonly TimerName[]; readonly limit: number; readonly notWhileHeld?: true },
  ): Promise<readonly DueTimer[]>;
  /** The articles that customers wait for, and are not told of yet: of waits that end after this time. */
  awaited(after: Date): Promise<readonly string[]>;
  /** Waits for one of these articles are due at this time, where they would be later. */
  wake(skus: readonly string[], at: Date): Promise<void>;
  firedSince(since: Date, names: readonly TimerName[]): Promise<number>;
  /** From here on it is not due, unless it was set again meanwhile. */
  fired(timer: DueTimer, at: Date): Promise<void>;
}
