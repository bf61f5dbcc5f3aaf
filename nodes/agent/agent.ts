import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type AIMessage, type BaseMessage, SystemMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import type {
  Checked,
  HandoffReason,
  Knowledge,
  ModelBudget,
  ModelWatch,
  Reply,
  Shop,
  Turn,
} from "../../src/core/index.ts";
import { type AnswerDeps, canReachPerson, type PersonAnswers, personAnswers } from "../handoff/person-answers.ts";
import { catalogueNow, type ShelfDeps } from "../sale/catalogue-now.ts";
import { withShown } from "../sale/shown-goods.ts";
import { withDisclosure } from "../texts/disclosure.ts";
import type { Tool } from "../tools/define-tool.ts";
import { situationOf } from "../tools/situation-of.ts";
import { createToolset, type Toolset } from "../tools/toolset.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import type { GraphRequest } from "../turn/request.ts";
import { messagesOf, type Scratch, scratchOf, withBeside, withSteps } from "../turn/scratch.ts";
import { isAwaited } from "../turn/turn-signals.ts";
import { refusalNote, saidInPlace } from "./after-refusal.ts";
import { type AgentPatch, type AgentState, agentFields } from "./agent-state.ts";
import { type AskModel, askModel, wantsTools } from "./ask-model.ts";
import { checkedDraft, type FoundInDrafts } from "./checked-draft.ts";
import { contextOf } from "./context-of.ts";
import { goodsBeside } from "./goods-beside.ts";
import { historyOf } from "./history.ts";
import { judgeSources } from "./judge/judge-sources.ts";
import type { ReplyJudge } from "./judge/reply-judge.ts";
import { twoChecks } from "./judge/two-checks.ts";
import { learn } from "./ledger/learn.ts";
import { ledgerNow } from "./ledger/ledger-now.ts";
import { offeredTool } from "./model/tool-schema.ts";
import { checkReply } from "./policy/check-reply.ts";
import type { Violation, ViolationCode } from "./policy/violation.ts";
import { agentPrompt } from "./prompt.ts";
import { replyEvidence, shopTerms, skusIn } from "./reply-evidence.ts";
import { shownAtStart } from "./started-with.ts";
import { withoutModel } from "./without-model.ts";
import { wordsBeside } from "./words-beside.ts";

export const AgentSlice = new StateSchema(agentFields);

/** A customer's question needs a handful of look-ups; more is a model going round in circles. */
const maxRoundsPerTurn = 6;
const maxCallsPerRound = 10;
/** Of an answer that was stopped, for the person. */
const maxStoppedChars = 1_000;
const usualModelTimeoutMs = 25_000;

export interface AgentDeps extends NodeDeps, ShelfDeps, AnswerDeps {
  readonly model: BaseChatModel;
  /** Who is asked when it fails or takes too long, in this order. */
  readonly fallbackModels?: readonly BaseChatModel[];
  readonly shop: Shop;
  readonly categories: readonly string[];
  /** The shop's pages; absent where it has none. */
  readonly knowledge?: Knowledge;
  /** An embedder's tools, beside the product's own; the `tools` node has to be given the same. */
  readonly tools?: readonly Tool[];
  /** How long one call of a model may take before the next one, or a person, is asked instead. */
  readonly modelTimeoutMs?: number;
  /** How much of the model may be used; absent: as much as is asked for. */
  readonly modelBudget?: ModelBudget;
  /** Who is told of each call of a model. */
  readonly modelWatch?: ModelWatch;
  /** Reads what the check in code let pass; absent: nobody does. */
  readonly replyJudge?: ReplyJudge;
  /** Hears why words beside a tool call were not said. */
  readonly leftOut?: (of: { readonly turn: Turn; readonly codes: readonly string[] }) => void;
}

interface Parts {
  readonly deps: AgentDeps;
  readonly toolset: Toolset;
  /** With the tools that have a use now. */
  readonly ask: (messages: BaseMessage[]) => ReturnType<AskModel>;
}

