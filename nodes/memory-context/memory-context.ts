import { RemoveMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import { z } from "zod";
import {
  type CrmStage,
  type CustomerCard,
  type CustomerMemory,
  customerId,
  type EffectDraft,
  type Language,
  type OrderDraft,
  type Turn,
} from "../../src/core/index.ts";
import { handoffFields } from "../handoff/handoff-state.ts";
import { type Bill, restOfBill } from "../sale/bill.ts";
import { saleFields } from "../sale/sale-state.ts";
import { texts } from "../texts/texts.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import {
  albumFields,
  customerFields,
  languageFields,
  minorFields,
  turnFields,
  verdictFields,
  whoFields,
} from "../turn/state.ts";
import { isPersons, isTakeUndone } from "../turn/turn-signals.ts";
import { askSatisfaction, mayAsk, notice, satisfactionFields } from "./ask-satisfaction.ts";
import { closeTicket } from "./close-ticket.ts";
import { foldMessages } from "./fold-messages.ts";
import { passOnFiles } from "./pass-on-files.ts";
import { isTaken, passOnTalk } from "./pass-on-talk.ts";
import { passOnUnanswered } from "./pass-on-unanswered.ts";

export const MemoryContextSlice = new StateSchema({
  ...turnFields,
  ...languageFields,
  ...customerFields,
  ...saleFields,
  ...handoffFields,
  ...albumFields,
  ...minorFields,
  ...whoFields,
  ...verdictFields,
  ...satisfactionFields,
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
  /** The customer is asked how content they are once a matter is over. */
  readonly asksSatisfaction?: boolean;
}

/** Loads what is known of the customer, keeps the messages bounded, and notices the first touch. */
export function memoryContext(deps: MemoryContextDeps): GraphNode<typeof MemoryContextSlice> {
  return defineNode("memory_context", deps, async (state: State, turn): Promise<Thought<Patch>> => {
    const firstLanguage = deps.languages?.[0] ?? "uk";
    const customer = state.who === null ? state.customer : await deps.memory.load(customerId(state.who.customerId));
    const chosen = turn.inbounds.findLast((inbound) => inbound.kind === "language_chosen")?.language;
    const language = chosen ?? state.chosenLanguage ?? state.language ?? customer?.language ?? firstLanguage;
    const { dropped, summary } = foldMessages(state.messages, state.summary);
    const asks = deps.asksSatisfaction === true && mayAsk(state, turn, state.who?.hasButtons === true);
    const answer = answerTo(state, turn, {
      language,
      isChosen: chosen !== undefined,
      asks,
      persona: deps.persona ?? "AI",
    });
    return {
      patch: {
        customer,
        language,
        chosenLanguage: chosen ?? state.chosenLanguage,
        touched: true,
        noticed: notice(state, turn, asks),
        summary,
        outcome: answer?.outcome ?? state.outcome,
        messages: [...dropped.map((id) => new RemoveMessage({ id })), ...(answer?.messages ?? [])],
        ...withKnownDelivery(state.draft, customer),
        // A review drafted while a person stepped in may never have been read: the order is shown again.
        ...(isGivenBack(turn) ? { draft: unreviewed(state.draft), isMinor: false } : {}),
        ...handoffAfter(state, turn),
      },
      effects: [
        ...tellCrm(state, turn, customer),
        ...passOnFiles(state, turn, firstLanguage),
        ...passOnTalk(state, turn, firstLanguage),
        ...passOnUnanswered(state, turn, firstLanguage),
        ...closeTicket(turn, firstLanguage),
      ],
    };
  });
}

const isGivenBack = (turn: Turn): boolean => turn.inbounds.some((inbound) => inbound.kind === "given_back");
const isClosed = (turn: Turn): boolean => turn.inbounds.some((inbound) => inbound.kind === "closed");

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
  const isOver = isGivenBack(turn) || (state.handoff !== null && isClosed(turn));
  return [
    ...(isOver ? [restoredStage(state.bill)] : []),
    ...(isGivenBack(turn) ? [{ kind: "crm.assign", subject: "back", payload: { role: "ai" } } as const] : []),
  ];
}

/** The call for a person was shown over the stage of the sale, which may have gone on meanwhile. */
const restoredStage = (bill: Bill | null): EffectDraft => ({
  kind: "crm.status",
  subject: "back",
  payload: { stage: stageOf(bill), restores: true },
});

function stageOf(bill: Bill | null): CrmStage {
  if (bill === null) return "first_touch";
  if (bill.status !== "paid") return "invoice_sent";
  return restOfBill(bill).minor === 0 ? "paid" : "order_formed";
}

/** The matter is over when the chat is given back or closed; a person who takes it is told of the talk before, once. */
function handoffAfter({ handoff }: State, turn: Turn): Pick<Patch, "handoff" | "rested" | "wishes"> {
  if (isGivenBack(turn) || isClosed(turn)) return { handoff: null, rested: null, wishes: [] };
  return handoff !== null && isTaken(turn) ? { handoff: { ...handoff, isTalkTold: true } } : {};
}

/**
 * What a turn without a question is answered with: a chat that was given back or closed, a language that was chosen.
 */
function answerTo(
  state: State,
  turn: Turn,
  of: { readonly language: Language; readonly isChosen: boolean; readonly asks: boolean; readonly persona: string },
): ReturnType<typeof sayReplies> | undefined {
  const words = texts[of.language];
  const say = (about: string, text: string) => [
    reply(turn, { node: "memory_context", about, kind: "confirmation", text }),
  ];
  // A person may have taken it anew before this turn: then only they speak.
  const back = isGivenBack(turn) && !isPersons(turn) ? say("back", words.backToAi({ persona: of.persona })) : [];
  const ends = [...back, ...(of.asks ? [askSatisfaction(turn, of.language)] : [])];
  if (ends.length > 0) return sayReplies(state, turn, ends);
  if (isCalledStill(state, turn)) return sayReplies(state, turn, [], { owner: "waiting" });
  if (!of.isChosen) return undefined;
  return sayReplies(state, turn, say("language", words.languageChosen), { language: of.language });
}

/** They were called for while somebody had the chat who undid that: the call is open, and nobody has it. */
const isCalledStill = ({ handoff }: State, turn: Turn): boolean =>
  isTakeUndone(turn) && turn.owner === "ai" && handoff !== null;

/** A returning customer is not asked again; the review shows these data and asks whether they still hold. */
function withKnownDelivery(draft: OrderDraft, customer: CustomerCard | null): { readonly draft?: OrderDraft } {
  const isUntouched = draft.lines.length === 0 && Object.keys(draft.delivery).length === 0;
  return isUntouched && customer !== null ? { draft: { ...draft, delivery: customer.delivery } } : {};
}

const unreviewed = ({ reviewed: _reviewed, ...draft }: OrderDraft): OrderDraft => draft;
