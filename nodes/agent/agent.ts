import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type AIMessage, SystemMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import type { Catalogue, HandoffReason, ModelBudget, Shop, Turn } from "../../src/core/index.ts";
import { withDisclosure } from "../texts/disclosure.ts";
import { texts } from "../texts/texts.ts";
import type { Tool } from "../tools/define-tool.ts";
import { createToolset, type Toolset } from "../tools/toolset.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import type { GraphRequest } from "../turn/request.ts";
import { messagesOf, type Scratch, scratchOf, withSteps } from "../turn/scratch.ts";
import { refusalNote, saidInPlace } from "./after-refusal.ts";
import { type AgentPatch, type AgentState, agentFields } from "./agent-state.ts";
import { type AskModel, askModel, wantsTools } from "./ask-model.ts";
import { contextOf } from "./context-of.ts";
import { learn } from "./ledger/learn.ts";
import { checkReply } from "./policy/check-reply.ts";
import type { Violation } from "./policy/violation.ts";
import { agentPrompt } from "./prompt.ts";
import { replyEvidence } from "./reply-evidence.ts";
import { shownAtStart } from "./started-with.ts";
import { withoutModel } from "./without-model.ts";

export const AgentSlice = new StateSchema(agentFields);

/** A customer's question needs a handful of look-ups; more is a model going round in circles. */
const maxRoundsPerTurn = 6;
const maxCallsPerRound = 10;
/** Of an answer that was stopped, for the person. */
const maxStoppedChars = 1_000;
const usualModelTimeoutMs = 25_000;

export interface AgentDeps extends NodeDeps {
  readonly model: BaseChatModel;
  readonly shop: Shop;
  readonly catalogue: Catalogue;
  readonly categories: readonly string[];
  /** An embedder's tools, beside the product's own; the `tools` node has to be given the same. */
  readonly tools?: readonly Tool[];
  /** How long one call of the model may take before a person is asked instead. */
  readonly modelTimeoutMs?: number;
  /** Whether anything of the shop's brings a matter to a person; absent: it does. */
  readonly reachesPerson?: boolean;
  /** How much of the model may be used; absent: as much as is asked for. */
  readonly modelBudget?: ModelBudget;
}

interface Parts {
  readonly deps: AgentDeps;
  readonly toolset: Toolset;
  readonly ask: AskModel;
}

/** Talks: one call of the model, whose answer is checked against data before it may reach the customer. */
export function agent(deps: AgentDeps): GraphNode<typeof AgentSlice> {
  const toolset = createToolset(deps.tools);
  const timeoutMs = deps.modelTimeoutMs ?? usualModelTimeoutMs;
  const ask = askModel({ model: deps.model, tools: toolset.list, timeoutMs, budget: deps.modelBudget });
  return defineNode("agent", deps, async (state: AgentState, turn): Promise<Thought<AgentPatch>> => {
    // Only before anything was looked up: from then on that is what was shown.
    const shown =
      scratchOf(state, turn).steps.length === 0
        ? shownAtStart(turn, deps.catalogue, state.language ?? "uk")
        : undefined;
    if (shown === undefined) return talk(state, turn, { deps, toolset, ask });
    const { patch, ...thought } = await talk({ ...state, shown }, turn, { deps, toolset, ask });
    return { ...thought, patch: { ...patch, shown } };
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
  const language = state.language ?? "uk";
  const scratch = scratchOf(state, turn);
  const steps = messagesOf(scratch);
  const context = contextOf(state, turn, language, deps);
  const messages = [new SystemMessage(agentPrompt(shop, context)), ...state.messages, ...steps];

  const asked = await ask(messages, turn);
  if (asked.outcome === "limited") return withoutModel(state, turn, asked.refusal, shop);
  if (asked.outcome === "failed") return callPerson(state, turn, texts[language].modelTrouble);
  const first = asked.answer;
  if (wantsTools(first)) return callTools(scratch, first, turn);

  const evidence = replyEvidence(context, steps, { shop, toolset, language, ledger: state.ledger });
  const faultsIn = (text: string): readonly Violation[] | undefined => {
    const verdict = checkReply(text, evidence, language);
    if (!verdict.ok) return verdict.violations;
    return text.trim() === "" ? [] : undefined;
  };
  const send = (text: string): AgentPatch =>
    sayText(state, turn, withDisclosure(text, context.first_contact, shop, language));

  const faults = faultsIn(first.text);
  if (faults === undefined) return { patch: send(first.text.trim()) };
  const again = await ask([...messages, first, refusalNote(faults)], turn);
  if (again.outcome === "limited") return withoutModel(state, turn, again.refusal, shop);
  const second = again.outcome === "answered" ? again.answer : undefined;
  if (second !== undefined && wantsTools(second)) return callTools(scratch, second, turn);
  if (second !== undefined && faultsIn(second.text) === undefined) return { patch: send(second.text.trim()) };

  const drafts = [first, ...(second === undefined ? [] : [second])].map(({ text }) => text.trim());
  const { reachesPerson = true } = deps;
  const holds = (text: string): boolean => faultsIn(text) === undefined;
  const patch = send(saidInPlace(drafts, holds, { language, reachesPerson }));
  return { patch: reachesPerson ? { ...patch, request: stopped(turn, drafts.at(-1) ?? "") } : patch };
}

/** The person reads what was not sent, so that they see what the customer is waiting for. */
const stopped = (turn: Turn, draft: string): GraphRequest => ({
  to: "escalation",
  turnId: turn.id,
  reason: "policy",
  ...(draft === "" ? {} : { stopped: draft.slice(0, maxStoppedChars) }),
});

function callTools(scratch: Scratch, answer: AIMessage, turn: Turn): Thought<AgentPatch> {
  const calls = answer.tool_calls?.length ?? 0;
  return scratch.roundCount >= maxRoundsPerTurn || calls > maxCallsPerRound
    ? { patch: { request: toPerson(turn, "turn_failed") } }
    : { patch: { scratch: withSteps(scratch, [answer], 1) } };
}

const callPerson = (state: AgentState, turn: Turn, words: string): Thought<AgentPatch> => ({
  patch: { ...sayText(state, turn, words), request: toPerson(turn, "turn_failed") },
});

const toPerson = (turn: Turn, reason: HandoffReason): GraphRequest => ({ to: "escalation", turnId: turn.id, reason });

const sayText = (state: AgentState, turn: Turn, text: string): AgentPatch =>
  sayReplies(state, turn, [reply(turn, { node: "agent", kind: "plain", text })]);
