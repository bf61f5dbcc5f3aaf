import type { Language, Turn } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";

/** Who said that they are a child is shown no bill, until a person has given the chat back. */
export function sendToGrownUp(state: PaymentState, turn: Turn, language: Language): Thought<PaymentPatch> {
  const text = texts[language].minorPays;
  return { patch: sayReplies(state, turn, [reply(turn, { node: "payment", about: "minor", kind: "safety", text })]) };
}
