import {
  type EffectDraft,
  type LadderTimer,
  openTimeBetween,
  reasonNow,
  type Shop,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import { restedAfter, stepFate } from "../handoff/ladder-timers.ts";
import { type AnswerDeps, personAnswers } from "../handoff/person-answers.ts";
import { whenAnswered } from "../handoff/when-answered.ts";
import { answerTimes } from "../texts/answer-times.ts";
import { texts } from "../texts/texts.ts";
import { onlyReads, type WaitFacts, waitingTexts } from "../texts/waiting.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import type { FollowUpPatch, FollowUpState } from "./follow-up-state.ts";

/** A customer waits for a person, and nobody came: one step of what is done about it. */
export async function nobodyCame(
  timer: LadderTimer,
  state: FollowUpState,
  turn: Turn,
  deps: AnswerDeps & { readonly shop: Shop },
): Promise<Thought<FollowUpPatch>> {
  const fate = stepFate(timer, state, turn, deps.shop);
  const rested = restedAfter(timer, fate, state);
  if (fate !== "due") return { patch: { rested } };
  const { patch, effects = [] } = await carriedOut(timer, state, turn, deps);
  return { patch: { ...patch, rested }, effects };
}

async function carriedOut(
  timer: LadderTimer,
  state: FollowUpState,
  turn: Turn,
  deps: AnswerDeps & { readonly shop: Shop },
): Promise<Thought<FollowUpPatch>> {
  const { shop } = deps;
  const facts = waitFacts(timer, state, turn, shop);
  const words = waitingTexts[staffLanguageOf(shop)];
  switch (timer.step) {
    case "remind":
      return { patch: {}, effects: [post("remind", words.remind(facts))] };
    case "supervisor":
      return { patch: {}, effects: [post("supervisor", words.supervisor(facts), true)] };
    case "tell_customer":
      return { patch: timer.isInShadow ? {} : await tellCustomer(state, turn, deps) };
    case "raise":
      return {
        patch: {},
        effects: [
          { kind: "ticket.note", payload: { text: words.raised(facts), public: false, raisesTo: "urgent" } },
          post("raise", words.raised(facts), true),
        ],
      };
  }
}

function waitFacts(
  { since, isInShadow }: LadderTimer,
  { handoff, draft, customer }: FollowUpState,
  turn: Turn,
  shop: Shop,
) {
  const language = staffLanguageOf(shop);
  const { reasons } = texts[language].staff;
  const waitedMs = openTimeBetween(shop, new Date(since), new Date(turn.at));
  const name = draft.delivery.name ?? customer?.delivery.name ?? customer?.username ?? null;
  return {
    who: name,
    minutes: Math.max(1, Math.round(waitedMs / 60_000)),
    reason: isInShadow ? onlyReads[language] : reasons[reasonNow(handoff?.reason ?? "failed")],
  } satisfies WaitFacts;
}

const post = (step: string, text: string, asksManagers = false): EffectDraft => ({
  kind: "staff.post",
  subject: `nobody_came/${step}`,
  payload: {
    topic: "message",
    text,
    actions: ["take_over"],
    ...(asksManagers ? { asks: "managers" as const } : {}),
    // The last step is a note on the ticket by itself.
    ...(step === "raise" ? {} : { needsTicket: true as const }),
  },
});

/** Once, and truthfully. Where nothing reaches a person they were told so, and there is no more to tell. */
async function tellCustomer(
  state: FollowUpState,
  turn: Turn,
  deps: AnswerDeps & { readonly shop: Shop },
): Promise<FollowUpPatch> {
  const language = state.language ?? "uk";
  const { at, when } = whenAnswered(turn, language, deps.shop, await personAnswers(deps));
  if (at === "nobody") return {};
  const text = answerTimes[language].stillWaiting[at]({ when });
  return sayReplies(state, turn, [reply(turn, { node: "follow_up", about: "still_waiting", kind: "handoff", text })]);
}
