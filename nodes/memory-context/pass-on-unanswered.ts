import type { BaseMessage } from "@langchain/core/messages";
import type { EffectDraft, Language, Turn } from "../../src/core/index.ts";
import { fileWords } from "../handoff/file-words.ts";
import type { Handoff } from "../handoff/handoff-state.ts";
import { texts } from "../texts/texts.ts";
import { filesOfMessage } from "../turn/customer-message.ts";
import { unanswered } from "../turn/turn-signals.ts";
import { isTaken } from "./pass-on-talk.ts";

interface Before {
  readonly messages: readonly BaseMessage[];
  readonly handoff: Handoff | null;
}

/**
 * A person took the chat over while the AI was answering: its answer is withheld, and the question would be lost. So
 * the person who has the customer now is told what the customer said.
 */
export function passOnUnanswered({ messages, handoff }: Before, turn: Turn, staffLanguage: Language): EffectDraft[] {
  // A hand-over carried the words and files of its turn itself, whatever became of its answer.
  const unsaid = turn.unsaid.filter((id) => handoff === null || !id.startsWith(`${handoff.turnId}/`));
  if (!isTaken(turn) || unsaid.length === 0) return [];
  const { staff } = texts[staffLanguage];
  // A file without a word that no reader could read was passed on at once.
  const open = unanswered(messages, turn).filter(
    (message) => message.text !== "" || filesOfMessage(message).some((file) => file.words !== undefined),
  );
  const files = open.flatMap(filesOfMessage);
  const sent = files.length === 0 ? {} : { files };
  const words = open.map((message) => message.text).filter((each) => each !== "");
  const text = words.join("\n") || fileWords(files, staff);
  if (text === "") return [];
  return [
    // The subject is part of the effects' keys.
    { kind: "ticket.note", subject: "untold", payload: { text, public: true, ...sent } },
    {
      kind: "staff.post",
      subject: "untold",
      payload: { topic: "message", text: staff.message({ text }), ...sent, actions: [] },
    },
  ];
}
