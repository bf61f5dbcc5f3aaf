import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import {
  type Catalogue,
  type HandoffReason,
  type Language,
  localised,
  type Shop,
  type Turn,
} from "../../src/core/index.ts";
import { withDisclosure } from "../texts/disclosure.ts";
import { texts } from "../texts/texts.ts";
import { type ToolName, toolArguments } from "../tools/contract.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, saying } from "../turn/outcome.ts";
import type { GraphRequest, Scratch } from "../turn/schemas.ts";
import { messagesOf, scratchOf, withSteps } from "../turn/scratch.ts";
import { agentFields, customerFields, saleFields, turnFields } from "../turn/state.ts";
import { contextOf } from "./context-of.ts";
import { checkReply } from "./policy/check-reply.ts";
import { evidenceOf } from "./policy/evidence.ts";
import { safeAnswer } from "./policy/safe-answer.ts";
import { agentPrompt } from "./prompt.ts";
import { shownAtStart } from "./started-with.ts";

export const AgentSlice = new StateSchema({ ...turnFields, ...customerFields, ...saleFields, ...agentFields });
type State = typeof AgentSlice.State;
type Patch = typeof AgentSlice.Update;

/** A customer's question needs a handful of look-ups; more is a model going round in circles. */
const maxRoundsPerTurn = 6;
const maxCallsPerRound = 10;
/** Replaced answers in one conversation before a person takes over. */
const maxStrikes = 3;

export interface AgentDeps extends NodeDeps {
  readonly model: BaseChatModel;
  readonly shop: Shop;
  readonly catalogue: Catalogue;
  readonly categories: readonly string[];
  /** How long one call of the model may take before a person is asked instead. */
  readonly modelTimeoutMs?: number;
}

/** Talks: one call of the model, whose answer is checked against data before it may reach the customer. */
export function agent(deps: AgentDeps): GraphNode<typeof AgentSlice> {
  const { model, modelTimeoutMs = 25_000 } = deps;
  const bound = model.bindTools?.(toolList);
  if (bound === undefined) throw new TypeError("The chat model cannot call tools: it has no bindTools().");
  const ask = async (messages: BaseMessage[]): Promise<AIMessage | undefined> => {
    try {
      return await bound.invoke(messages, { signal: AbortSignal.timeout(modelTimeoutMs) });
    } catch {
      // Whatever a model fails with (Node's own fetch says "TypeError: fetch failed"), the customer gets a person.
      return undefined;
    }
  };

  return defineNode("agent", deps, async (state: State, turn): Promise<Thought<Patch>> => {
    // Only before anything was looked up: from then on that is what was shown.
    const shown =
      scratchOf(state, turn).steps.length === 0
        ? shownAtStart(turn, deps.catalogue, state.language ?? "uk")
        : undefined;
    if (shown === undefined) return talk(state, turn);
    const { patch, ...thought } = await talk({ ...state, shown }, turn);
    return { ...thought, patch: { ...patch, shown } };
  });

  async function talk(state: State, turn: Turn): Promise<Thought<Patch>> {
    const language = state.language ?? "uk";
    const scratch = scratchOf(state, turn);
    const context = contextOf(state, turn, language, deps);
    const messages = [new SystemMessage(agentPrompt(deps.shop, context)), ...state.messages, ...messagesOf(scratch)];
    const evidence = evidenceOf(context, toolResultsOf(scratch), {
      allowedLinkHosts: deps.shop.handoff.allowedLinkHosts,
      publicTexts: termsOf(deps.shop, language),
      amounts: deps.shop.paymentMethods.flatMap(({ due }) => (due === "total" ? [] : [due])),
    });

    let answer = await ask(messages);
    if (answer === undefined) return handedOver(state, turn, "turn_failed", texts[language].modelTrouble);
    if (wantsTools(answer)) return looked(scratch, answer, turn);

    let verdict = checkReply(answer.text, evidence, language);
    if (answer.text.trim() === "" || !verdict.ok) {
      const why = verdict.ok ? "it was empty" : verdict.violations.map(({ code }) => code).join(", ");
      const note = new HumanMessage(
        `[check] Your answer was not sent (${why}). Answer again using only what tools and the context say.`,
      );
      const again = await ask([...messages, answer, note]);
      if (again !== undefined && wantsTools(again)) return looked(scratch, again, turn);
      answer = again ?? answer;
      verdict = checkReply(answer.text, evidence, language);
    }
    if (verdict.ok && answer.text.trim() !== "") {
      return said(state, turn, withDisclosure(answer.text.trim(), context.first_contact, deps.shop, language));
    }
    const strikes = state.strikes + 1;
    if (strikes >= maxStrikes) {
      const patch = handedOver(state, turn, "policy", undefined).patch;
      return { patch: { ...patch, strikes: 0 } };
    }
    const instead = withDisclosure(safeAnswer(context, language), context.first_contact, deps.shop, language);
    return { patch: { ...said(state, turn, instead).patch, strikes } };
  }

  function looked(scratch: Scratch, answer: AIMessage, turn: Turn): Thought<Patch> {
    const calls = answer.tool_calls?.length ?? 0;
    if (scratch.roundCount >= maxRoundsPerTurn || calls > maxCallsPerRound) {
      return { patch: { request: escalationOf(turn, "turn_failed") } };
    }
    return { patch: { scratch: withSteps(scratch, [answer], 1) } };
  }
}

/** The shop's own terms are data in every turn, also when this turn did not look them up. */
const termsOf = (shop: Shop, language: Language): string[] =>
  [...shop.deliveryMethods.flatMap(({ title, note }) => [title, note]), shop.returns].flatMap((text) =>
    text === undefined ? [] : [localised(text, language)],
  );

const toolList = Object.entries(toolArguments).map(([name, schema]) => ({
  name,
  description: schema.description ?? name,
  schema,
}));

const wantsTools = (answer: AIMessage): boolean => (answer.tool_calls?.length ?? 0) > 0;

/** True while the model's newest calls wait for their results. */
export function awaitsTools(state: { readonly scratch: Scratch | null }, turn: Turn): boolean {
  const newest = messagesOf(scratchOf(state, turn)).at(-1);
  return newest !== undefined && AIMessage.isInstance(newest) && wantsTools(newest);
}

const said = (state: State, turn: Turn, text: string): Thought<Patch> => ({
  patch: { ...saying(state, turn, [reply(turn, { node: "agent", kind: "plain", text })]) },
});

const escalationOf = (turn: Turn, reason: HandoffReason): GraphRequest => ({
  to: "escalation",
  turnId: turn.id,
  reason,
});

function handedOver(state: State, turn: Turn, reason: HandoffReason, words: string | undefined): Thought<Patch> {
  const patch = words === undefined ? {} : said(state, turn, words).patch;
  return { patch: { ...patch, request: escalationOf(turn, reason) } };
}

function toolResultsOf(scratch: Scratch): { name: ToolName; result: unknown }[] {
  return messagesOf(scratch).flatMap((message) =>
    ToolMessage.isInstance(message) && message.name !== undefined && message.name in toolArguments
      ? [{ name: message.name as ToolName, result: JSON.parse(message.text) as unknown }]
      : [],
  );
}