/** Talks: one call of the model, whose answer is checked against data before it may reach the customer. */
export function agent(deps: AgentDeps): GraphNode<typeof AgentSlice> {
  const toolset = createToolset(deps);
  // A tool that cannot be told to a model fails here and not in a customer's turn.
  toolset.list.forEach(offeredTool);
  const timeoutMs = deps.modelTimeoutMs ?? usualModelTimeoutMs;
  const ask = askModel({
    model: deps.model,
    fallbacks: deps.fallbackModels,
    timeoutMs,
    budget: deps.modelBudget,
    watch: deps.modelWatch,
  });
  return defineNode("agent", deps, async (state: AgentState, turn): Promise<Thought<AgentPatch>> => {
    const catalogue = await catalogueNow(deps, turn, state.bill);
    const tools = toolset.offeredAt(situationOf(state, turn));
    const parts: Parts = { deps: { ...deps, catalogue }, toolset, ask: (messages) => ask(messages, turn, tools) };
    // Only before anything was looked up: from then on that is what was shown.
    const shown =
      scratchOf(state, turn).steps.length === 0 ? shownAtStart(turn, catalogue, state.language ?? "uk") : undefined;
    if (shown === undefined) return talk(state, turn, parts);
    const goods = withShown(state, shown);
    const { patch, ...thought } = await talk({ ...state, ...goods }, turn, parts);
    return { ...thought, patch: { ...patch, ...goods } };
  });
}

/** Whatever becomes of the turn, what was heard and looked up is kept. */
async function talk(before: AgentState, turn: Turn, parts: Parts): Promise<Thought<AgentPatch>> {
  const { messages, shown, bill, scratch, ledger: known } = before;
  // The steps of an earlier turn, too: it may have ended elsewhere.
  const steps = scratch === null ? [] : messagesOf(scratch);
  const ledger = learn(known, { messages, steps, shown, bill, toolset: parts.toolset });
  const { patch, ...thought } = await answer({ ...before, ledger }, turn, parts);
  return { ...thought, patch: ledger === known ? patch : { ledger, ...patch } };
}

async function answer(state: AgentState, turn: Turn, { deps, toolset, ask }: Parts): Promise<Thought<AgentPatch>> {
  const { shop } = deps;
  const { scratch, steps, language, context, messages } = await askedOf(state, turn, deps, toolset);

  const asked = await ask(messages);
  if (asked.outcome === "limited") return withoutModel(state, turn, asked.refusal, shop);
  if (asked.outcome === "failed") return { patch: { request: { ...toPerson(turn, "failed"), modelAway: "failed" } } };
  const first = asked.answer;
  const sources = { shop, toolset, language, ledger: ledgerNow(state.ledger, deps.catalogue), history: state.messages };
  const judged = judgedBy(deps, turn, { context, steps, history: state.messages, terms: shopTerms(shop, language) });
  const checkBeside = besideCheck({ context, steps, ...sources }, judged, (codes) => deps.leftOut?.({ turn, codes }));
  if (wantsTools(first)) return callTools(scratch, first, turn, checkBeside);

  const evidence = replyEvidence(context, steps, sources);
  const { faultsIn, holds } = twoChecks((text) => faultsBy(checkReply(text, evidence, language), text), judged);
  const beside = goodsBeside(state, turn, skusIn(steps, toolset), { language, ...deps });
  const send = (text: string, found: FoundInDrafts = {}): AgentPatch => {
    const said = withDisclosure(text, context.first_contact, shop, language);
    return sayText(state, turn, said, { ...beside(text), checked: checkedDraft(text, evidence, found) });
  };

  const faults = await faultsIn(first.text);
  if (faults === undefined) return { patch: send(first.text.trim()) };
  const again = await ask([...messages, first, refusalNote(faults)]);
  if (again.outcome === "limited") return withoutModel(state, turn, again.refusal, shop);
  const second = again.outcome === "answered" ? again.answer : undefined;
  if (second !== undefined && wantsTools(second)) return callTools(scratch, second, turn, checkBeside);
  const faultsAgain = second === undefined ? [] : await faultsIn(second.text);
  if (second !== undefined && faultsAgain === undefined)
    return { patch: send(second.text.trim(), { refused: faults }) };

  const drafts = [first, ...(second === undefined ? [] : [second])].map(({ text }) => text.trim());
  const reachesPerson = await canReachPerson(deps);
  const { text, said } = saidInPlace(drafts, holds, { language, reachesPerson });
  const patch = send(text, { said, refused: [...faults, ...(faultsAgain ?? [])] });
  const newest = { text: drafts.at(-1) ?? "", faults: (second === undefined ? faults : faultsAgain) ?? [] };
  return { patch: reachesPerson ? stopped(patch, turn, newest) : patch };
}

