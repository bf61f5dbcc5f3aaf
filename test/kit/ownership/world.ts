import type { Handoff } from "../../../nodes/handoff/handoff-state.ts";
import {
  type ConversationId,
  conversationId,
  type DoneAct,
  type Inbound,
  type LadderTimer,
  type Owner,
  type ReplyKind,
  type TurnId,
  turnId,
} from "../../../src/core/index.ts";

export const modelChat: ConversationId = conversationId("c_model");
/** A Wednesday, at ten in Kyiv. */
export const modelStartMs: number = Date.parse("2026-01-14T08:00:00Z");
export const minuteMs = 60_000;

export const people = ["ann", "bob"] as const;
export type Who = (typeof people)[number];

/** A turn that was claimed: it stays claimed by whoever dies. */
export interface Claimed {
  readonly inbounds: readonly Inbound[];
  readonly owner: Owner;
  readonly epoch: number;
  readonly claim: number;
  readonly unsaid: readonly string[];
}

/** A message to the customer, and how far it is. */
export interface Sending {
  readonly id: string;
  readonly by: "ai" | "person";
  readonly kind: ReplyKind;
  readonly epoch: number;
  readonly state: "waiting" | "sending" | "sent" | "withheld";
}

interface SetTimer {
  readonly body: LadderTimer;
  readonly dueMs: number;
  readonly setMs: number;
  /** Which setting of it this is. */
  readonly mark: number;
  readonly isFired: boolean;
}

/** One line of the talk, as the assistant remembers it. */
interface Line {
  readonly id: string;
  readonly by: "customer" | "ai" | "person";
}

/** What the assistant remembers of the chat from one turn to the next. */
export interface Memory {
  readonly handoff: Handoff | null;
  readonly rested: LadderTimer | null;
  /** The newest lines. */
  readonly talk: readonly Line[];
  /** A call was raised to the end: there is nothing more to be done about it. */
  readonly isRaised: boolean;
}

/** One chat with everything that decides who owns it. It never changes: each step makes another one. */
export interface World {
  readonly atMs: number;
  readonly owner: Owner;
  readonly epoch: number;
  readonly newest: DoneAct | undefined;
  readonly newestHolding: DoneAct | undefined;
  /** What came in and has no turn yet. */
  readonly waiting: readonly Inbound[];
  readonly claimed: Claimed | undefined;
  /** The claims on which a process still works; all but the newest were taken from their process. */
  readonly workers: readonly number[];
  readonly isSenderAlive: boolean;
  readonly outbox: readonly Sending[];
  readonly timer: SetTimer | undefined;
  /** The setting of the timer that arrived in the chat last. */
  readonly arrived: number | undefined;
  readonly memory: Memory;
  /** Gives each inbound its name. */
  readonly count: number;
  /** Who was told that the chat is theirs, and has not let it go. Only the promises look at it. */
  readonly holder: Who | undefined;
  readonly heldBefore: Who | undefined;
  /** Whoever closed the chat has seen all that the customer said. */
  readonly isSeenClosed: boolean;
}

export const firstWorld: World = {
  atMs: modelStartMs,
  owner: "ai",
  epoch: 0,
  newest: undefined,
  newestHolding: undefined,
  waiting: [],
  claimed: undefined,
  workers: [],
  isSenderAlive: false,
  outbox: [],
  timer: undefined,
  arrived: undefined,
  memory: { handoff: null, rested: null, talk: [], isRaised: false },
  count: 0,
  holder: undefined,
  heldBefore: undefined,
  isSeenClosed: false,
};

export const turnNameOf = (inbounds: readonly Inbound[]): TurnId =>
  turnId(`t_${inbounds.map(({ id }) => id).join("")}`);
