import {
  type EffectDraft,
  type Language,
  localTimeOf,
  type ModelRefusal,
  type Shop,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import { asksForPerson } from "../../src/core/reading/person-wish/asks-for-person.ts";
import { nextOffers } from "../sale/offers.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { expandMessage } from "../turn/expand-message.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import type { AgentPatch, AgentState } from "./agent-state.ts";

/**
 * What becomes of a turn for which the model may not be asked. Who asks for a person gets one, and so does everybody
 * while the shop's budget is used up, and a customer in the middle of buying. Any other customer is told once until
 * when to wait, with a button for a person; the model reads what they write meanwhile once it may be asked again.
 */
export function withoutModel(
  state: AgentState,
  turn: Turn,
  { whose, until, isToldByThisTurn }: ModelRefusal,
  shop: Shop,
): Thought<AgentPatch> {
  const language = state.language ?? "uk";
  const effects = isToldByThisTurn ? [tellStaff(until, shop)] : [];
  if (saysPerson(turn, language)) {
    return { patch: { request: { to: "escalation", turnId: turn.id, reason: "person" } }, effects };
  }
  if (whose === "shop" || isBuying(state)) {
    const request = { to: "escalation", turnId: turn.id, reason: "failed", modelAway: "limited" } as const;
    return { patch: { request }, effects };
  }
  const isTold = state.restsUntil !== null && Date.parse(turn.at) < Date.parse(state.restsUntil);
  if (isTold) return { patch: {}, effects };
  const words = texts[language];
  const notice = reply(turn, {
    node: "agent",
    // Said once, so it is sent also when a newer message came.
    kind: "safety",
    text: words.rest({ when: words.opening(whenOf(until, turn, language, shop)) }),
    choices: nextOffers(state, language, shop),
  });
  return { patch: { ...sayReplies(state, turn, [notice]), restsUntil: until.toISOString() }, effects };
}

const isBuying = ({ draft, bill }: AgentState): boolean =>
  draft.lines.length > 0 || (bill !== null && bill.status !== "paid");

const saysPerson = (turn: Turn, language: Language): boolean =>
  turn.inbounds.some(
    (inbound) =>
      inbound.kind === "message" && !inbound.isForwarded && asksForPerson(expandMessage(inbound, language).text),
  );

const tellStaff = (until: Date, shop: Shop): EffectDraft => ({
  kind: "staff.post",
  subject: "model_limit",
  payload: {
    topic: "trouble",
    text: texts[staffLanguageOf(shop)].staff.modelLimit({ time: localTimeOf(until, shop.timeZone).time }),
    actions: [],
    needsTicket: true,
  },
});

/** A day's budget comes back within 24 hours, so it is today or tomorrow. */
function whenOf(until: Date, turn: Turn, language: Language, { timeZone }: Shop): { day: string; time: string } {
  const then = localTimeOf(until, timeZone);
  const { days } = texts[language];
  const isToday = then.date === localTimeOf(new Date(turn.at), timeZone).date;
  return { day: isToday ? days.today : days.tomorrow, time: then.time };
}