type Judged = (draft: string) => Promise<readonly Violation[]>;

/** What the shop's judge refuses of a draft; without one, nothing. */
function judgedBy({ replyJudge }: AgentDeps, turn: Turn, known: Parameters<typeof judgeSources>[0]): Judged {
  if (replyJudge === undefined) return async () => [];
  const sources = judgeSources(known);
  return (draft) => replyJudge({ draft, sources, turn });
}

/** Of what the model says beside its calls: kept where it may be said, or else `leftOut` hears why not. */
const besideCheck =
  (of: Parameters<typeof wordsBeside>[1], judged: Judged, leftOut: (codes: readonly ViolationCode[]) => void) =>
  async (answer: AIMessage): Promise<Checked | undefined> => {
    const { codes, checked } = wordsBeside(answer, of);
    const unsaid = checked === undefined ? [] : await judged(answer.text);
    const why = [...codes, ...new Set(unsaid.map(({ code }) => code))];
    if (why.length > 0) leftOut(why);
    return why.length === 0 ? checked : undefined;
  };

/** What the model is to answer. */
async function askedOf(state: AgentState, turn: Turn, deps: AgentDeps, toolset: Toolset) {
  const language = state.language ?? "uk";
  const scratch = scratchOf(state, turn);
  const steps = messagesOf(scratch);
  const context = contextOf(state, turn, language, { ...deps, answers: await answersFor(turn, deps) });
  const prompt = agentPrompt(deps.shop, context, skusIn(steps, toolset));
  const messages = [new SystemMessage(prompt), ...historyOf(state.messages, deps.shop), ...steps];
  return { scratch, steps, language, context, messages };
}

/** Only where a person is awaited the model is told when they answer. */
const answersFor = async (turn: Turn, deps: AgentDeps): Promise<PersonAnswers> =>
  isAwaited(turn) ? personAnswers(deps) : { reachesPerson: true };

/** Undefined where it may be sent; none of them where there is nothing to send. */
function faultsBy(verdict: ReturnType<typeof checkReply>, text: string): readonly Violation[] | undefined {
  if (!verdict.ok) return verdict.violations;
  return text.trim() === "" ? [] : undefined;
}

/** The person reads what was not sent, so that they see what the customer is waiting for. */
function stopped(
  patch: AgentPatch,
  turn: Turn,
  newest: { readonly text: string; readonly faults: readonly Violation[] },
): AgentPatch {
  const draft = newest.text.slice(0, maxStoppedChars);
  const asked: GraphRequest = { to: "escalation", turnId: turn.id, reason: "policy" };
  if (draft === "") return { ...patch, request: asked };
  const faults = newest.faults.map(({ code, found }) => ({ code, found }));
  const { outcome } = patch;
  return {
    ...patch,
    ...(outcome && { outcome: { ...outcome, stopped: { text: draft, faults } } }),
    request: { ...asked, stopped: draft },
  };
}

async function callTools(
  scratch: Scratch,
  answer: AIMessage,
  turn: Turn,
  checkBeside: (answer: AIMessage) => Promise<Checked | undefined>,
): Promise<Thought<AgentPatch>> {
  const calls = answer.tool_calls?.length ?? 0;
  if (scratch.roundCount >= maxRoundsPerTurn || calls > maxCallsPerRound) {
    return { patch: { request: toPerson(turn, "failed") } };
  }
  const called = withSteps(scratch, [answer], 1);
  const words = answer.text.trim();
  const checked = words === "" ? undefined : await checkBeside(answer);
  return { patch: { scratch: checked === undefined ? called : withBeside(called, words, checked) } };
}

const toPerson = (turn: Turn, reason: HandoffReason): Extract<GraphRequest, { to: "escalation" }> => ({
  to: "escalation",
  turnId: turn.id,
  reason,
});

const sayText = (state: AgentState, turn: Turn, text: string, beside: Partial<Reply> = {}): AgentPatch =>
  sayReplies(state, turn, [reply(turn, { node: "agent", kind: "plain", text, ...beside })]);
