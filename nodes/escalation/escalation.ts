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
import { brief } from "../handoff/brief.ts";
import { fileWords } from "../handoff/file-words.ts";
import { handoffEffects } from "../handoff/handoff-effects.ts";
import { noticeOf } from "../handoff/notice.ts";
import { texts } from "../texts/texts.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, saying } from "../turn/outcome.ts";
import { customerFields, handoffFields, mediaFields, saleFields, turnFields, verdictFields } from "../turn/state.ts";
import { filesOf, isLatePart, isPersons, isTicketed } from "../turn/turn-signals.ts";

export const EscalationSlice = new StateSchema({
  ...turnFields,
  ...verdictFields,
  ...customerFields,
  ...saleFields,
  ...handoffFields,
  ...mediaFields,
});
type State = typeof EscalationSlice.State;
type Patch = typeof EscalationSlice.Update;

export interface EscalationDeps extends NodeDeps {
  readonly shop: Shop;
}

/**
 * Hands over: tells the customer once and truthfully when a person will answer, briefs the person, changes the owner.
 * What the customer writes while a person has the chat is added to their ticket.
 */
export function escalation(deps: EscalationDeps): GraphNode<typeof EscalationSlice> {
  const { shop } = deps;
  return defineNode("escalation", deps, (state: State, turn): Thought<Patch> => {
    // Its own hand-off means that this turn runs again: the same wishes under the same keys, not a follow-up.
    if (turn.inbounds.some(({ kind }) => kind === "customer_left")) return left(state, turn, shop);
    if (isPersons(turn) && state.handoff?.turnId !== turn.id) return followedUp(state, turn, shop);
    const reason = reasonOf(state, turn);
    const language = state.language ?? "uk";
    const staffLanguage = staffLanguageOf(shop);
    const text = brief({
      said: state.messages.filter((message) => message.getType() === "human").map((message) => message.text),
      draft: state.draft,
      bill: state.bill,
      name: state.draft.delivery.name ?? state.customer?.delivery.name ?? null,
      username: state.customer?.username ?? null,
      language: staffLanguage,
      currency: shop.currency,
    });
    const who = state.draft.delivery.name ?? state.customer?.delivery.name ?? state.customer?.username;
    const lifetimeValue = lifetimeValueOf(state.customer?.orders ?? []);
    const helpdesk = helpdeskByRule(shop.helpdesk.rules, { lifetimeValue, reason });
    const files = filesOf(turn);
    const said = wordsOf(turn, texts[staffLanguage].staff);
    const effects = handoffEffects({ reason, brief: text, said, files, who, staffLanguage, helpdesk });
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
  const staff = texts[staffLanguageOf(shop)].staff;
  const files = filesOf(turn);
  const sent = files.length === 0 ? {} : { files: [...files] };
  const text = wordsOf(turn, staff) || fileWords(files, staff);
  const alarm = state.verdict?.action === "escalate" ? reasonOf(state, turn) : undefined;
  const effects: EffectDraft[] = [];
  // Also without a hand-over of ours: whoever answers in a ticket waits for the answer there.
  if (text !== "") effects.push({ kind: "ticket.note", payload: { text, public: true, ...sent } });
  if (alarm !== undefined) {
    const reason = staff.reasons[alarm];
    effects.push({
      kind: "staff.post",
      payload: { topic: "handoff", text: staff.alarm({ reason, text }), actions: ["take_over"] },
    });
  } else if (text !== "" && state.handoff === null) {
    effects.push({
      kind: "staff.post",
      payload: { topic: "message", text: staff.message({ text }), ...sent, actions: [] },
    });
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
  const { handoff } = state;
  const isSilent = turn.owner !== "waiting" || isLatePart(state, turn);
  if (isSilent || handoff === null || handoff.acknowledged) return { patch: {}, effects };
  return {
    patch: {
      handoff: { ...handoff, acknowledged: true },
      ...saying(state, turn, [reply(turn, { node: "escalation", about: "noted", kind: "handoff", text: words.noted })]),
    },
    effects,
  };
}

/** What the customer wrote; what they corrected afterwards is told as a correction, or it reads like a second wish. */
const wordsOf = (turn: Turn, staff: (typeof texts)["uk"]["staff"]): string =>
  turn.inbounds
    .flatMap((inbound) => {
      if (inbound.kind !== "message" || inbound.text === "") return [];
      return [inbound.corrects === undefined ? inbound.text : staff.corrected({ text: inbound.text })];
    })
    .join("\n");

/** Whoever waits for the customer, or works for them, hears that nothing reaches them now. */
function left(state: State, turn: Turn, shop: Shop): Thought<Patch> {
  const isAwaited = isPersons(turn) || (state.bill !== null && state.bill.status !== "paid");
  if (!isAwaited) return { patch: {} };
  const text = texts[staffLanguageOf(shop)].staff.left;
  const note = { kind: "ticket.note", payload: { text, public: false } } as const;
  const post = { kind: "staff.post", payload: { topic: "message", text, actions: [] } } as const;
  return { patch: {}, effects: [...(isTicketed(state, turn) ? [note] : []), post] };
}

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
