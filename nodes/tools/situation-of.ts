import type { BaseMessage } from "@langchain/core/messages";
import type { Language, Turn } from "../../src/core/index.ts";
import type { OrderSources } from "../sale/known-orders.ts";
import type { Situation } from "./situation.ts";

export interface Seen extends OrderSources {
  readonly language: Language | null;
  readonly shown: Situation["shown"];
  readonly shownBefore?: readonly unknown[];
  readonly messages: readonly BaseMessage[];
}

/** What a tool sees of a conversation's state. */
export const situationOf = (state: Seen, turn: Turn): Situation => ({
  turn,
  language: state.language ?? "uk",
  draft: state.draft,
  bill: state.bill,
  shown: state.shown,
  shownBefore: state.shownBefore ?? [],
  customer: state.customer,
  voided: state.voided,
  wishes: state.wishes,
  refunds: state.refunds,
  said: state.messages.filter((message) => message.getType() === "human").map((message) => message.text),
});
