import { type BaseMessage, RemoveMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import {
  type CustomerMemory,
  clip,
  customerId,
  type EffectDraft,
  type Language,
  type OrderDraft,
  type Turn,
  type TurnOutcome,
} from "../../src/core/index.ts";
import { fileWords } from "../handoff/file-words.ts";
import { texts } from "../texts/texts.ts";
import { filesOfMessage } from "../turn/customer-message.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, saying } from "../turn/outcome.ts";
import { customerFields, handoffFields, saleFields, turnFields } from "../turn/state.ts";
import { unanswered } from "../turn/turn-signals.ts";

/** The model sees this many messages; older ones live on in the summary and, word for word, in the transcript. */
export const windowCount = 16;
/** How many are folded at once, so that the summary is not rewritten on every turn. */
const foldCount = 4;
const summaryMaxChars = 1_500;

export const MemoryContextSlice = new StateSchema({
  ...turnFields,
  ...customerFields,
  ...saleFields,
  ...handoffFields,
});
type State = typeof MemoryContextSlice.State;

export interface MemoryContextDeps extends NodeDeps {
  readonly memory: CustomerMemory;
  readonly persona?: string;
  /** The languages the shop answers in; the first is the one to start with. */
  readonly languages?: readonly Language[];
}

/** Loads what is known of the customer, keeps the messages bounded, and notices the first touch. */
export function memoryContext(deps: MemoryContextDeps): GraphNode<typeof MemoryContextSlice> {
  return defineNode(
    "memory_context",
    deps,
    async (state: State, turn): Promise<Thought<typeof MemoryContextSlice.Update>> => {
      const customer = state.who === null ? state.customer : await deps.memory.load(customerId(state.who.customerId));
      const chosen = turn.inbounds.findLast((inbound) => inbound.kind === "language_chosen")?.language;
      const language = chosen ?? state.language ?? customer?.language ?? deps.languages?.[0] ?? "uk";
      const firstTouch = !state.touched;
      const effects: EffectDraft[] = firstTouch
        ? [
            {
              kind: "crm.first_touch",
              payload: { username: customer?.username ?? null, channel: state.who?.channel ?? "unknown" },
            },
            { kind: "crm.status", subject: "first_touch", payload: { stage: "first_touch" } },
            { kind: "crm.assign", subject: "first_touch", payload: { role: "ai" } },
          ]
        : [];
      const isBack = turn.inbounds.some((inbound) => inbound.kind === "given_back");
      if (isBack && !firstTouch) effects.push({ kind: "crm.assign", subject: "back", payload: { role: "ai" } });
      effects.push(...untold(state, turn, deps.languages?.[0] ?? "uk"));
      const { dropped, summary } = folded(state.messages, state.summary);
      const answer = (about: string, text: string, more: Partial<TurnOutcome> = {}) =>
        saying(state, turn, [reply(turn, { node: "memory_context", about, kind: "confirmation", text })], more);
      const said = isBack
        ? answer("back", texts[language].backToAi({ persona: deps.persona ?? "AI" }))
        : chosen === undefined
          ? { outcome: state.outcome, messages: [] }
          : answer("language", texts[language].languageChosen, { language });
      const isUntouchedDraft = state.draft.lines.length === 0 && Object.keys(state.draft.delivery).length === 0;
      return {
        patch: {
          customer,
          language,
          touched: true,
          summary,
          outcome: said.outcome,
          messages: [...dropped.map((id) => new RemoveMessage({ id })), ...said.messages],
          // A returning customer is not asked again; the review shows these data and asks whether they still hold.
          ...(isUntouchedDraft && customer !== null ? { draft: { ...state.draft, delivery: customer.delivery } } : {}),
          // A review drafted while a person stepped in may never have been read: the order is shown again.
          ...(isBack ? { handoff: null, draft: unreviewed(state.draft) } : {}),
        },
        effects,
      };
    },
  );
}

/**
 * A person took the chat over while the AI was answering: its answer is withheld, and what it was about would reach nobody. Whoever has
 * the customer now is told.
 */
function untold({ messages, handoff }: State, turn: Turn, staffLanguage: Language): EffectDraft[] {
  const isTakeOver = turn.inbounds.some(({ kind }) => kind === "person_message" || kind === "taken_over");
  // A hand-over carried the words and files of its turn itself, whatever became of its answer.
  const unsaid = turn.unsaid.filter((id) => handoff === null || !id.startsWith(`${handoff.turnId}/`));
  if (!isTakeOver || unsaid.length === 0) return [];
  const { staff } = texts[staffLanguage];
  // A file without a word that nobody could read was passed on at once.
  const said = unanswered(messages, turn).filter(
    (message) => message.text !== "" || filesOfMessage(message).some((file) => file.words !== undefined),
  );
  const files = said.flatMap(filesOfMessage);
  const sent = files.length === 0 ? {} : { files };
  const words = said.map((message) => message.text).filter((each) => each !== "");
  const text = words.join("\n") || fileWords(files, staff);
  if (text === "") return [];
  return [
    { kind: "ticket.note", subject: "untold", payload: { text, public: true, ...sent } },
    {
      kind: "staff.post",
      subject: "untold",
      payload: { topic: "message", text: staff.message({ text }), ...sent, actions: [] },
    },
  ];
}

/** Folds the oldest messages into the running summary once the window is overfull. */
export function folded(messages: readonly BaseMessage[], summary: string): { dropped: string[]; summary: string } {
  if (messages.length <= windowCount + foldCount) return { dropped: [], summary };
  const old = messages.slice(0, messages.length - windowCount);
  const lines = old
    .filter((message) => message.text !== "")
    .map((message) => `${speaker(message)}: ${clip(message.text.replace(/\s+/g, " "), 120)}`);
  const whole = [summary, ...lines].filter((line) => line !== "").join("\n");
  return {
    dropped: old.flatMap(({ id }) => (id === undefined ? [] : [id])),
    // The newest part is the useful one; the cut falls on a line.
    summary:
      whole.length <= summaryMaxChars ? whole : whole.slice(whole.indexOf("\n", whole.length - summaryMaxChars) + 1),
  };
}

const speaker = (message: BaseMessage): string =>
  message.getType() === "human" ? "customer" : message.name === "person" ? "person" : "assistant";

const unreviewed = ({ reviewed: _reviewed, ...draft }: OrderDraft): OrderDraft => draft;
