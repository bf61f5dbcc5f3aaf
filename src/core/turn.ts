import { createHash } from "node:crypto";
import type { Owner } from "./conversation.ts";
import type { ConversationId, InboundId, TurnId } from "./ids.ts";
import { turnId } from "./ids.ts";
import type { CustomerMessage, TurnInbound } from "./inbound.ts";
import { type Language, nextLanguage } from "./language.ts";

/** So far back a reply that was not sent may still stand in the model's memory: its window is shorter. */
export const unsaidMaxEntries = 40;

/** One run of the graph over one inbound or a burst of customer messages. */
export interface Turn {
  readonly id: TurnId;
  readonly conversationId: ConversationId;
  readonly owner: Owner;
  readonly epoch: number;
  readonly inbounds: readonly TurnInbound[];
  /** ISO time of the newest inbound: the turn's own "now", so that a re-run says the same words. */
  readonly at: string;
  /** Which claim of it this is: only the newest may commit. */
  readonly claim: number;
  /** Earlier replies that never reached the customer: the model must not remember having said them. */
  readonly unsaid: readonly string[];
  /** Only of a turn that was derived from a graph's messages: the customer's message before it, which is no news. */
  readonly after?: InboundId;
  /** The traceparent under which its first inbound was accepted. */
  readonly trace?: string;
}

/** Derived from the inbounds alone: a re-run over the same batch is the same turn. */
export function turnIdOf(inbounds: readonly InboundId[]): TurnId {
  return turnId(`t_${createHash("sha256").update(JSON.stringify(inbounds)).digest("base64url").slice(0, 22)}`);
}

const messagesIn = (turn: Turn): readonly CustomerMessage[] =>
  turn.inbounds.flatMap((inbound) => (inbound.kind === "message" ? [inbound] : []));

/** The words of the customer in this turn, in order. */
export const customerText = (turn: Turn): string =>
  messagesIn(turn)
    .map(({ text }) => text)
    .join("\n");

/**
 * The language to answer this turn in, before its words are completed: by what the customer wrote themselves. A
 * button's label is ours, what they shared or passed on are another person's words. `earlier` are the customer's texts
 * before this turn.
 */
export function languageOfTurn(
  current: Language | undefined,
  turn: Turn,
  spoken: readonly Language[],
  earlier: readonly string[] = [],
): Language {
  const messages = messagesIn(turn);
  const own = messages.filter((each) => !each.isForwarded && each.shared === undefined && each.pressed === undefined);
  const app = messages.findLast(({ appLanguage }) => appLanguage !== undefined)?.appLanguage;
  const said = own.map(({ text }) => text);
  return nextLanguage(current, said, spoken, { app, earlier });
}
