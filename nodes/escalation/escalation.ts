import { type GraphNode, StateSchema } from "@langchain/langgraph";
import {
  type EffectDraft,
  type HandoffReason,
  helpdeskByRule,
  lifetimeValueOf,
  type Shop,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import { alarmOf } from "../handoff/alarm.ts";
import { brief } from "../handoff/brief.ts";
import { customerWords } from "../handoff/customer-words.ts";
import { handoffEffects } from "../handoff/handoff-effects.ts";
import { handoffNotice, modelTrouble } from "../handoff/handoff-notice.ts";
import { noteInCrm, toldToCustomer, toldToStaff, wishesOf } from "../handoff/order-wishes.ts";
import { type AnswerDeps, type PersonAnswers, personAnswers } from "../handoff/person-answers.ts";
import { nextOffers } from "../sale/offers.ts";
import { texts } from "../texts/texts.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { callForPerson } from "../turn/request.ts";
import { filesOf, isAwaited, isPersons, isTicketed } from "../turn/turn-signals.ts";
import { type EscalationPatch, type EscalationState, escalationFields } from "./escalation-state.ts";
import { followUp } from "./follow-up.ts";
import { handoffReason, wantedOf } from "./handoff-reason.ts";

export const EscalationSlice = new StateSchema(escalationFields);

export interface EscalationDeps extends NodeDeps, AnswerDeps {
  readonly shop: Shop;
}

/**
 * Hands over: tells the customer once and truthfully when a person will answer, briefs the person, changes the owner.
 * What the customer writes while a person has the chat is added to their ticket.
 */
export function escalation(deps: EscalationDeps): GraphNode<typeof EscalationSlice> {
  const { shop } = deps;
  return defineNode("escalation", deps, async (state: EscalationState, turn): Promise<Thought<EscalationPatch>> => {
    if (turn.inbounds.some(({ kind }) => kind === "customer_left")) return reportLeft(state, turn, shop);
    // Its own hand-off means that this turn runs again: the same effects under the same keys, not a follow-up.
    const answers = await personAnswers(deps);
    const isCalled = isAwaited(turn) || isPersons(turn);
    if (isCalled && state.handoff?.turnId !== turn.id) return followUp(state, turn, shop, answers);
    return handOver(state, turn, shop, answers);
  });
}

function handOver(state: EscalationState, turn: Turn, shop: Shop, answers: PersonAnswers): Thought<EscalationPatch> {
  const reason = handoffReason(state, turn);
  const wanted = wantedOf(state, turn);
  const language = state.language ?? "uk";
  const away = callForPerson(state, turn)?.modelAway;
  const told = toldToCustomer(wishesOf(state, turn), language);
  const words = handoffNotice({ reason, alarm: alarmOf(state.verdict), told, answers }, turn, language, shop);
  const notice = reply(turn, {
    node: "escalation",
    kind: "handoff",
    text: [...(away === "failed" ? [modelTrouble(language, answers)] : []), words].join(" "),
    // The sale goes on by choices, whoever answers the words.
    ...(away === undefined ? {} : { choices: nextOffers(state, language, shop) }),
  });
  return {
    patch: {
      handoff: {
        reason,
        turnId: turn.id,
        acknowledged: false,
        since: turn.at,
        ...(wanted === undefined ? {} : { wanted }),
      },
      rested: null,
      ...sayReplies(state, turn, [notice], { owner: "waiting" }),
    },
    effects: effectsFor(reason, state, turn, shop),
  };
}

function effectsFor(reason: HandoffReason, state: EscalationState, turn: Turn, shop: Shop): EffectDraft[] {
  const { draft, bill, customer } = state;
  const stopped = callForPerson(state, turn)?.stopped;
  const staffLanguage = staffLanguageOf(shop);
  const name = draft.delivery.name ?? customer?.delivery.name;
  const username = customer?.username;
  const wishes = wishesOf(state, turn);
  const effects = handoffEffects({
    reason,
    alarm: alarmOf(state.verdict),
    brief: brief({
      said: state.messages.filter((message) => message.getType() === "human").map((message) => message.text),
      draft,
      bill,
      name: name ?? null,
      username: username ?? null,
      wanted: wantedOf(state, turn),
      wishes: wishes.map((wish) => toldToStaff(wish, staffLanguage)),
      language: staffLanguage,
      currency: shop.currency,
      ...(stopped === undefined ? {} : { stopped }),
    }),
    said: customerWords(turn, texts[staffLanguage].staff),
    files: filesOf(turn),
    who: name ?? username,
    staffLanguage,
    helpdesk: helpdeskByRule(shop.helpdesk.rules, { lifetimeValue: lifetimeValueOf(customer?.orders ?? []), reason }),
  });
  return [...effects, ...wishes.map((wish) => noteInCrm(wish, staffLanguage))];
}

/** The person who waits for the customer, or works for them, is told that nothing reaches the customer now. */
function reportLeft(state: EscalationState, turn: Turn, shop: Shop): Thought<EscalationPatch> {
  const isMissed = isAwaited(turn) || isPersons(turn) || (state.bill !== null && state.bill.status !== "paid");
  if (!isMissed) return { patch: {} };
  const text = texts[staffLanguageOf(shop)].staff.left;
  const note: EffectDraft = { kind: "ticket.note", payload: { text, public: false } };
  const post: EffectDraft = { kind: "staff.post", payload: { topic: "message", text, actions: [] } };
  return { patch: {}, effects: [...(isTicketed(state, turn) ? [note] : []), post] };
}
