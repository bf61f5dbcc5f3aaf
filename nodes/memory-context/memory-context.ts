import { RemoveMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import { z } from "zod";
import {
  type CustomerCard,
  type CustomerMemory,
  customerId,
  type EffectDraft,
  type Language,
  type OrderDraft,
  type Turn,
} from "../../src/core/index.ts";
import { handoffFields } from "../handoff/handoff-state.ts";
import { saleFields } from "../sale/sale-state.ts";
import { texts } from "../texts/texts.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { customerFields, languageFields, turnFields } from "../turn/state.ts";
import { foldMessages } from "./fold-messages.ts";
import { passOnUnanswered } from "./pass-on-unanswered.ts";

export const MemoryContextSlice = new StateSchema({
  ...turnFields,
  ...languageFields,
  ...customerFields,
  ...saleFields,
  ...handoffFields,
  /** Set by the graph's input. */
  who: z.object({ customerId: z.string(), channel: z.string() }).nullable().default(null),
  /** The CRM was told of this conversation. */
  touched: z.boolean().default(false),
});
type State = typeof MemoryContextSlice.State;
type Patch = typeof MemoryContextSlice.Update;

export interface MemoryContextDeps extends NodeDeps {
  readonly memory: CustomerMemory;
  readonly persona?: string;
  /** The languages the shop answers in; the first is the one to start with. */
  readonly languages?: readonly Language[];
}

/** Loads what is known of the customer, keeps the messages bounded, and notices the first touch. */
export function memoryContext(deps: MemoryContextDeps): GraphNode<typeof MemoryContextSlice> {
  return defineNode("memory_context", deps, async (state: State, turn): Promise<Thought<Patch>> => {
    const firstLanguage = deps.languages?.[0] ?? "uk";
    const customer = state.who === null ? state.customer : await deps.memory.load(customerId(state.who.customerId));
    const chosen = turn.inbounds.findLast((inbound) => inbound.kind === "language_chosen")?.language;
    const language = chosen ?? state.chosenLanguage ?? state.language ?? customer?.language ?? firstLanguage;
    const { dropped, summary } = foldMessages(state.messages, state.summary);
    const answer = answerTo(state, turn, { language, isChosen: chosen !== undefined, persona: deps.persona ?? "AI" });
    return {
      patch: {
        customer,
        language,
        chosenLanguage: chosen ?? state.chosenLanguage,
        touched: true,
        summary,
        outcome: answer?.outcome ?? state.outcome,
        messages: [...dropped.map((id) => new RemoveMessage({ id })), ...(answer?.messages ?? [])],
        ...withKnownDelivery(state.draft, customer),
        // A review drafted while a person stepped in may never have been read: the order is shown again.
        ...(isGivenBack(turn) ? { handoff: null, draft: unreviewed(state.draft) } : {}),
      },
      effects: [...tellCrm(state, turn, customer), ...passOnUnanswered(state, turn, firstLanguage)],
    };
  });
}

const isGivenBack = (turn: Turn): boolean => turn.inbounds.some((inbound) => inbound.kind === "given_back");

/** The first touch of a conversation, and its return from a person to the AI. */
function tellCrm(state: State, turn: Turn, customer: CustomerCard | null): EffectDraft[] {
  if (!state.touched) {
    return [
      {
        kind: "crm.first_touch",
        payload: { username: customer?.username ?? null, channel: state.who?.channel ?? "unknown" },
      },
      { kind: "crm.status", subject: "first_touch", payload: { stage: "first_touch" } },
      { kind: "crm.assign", subject: "first_touch", payload: { role: "ai" } },
    ];
  }
  return isGivenBack(turn) ? [{ kind: "crm.assign", subject: "back", payload: { role: "ai" } }] : [];
}

/** What a turn without a question is answered with: a chat that was given back, a language that was chosen. */
function answerTo(
  state: State,
  turn: Turn,
  of: { readonly language: Language; readonly isChosen: boolean; readonly persona: string },
): ReturnType<typeof sayReplies> | undefined {
  const words = texts[of.language];
  const say = (about: string, text: string) => [
    reply(turn, { node: "memory_context", about, kind: "confirmation", text }),
  ];
  if (isGivenBack(turn)) return sayReplies(state, turn, say("back", words.backToAi({ persona: of.persona })));
  if (!of.isChosen) return undefined;
  return sayReplies(state, turn, say("language", words.languageChosen), { language: of.language });
}

/** A returning customer is not asked again; the review shows these data and asks whether they still hold. */
function withKnownDelivery(draft: OrderDraft, customer: CustomerCard | null): { readonly draft?: OrderDraft } {
  const isUntouched = draft.lines.length === 0 && Object.keys(draft.delivery).length === 0;
  return isUntouched && customer !== null ? { draft: { ...draft, delivery: customer.delivery } } : {};
}

const unreviewed = ({ reviewed: _reviewed, ...draft }: OrderDraft): OrderDraft => draft;
