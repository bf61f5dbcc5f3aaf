import { z } from "zod";
import { clip, unlessAborted } from "../../src/core/index.ts";
import { isProgrammingError } from "../turn/programming-error.ts";
import type { Change, Situation, ToolDeps } from "./situation.ts";
import type { ToolEvidence } from "./tool-evidence.ts";

/** What any tool may answer instead of its result, when the arguments are wrong or it cannot be used now. */
const problemSchema = z.object({ error: z.string() });
type ToolProblem = z.output<typeof problemSchema>;
const answerSchema = z
  .object({ result: z.unknown(), change: z.custom<Change>().optional() })
  .catch({ result: undefined });

/** A customer waits for it, and the model has to answer after it. */
const timeoutMs = 10_000;

/** A result is copied by its schema before anything else sees it: parts of it may be read-only. */
type Frozen<T> = T extends readonly (infer Each)[]
  ? readonly Frozen<Each>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

type Answer<Result> = { readonly result: Frozen<Result>; readonly change?: Change } | ToolProblem;

interface ToolDefinition<Name extends string, Arguments, Result> {
  /** The model calls it by this. */
  readonly name: Name;
  /** When to call it and what it answers, for the model. */
  readonly description: string;
  /** A strict object, so that an argument the model made up is an error and not a surprise. */
  readonly arguments: z.ZodType<Arguments>;
  readonly result: z.ZodType<Result>;
  /** Absent: in every shop. */
  readonly isOffered?: (deps: Partial<ToolDeps>) => boolean;
  /** Absent: at every moment of a chat. */
  readonly isOfferedNow?: (now: Situation, deps: Partial<ToolDeps>) => boolean;
  /** It may run again for the same call, after a crash: it looks things up; what happens outside is left to effects. */
  readonly run: (args: Arguments, situation: Situation, deps: ToolDeps) => Answer<Result> | Promise<Answer<Result>>;
  /** How the model is told a result, where that is shorter than the result; `result` reads that form back. */
  readonly tell?: (result: Result) => unknown;
  /** What of a result the model may repeat to the customer. */
  readonly evidence: (result: Result) => ToolEvidence;
}

/** What the model is told of a call, and what the call changes. */
export interface ToolAnswer {
  readonly result: unknown;
  readonly change?: Change;
}

/** A tool as the product uses it. It takes and answers anything: what that is, is checked inside. */
export interface Tool<Name extends string = string, Arguments = unknown, Result = unknown> {
  readonly name: Name;
  readonly description: string;
  readonly arguments: z.ZodType<Arguments>;
  readonly result: z.ZodType<Result>;
  /** Whether this shop has what the tool needs; the model is not told of one that is not offered. */
  readonly isOffered?: (deps: Partial<ToolDeps>) => boolean;
  /**
   * Whether it can do anything at this moment: each tool that is told costs tokens in each call. One that is not told
   * is carried out all the same when the model calls it.
   */
  readonly isOfferedNow?: (now: Situation, deps: Partial<ToolDeps>) => boolean;
  readonly run: (args: unknown, situation: Situation, deps: ToolDeps) => Promise<ToolAnswer>;
  readonly evidence: (result: unknown) => ToolEvidence;
}

/**
 * Wrong arguments, a result that is not what the tool declares, and a tool that fails or takes too long become a
 * problem that the model is told of. A mistake in a tool's code is thrown on.
 */
export function defineTool<const Name extends string, Arguments, const Result>(
  tool: ToolDefinition<Name, Arguments, Result>,
): Tool<Name, Arguments, Result> {
  const { name, description, arguments: asked, result: answered, tell = (result: Result): unknown => result } = tool;
  return {
    name,
    description,
    arguments: asked,
    result: answered,
    ...(tool.isOffered === undefined ? {} : { isOffered: tool.isOffered }),
    ...(tool.isOfferedNow === undefined ? {} : { isOfferedNow: tool.isOfferedNow }),
    run: async (args, situation, deps) => {
      const read = asked.safeParse(args);
      if (!read.success) return problem(clip(z.prettifyError(read.error), 400));
      const answer = await inTime(async () => tool.run(read.data, situation, deps));
      const refusal = problemSchema.safeParse(answer);
      if (refusal.success) return problem(refusal.data.error);
      const { change, result: given } = answerSchema.parse(answer);
      const result = answered.safeParse(given);
      return result.success
        ? { result: tell(result.data), ...(change === undefined ? {} : { change }) }
        : problem(`${name} failed: its answer is not what it should be. Do without it.`);
    },
    evidence: (result) => {
      const read = answered.safeParse(result);
      return read.success ? tool.evidence(read.data) : {};
    },
  };
}

export const problem = (error: string): ToolAnswer => ({ result: { error } satisfies ToolProblem });

async function inTime<T>(work: () => Promise<T>): Promise<T | ToolProblem> {
  const unavailable: ToolProblem = { error: "this tool cannot be used now. Do without it, or offer call_person." };
  try {
    return await unlessAborted<T | ToolProblem>(work(), AbortSignal.timeout(timeoutMs), () => unavailable);
  } catch (error) {
    if (isProgrammingError(error)) throw error;
    return unavailable;
  }
}
