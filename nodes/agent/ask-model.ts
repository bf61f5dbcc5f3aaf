import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import {
  type ModelBudget,
  type ModelRefusal,
  type ModelTrouble,
  type ModelWatch,
  type Turn,
  unlessAborted,
} from "../../src/core/index.ts";
import { productTools } from "../tools/product-tools.ts";
import type { Described } from "../tools/told/told-tool.ts";
import { toldTogether } from "../tools/told/told-tools.ts";
import { traitsOf } from "./model/history-traits.ts";
import { type ModelFailure, timedOut } from "./model/model-failure.ts";
import { modelNameOf } from "./model/model-name.ts";
import { normalHistory } from "./model/normal-history.ts";
import { charsOf, readAnswer, tokensOf, usageIn } from "./model/read-answer.ts";
import { type OfferedTool, offeredTool } from "./model/tool-schema.ts";
import { FailedCall, withOneRetry } from "./model/with-one-retry.ts";

type Asked =
  | { readonly outcome: "answered"; readonly answer: AIMessage }
  /** Providers, the network or the time limit failed it. */
  | { readonly outcome: "failed" }
  /** It was not called: a budget is used up. */
  | { readonly outcome: "limited"; readonly refusal: ModelRefusal };

/** One question to the model with the tools of this moment, as far as the budget allows it. */
export type AskModel = (messages: BaseMessage[], turn: Turn, tools: readonly Described[]) => Promise<Asked>;

interface AskModelDeps {
  readonly model: BaseChatModel;
  /** Who is asked when it fails, in this order. */
  readonly fallbacks?: readonly BaseChatModel[] | undefined;
  /** For each model, with its retry. */
  readonly timeoutMs: number;
  /** Absent: nobody counts. */
  readonly budget: ModelBudget | undefined;
  readonly watch?: ModelWatch | undefined;
}

export function askModel({ model, fallbacks = [], timeoutMs, budget, watch }: AskModelDeps): AskModel {
  const candidates = [model, ...fallbacks].map(candidateOf);
  return async (messages, turn, tools) => {
    const offered = offeredTools(tools);
    const inputTokens = tokensOf(offered.charCount + charsOf(messages));
    for (const [at, candidate] of candidates.entries()) {
      const permit = await budget?.ask(turn, inputTokens);
      if (permit?.isGranted === false)
        return at === 0 ? { outcome: "limited", refusal: permit } : { outcome: "failed" };
      const startedMs = Date.now();
      const tell = (of: Pick<Parameters<ModelWatch["called"]>[0], "outcome" | "usage" | "next">): void =>
        watch?.called({ ...idsOf(turn), model: candidate.name, durationMs: Date.now() - startedMs, ...of });
      const asked = await askOne(candidate, messages, offered, timeoutMs);
      if (!("reason" in asked)) {
        const usage = usageIn(asked.usage_metadata);
        permit?.report("answered", usage ? usage.inputTokens + usage.outputTokens : inputTokens + answerTokens(asked));
        tell({ outcome: "answered", usage });
        return { outcome: "answered", answer: asked };
      }
      // The provider may have read it all the same.
      permit?.report("failed", inputTokens);
      tell({ outcome: asked.reason, next: candidates[at + 1]?.name });
    }
    return { outcome: "failed" };
  };
}

const idsOf = ({ conversationId, id }: Turn) => ({ conversationId, turnId: id });

/** Some tools as a model is told of them. */
interface OfferedTools {
  /** The same for the same tools. */
  readonly names: string;
  readonly tools: OfferedTool[];
  readonly charCount: number;
}

function offeredTools(tools: readonly Described[]): OfferedTools {
  const offered = tools.map(offeredTool);
  return {
    names: tools.map(({ name }) => name).join(),
    tools: offered,
    charCount: JSON.stringify(offered).length,
  };
}

interface Candidate {
  readonly name: string;
  readonly invoke: (messages: readonly BaseMessage[], offered: OfferedTools, signal: AbortSignal) => Promise<AIMessage>;
}

function candidateOf(model: BaseChatModel): Candidate {
  const bind = model.bindTools?.bind(model);
  if (bind === undefined) throw new TypeError("The chat model cannot call tools: it has no bindTools().");
  const [traits, family] = [traitsOf(model), model._llmType()];
  const bound = new Map<string, ReturnType<typeof bind>>();
  const boundTo = ({ names, tools }: OfferedTools) => {
    // Some providers refuse an empty list of tools.
    if (tools.length === 0) return model;
    const known = bound.get(names) ?? bind(tools);
    bound.set(names, known);
    return known;
  };
  return {
    name: modelNameOf(model),
    invoke: async (messages, offered, signal) =>
      readAnswer(await boundTo(offered).invoke(normalHistory(messages, traits, family), { signal }), family),
  };
}

async function askOne(
  { invoke }: Candidate,
  messages: readonly BaseMessage[],
  offered: OfferedTools,
  timeoutMs: number,
): Promise<AIMessage | ModelFailure> {
  const signal = AbortSignal.timeout(timeoutMs);
  const tooLate = (): never => {
    throw new FailedCall(timedOut);
  };
  try {
    const asked = withOneRetry(() => invoke(messages, offered, signal), timeoutMs, signal);
    // Some classes take no notice of the signal (Google's, Ollama's and Mistral's, measured 2026-11).
    return await unlessAborted(asked, signal, tooLate);
  } catch (error) {
    if (signal.aborted) return timedOut;
    if (error instanceof FailedCall) return error.failure;
    throw error;
  }
}

/** One short question, for who wants to know whether a model works; undefined: it does. */
export async function tryModel(
  model: BaseChatModel,
): Promise<{ readonly name: string; readonly trouble: ModelTrouble | undefined }> {
  const candidate = candidateOf(model);
  const asked = await askOne(
    candidate,
    [new HumanMessage("Say: ok")],
    offeredTools(toldTogether(productTools)),
    tryTimeoutMs,
  );
  return { name: candidate.name, trouble: "reason" in asked ? asked.reason : undefined };
}

const tryTimeoutMs = 20_000;

const answerTokens = ({ text, tool_calls = [] }: AIMessage): number =>
  tokensOf(text.length + JSON.stringify(tool_calls).length);

export const wantsTools = (answer: AIMessage): boolean => (answer.tool_calls?.length ?? 0) > 0;
