import { type GraphNode, StateSchema } from "@langchain/langgraph";
import {
  customerText,
  type EffectDraft,
  type HandoffReason,
  isOpen,
  type Language,
  nextOpening,
  type Shop,
  type Turn,
} from "../src/core/index.ts";
import { defineNode, type NodeDeps, type Thought } from "./define-node.ts";
import { brief } from "./escalation/brief.ts";
import { reply, saying } from "./outcome.ts";
import { customerFields, handoffFields, saleFields, turnFields, verdictFields } from "./state.ts";
import { texts } from "./texts/texts.ts";

export const EscalationSlice = new StateSchema({
  ...turnFields,
  ...verdictFields,
  ...customerFields,
  ...saleFields,
  ...handoffFields,
});
type State = typeof EscalationSlice.State;
type Patch = typeof EscalationSlice.Update;

export interface EscalationDeps extends NodeDeps {
  readonly shop: Shop;
}

/**
 * Hands over: tells the customer once and truthfully when a person will answer, briefs the person, changes the owner.
 * What the customer writes after that is added to the same ticket.
 */
export function escalation(deps: EscalationDeps): GraphNode<typeof EscalationSlice> {
  const { shop } = deps;
  return defineNode("escalation", deps, (state: State, turn): Thought<Patch> => {
    // Its own hand-off means that this turn runs again: the same wishes under the same keys, not a follow-up.
    const isElsewhere = turn.owner === "waiting" || turn.owner === "person";
    if (isElsewhere && state.handoff?.turnId !== turn.id) return followedUp(state, turn, shop);
    const reason = reasonOf(state, turn);
    const language = state.language ?? "uk";
    const staffLanguage = shop.languages[0] ?? "uk";
    const text = brief({
      said: state.messages.filter((message) => message.getType() === "human").map((message) => message.text),
      draft: state.draft,
      bill: state.bill,
      name: state.draft.delivery.name ?? state.customer?.delivery.name ?? null,
      username: state.customer?.username ?? null,
      language: staffLanguage,
      currency: shop.currency,
    });
    const why = texts[staffLanguage].staff.reasons[reason];
    const effects: EffectDraft[] = [
      { kind: "crm.status", payload: { stage: "escalation" } },
      { kind: "crm.assign", payload: { role: "person" } },
      {
        kind: "ticket.open",
        payload: {
          reason,
          priority: priorities[reason],
          subject: subjectOf(why, state),
          brief: text,
          tags: [reason.replaceAll("_", "-")],
        },
      },
      {
        kind: "staff.post",
        payload: {
          topic: "handoff",
          text: texts[staffLanguage].staff.handoff({ reason: why, brief: text }),
          actions: ["take_over"],
        },
      },
    ];
    return {
      patch: {
        handoff: { reason, turnId: turn.id, acknowledged: false },
        ...saying(
          state,
          turn,
          [reply(turn, { node: "escalation", kind: "handoff", text: noticeOf(reason, turn, language, shop) })],
          { owner: "waiting" },
        ),
      },
      effects,
    };
  });
}

/** One short word to a customer who writes on while waiting, then silence: the person's answer is what counts. */
function followedUp(state: State, turn: Turn, shop: Shop): Thought<Patch> {
  const text = customerText(turn) || attachmentsOf(turn);
  const staff = texts[shop.languages[0] ?? "uk"].staff;
  const alarm = state.verdict?.action === "escalate" ? reasonOf(state, turn) : undefined;
  const effects: EffectDraft[] = [];
  if (text !== "" && state.handoff !== null) effects.push({ kind: "ticket.note", payload: { text, public: true } });
  if (alarm !== undefined) {
    const reason = staff.reasons[alarm];
    effects.push({
      kind: "staff.post",
      payload: { topic: "handoff", text: staff.alarm({ reason, text }), actions: ["take_over"] },
    });
  } else if (text !== "" && state.handoff === null) {
    effects.push({ kind: "staff.post", payload: { topic: "message", text: staff.message({ text }), actions: [] } });
  }
  const words = texts[state.language ?? "uk"];
  if (alarm === "self_harm") {
    // The one thing that is said whoever owns the chat: nobody knows when the person will read.
    const help = words.selfHarm({ crisisLine: shop.handoff.crisisLine });
    return {
      patch: saying(state, turn, [reply(turn, { node: "escalation", about: "help", kind: "safety", text: help })]),
      effects,
    };
  }
  if (turn.owner !== "waiting" || state.handoff === null || state.handoff.acknowledged) return { patch: {}, effects };
  return {
    patch: {
      handoff: { ...state.handoff, acknowledged: true },
      ...saying(state, turn, [reply(turn, { node: "escalation", about: "noted", kind: "plain", text: words.noted })]),
    },
    effects,
  };
}

const attachmentsOf = (turn: Turn): string =>
  turn.inbounds
    .flatMap((inbound) => (inbound.kind === "message" ? inbound.attachments.map(({ kind }) => `[${kind}]`) : []))
    .join(" ");

function reasonOf(state: State, turn: Turn): HandoffReason {
  const { verdict, request } = state;
  if (verdict?.action === "escalate") {
    switch (verdict.reason) {
      case "self_harm":
      case "threat":
      case "abuse":
      case "spam":
      case "injection":
        return verdict.reason;
      case "flood":
        return "spam";
      case "none":
      case "card_data":
      case "wordless":
      case "too_long":
        break;
    }
  }
  return request?.to === "escalation" && request.turnId === turn.id ? request.reason : "asked_for_person";
}

function noticeOf(reason: HandoffReason, turn: Turn, language: Language, shop: Shop): string {
  const words = texts[language];
  if (reason === "threat") return words.threat;
  const now = new Date(turn.at);
  const opening = nextOpening(shop, now);
  const notice = isOpen(shop, now)
    ? words.handoff.open({ when: words.soon })
    : words.handoff.closed({
        when:
          opening === undefined
            ? words.closedForLong
            : words.opening({ day: words.days[opening.day], time: opening.time }),
      });
  switch (reason) {
    case "self_harm":
      return `${words.selfHarm({ crisisLine: shop.handoff.crisisLine })}\n\n${notice}`;
    case "complaint":
    case "return_or_refund":
    case "order_problem":
    case "payment_problem":
      return `${words.handoffCare} ${notice}`;
    default:
      return notice;
  }
}

const priorities: Record<HandoffReason, "urgent" | "high" | "medium" | "low"> = {
  self_harm: "urgent",
  threat: "urgent",
  complaint: "high",
  return_or_refund: "high",
  payment_problem: "high",
  order_problem: "high",
  turn_failed: "high",
  policy: "high",
  asked_for_person: "medium",
  out_of_domain: "low",
  abuse: "medium",
  spam: "low",
  injection: "low",
};

const subjectOf = (why: string, state: State): string => {
  const who = state.draft.delivery.name ?? state.customer?.delivery.name ?? state.customer?.username;
  return who === undefined ? why : `${why}: ${who}`;
};
