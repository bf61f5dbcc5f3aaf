import { z } from "zod";
import { type AnswerOf, type KnownTool, readAnswer } from "./tool-answers.ts";

/** One call of this turn with what came back for it. */
export interface Step {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly result: unknown;
}

interface Answered<Name extends KnownTool> {
  readonly args: Readonly<Record<string, unknown>>;
  readonly answer: AnswerOf<Name>;
}

/** The answers that one tool gave in this turn, in order. Errors are left out, see `failed`. */
export function answersOf<Name extends KnownTool>(steps: readonly Step[], name: Name): Answered<Name>[] {
  return steps.flatMap((step) => {
    const answer = step.name === name ? readAnswer(name, step.result) : undefined;
    return answer === undefined ? [] : [{ args: step.args, answer }];
  });
}

const problem = z.object({ error: z.string() });

export const failed = (steps: readonly Step[]): boolean =>
  steps.some(({ result }) => problem.safeParse(result).success);

export const isSameCall = (a: { name: string; args: unknown }, b: { name: string; args: unknown }): boolean =>
  a.name === b.name && JSON.stringify(sorted(a.args)) === JSON.stringify(sorted(b.args));

/** Key order may change on the way through a store. */
const sorted = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : value;
