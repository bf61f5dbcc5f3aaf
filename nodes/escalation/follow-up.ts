import { type EffectDraft, reasonNow, type Shop, staffLanguageOf, type Turn } from "../../src/core/index.ts";
import { type Alarm, alarmOf } from "../handoff/alarm.ts";
import { customerWords } from "../handoff/customer-words.ts";
import { fileWords } from "../handoff/file-words.ts";
import { awaitedNotice } from "../handoff/handoff-notice.ts";
import { toldToCustomer, wishEffects, wishesOf } from "../handoff/order-wishes.ts";
import type { PersonAnswers } from "../handoff/person-answers.ts";
import { nextWording } from "../texts/next-wording.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { filesOf, isAwaited, isLatePart } from "../turn/turn-signals.ts";
import type { EscalationPatch, EscalationState } from "./escalation-state.ts";
import { handoffReason, wantedOf } from "./handoff-reason.ts";

/**
 * What comes to the person who was called already, or who has the chat: it is added to their ticket, never made
 * another one. While they are awaited the customer hears when they will answer; once they are there, only they speak.
 */
export function followUp(
  state: EscalationState,
  turn: Turn,
  shop: Shop,
  answers: PersonAnswers,
): Thought<EscalationPatch> {
  const alarm = alarmOf(state.verdict);
  const effects = effectsFor(state, turn, shop, alarm);
  const language = state.language ?? "uk";
  if (alarm === "self_harm") {
    // The one thing that is said also when a person has the chat: it is not known when they will read.
    const text = texts[language].selfHarm({ crisisLine: shop.handoff.crisisLine });
    const help = reply(turn, { node: "escalation", about: "help", kind: "safety", text });
    return { patch: sayReplies(state, turn, [help]), effects };
  }
  const { handoff } = state;
  if (!isAwaited(turn) || isLatePart(state, turn)) return { patch: {}, effects };
  const told = toldToCustomer(wishesOf(state, turn), language);
  const isAgain = handoff?.acknowledged === true;
  const words = awaitedNotice({ isAgain, answers }, turn, language, shop);
  const { timesSaid } = state;
  const awaited = isAgain
    ? nextWording(timesSaid, "awaitedAgain", [words, ...texts[language].inOtherWords.awaitedAgain])
    : { text: words, timesSaid };
  const text = told === undefined ? awaited.text : `${told} ${awaited.text}`;
  const notice = reply(turn, { node: "escalation", about: "noted", kind: "handoff", text });
  const known = handoff === null ? {} : { handoff: { ...handoff, acknowledged: true } };
  return { patch: { ...known, ...sayReplies(state, turn, [notice]), timesSaid: awaited.timesSaid }, effects };
}

function effectsFor(state: EscalationState, turn: Turn, shop: Shop, alarm: Alarm | undefined): EffectDraft[] {
  const { staff } = texts[staffLanguageOf(shop)];
  const files = filesOf(turn);
  const sent = files.length === 0 ? {} : { files };
  const text = customerWords(turn, staff) || fileWords(files, staff);
  const effects: EffectDraft[] = [];
  // Also without a hand-over of ours: a person who answers in a ticket waits for the answer there. What came with files
  // while the person was awaited is there already.
  const isNoted = isAwaited(turn) && files.length > 0;
  if (text !== "" && !isNoted) effects.push({ kind: "ticket.note", payload: { text, public: true, ...sent } });
  const wishes = wishesOf(state, turn);
  effects.push(...wishes.flatMap((wish) => wishEffects(wish, staffLanguageOf(shop))));
  const words = wishes.length > 0 ? undefined : postFor(state, turn, text, alarm, staff);
  if (words !== undefined) {
    effects.push({ kind: "staff.post", payload: { topic: "handoff", text: words, actions: ["take_over"] } });
  } else if (text !== "" && !(isNoted && state.handoff !== null)) {
    effects.push({
      kind: "staff.post",
      payload: { topic: "message", text: staff.message({ text }), ...sent, actions: [] },
    });
  }
  return effects;
}

/** An alarm, or another matter than the one that the person was called for. */
function postFor(
  state: EscalationState,
  turn: Turn,
  text: string,
  alarm: Alarm | undefined,
  staff: (typeof texts)["uk"]["staff"],
): string | undefined {
  if (alarm !== undefined) return staff.alarm({ reason: staff.alarms[alarm], text });
  const reason = handoffReason(state, turn);
  const isKnown = reason === "person" || state.handoff === null || reason === reasonNow(state.handoff.reason);
  if (!isAwaited(turn) || isKnown) return undefined;
  return staff.oneMore({ reason: staff.reasons[reason], wanted: wantedOf(state, turn) ?? null, text });
}
