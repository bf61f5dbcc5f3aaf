import type { BaseMessage } from "@langchain/core/messages";
import type { EffectDraft, Language, Turn } from "../../src/core/index.ts";
import type { Handoff } from "../handoff/handoff-state.ts";
import { texts } from "../texts/texts.ts";

/** A person takes the chat: by a word to the customer, or without one. */
export const isTaken = (turn: Turn): boolean =>
  turn.inbounds.some(({ kind }) => kind === "person_message" || kind === "taken_over");

interface Before {
  readonly messages: readonly BaseMessage[];
  readonly handoff: Handoff | null;
}

/**
 * The AI served while the person was awaited, and their ticket and topic hold only what belongs to the matter. Whoever
 * takes the chat reads there, once, what both sides said meanwhile: as it stands in the transcript, where no card number
 * is.
 */
export function passOnTalk({ messages, handoff }: Before, turn: Turn, staffLanguage: Language): EffectDraft[] {
  if (handoff?.since === undefined || handoff.isTalkTold || !isTaken(turn)) return [];
  const after = messages.slice(messages.findLastIndex(({ id }) => id?.startsWith(`${handoff.turnId}/`)) + 1);
  const isServed = after.some((message) => message.getType() === "ai" && message.name !== "person");
  if (!isServed) return [];
  const text = texts[staffLanguage].staff.meanwhile;
  // The subject is part of the effect's key.
  const talk = { text, talkSince: handoff.since };
  return [
    { kind: "ticket.note", subject: "meanwhile", payload: { ...talk, public: false } },
    { kind: "staff.post", subject: "meanwhile", payload: { topic: "message", ...talk, actions: [] } },
  ];
}
