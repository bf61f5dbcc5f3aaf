import { type EffectDraft, type HandoffReason, type Shop, staffLanguageOf, type Turn } from "../../src/core/index.ts";
import { fileWords } from "../handoff/file-words.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { filesOf, isLatePart } from "../turn/turn-signals.ts";
import { customerWords } from "./customer-words.ts";
import type { EscalationPatch, EscalationState } from "./escalation-state.ts";
import { handoffReason } from "./handoff-reason.ts";

/**
 * What the customer writes while a person has the chat is added to their ticket; the person's answer is what counts.
 */
export function followUp(state: EscalationState, turn: Turn, shop: Shop): Thought<EscalationPatch> {
  const alarm = state.verdict?.action === "escalate" ? handoffReason(state, turn) : undefined;
  const effects = effectsFor(state, turn, shop, alarm);
  const words = texts[state.language ?? "uk"];
  if (alarm === "self_harm") {
    // The one thing that is said also when a person has the chat: it is not known when they will read.
    const text = words.selfHarm({ crisisLine: shop.handoff.crisisLine });
    const help = reply(turn, { node: "escalation", about: "help", kind: "safety", text });
    return { patch: sayReplies(state, turn, [help]), effects };
  }
  const { handoff } = state;
  const isSilent = turn.owner !== "waiting" || isLatePart(state, turn);
  if (isSilent || handoff === null || handoff.acknowledged) return { patch: {}, effects };
  // One short word to a customer who writes on while waiting, then silence.
  const noted = reply(turn, { node: "escalation", about: "noted", kind: "handoff", text: words.noted });
  return { patch: { handoff: { ...handoff, acknowledged: true }, ...sayReplies(state, turn, [noted]) }, effects };
}

function effectsFor(state: EscalationState, turn: Turn, shop: Shop, alarm: HandoffReason | undefined): EffectDraft[] {
  const { staff } = texts[staffLanguageOf(shop)];
  const files = filesOf(turn);
  const sent = files.length === 0 ? {} : { files };
  const text = customerWords(turn, staff) || fileWords(files, staff);
  const effects: EffectDraft[] = [];
  // Also without a hand-over of ours: a person who answers in a ticket waits for the answer there.
  if (text !== "") effects.push({ kind: "ticket.note", payload: { text, public: true, ...sent } });
  if (alarm !== undefined) {
    const words = staff.alarm({ reason: staff.reasons[alarm], text });
    effects.push({ kind: "staff.post", payload: { topic: "handoff", text: words, actions: ["take_over"] } });
  } else if (text !== "" && state.handoff === null) {
    const words = staff.message({ text });
    effects.push({ kind: "staff.post", payload: { topic: "message", text: words, ...sent, actions: [] } });
  }
  return effects;
}
