import { z } from "zod";
import { type ToolName, type ToolResult, toolsByName } from "../../nodes/tools/product-tools.ts";

/** One call of this turn with what came back for it. */
export interface Step {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly result: unknown;
}

export interface Answered<Name extends ToolName> {
  readonly args: Readonly<Record<string, unknown>>;
  readonly answer: ToolResult<Name>;
}

/**
 * The answers that one tool gave in this turn, in order, read by the tool's own schema: a model sees them as JSON in
 * messages. Errors are left out, see `failed`.
 */
export function answersOf<Name extends ToolName>(steps: readonly Step[], name: Name): Answered<Name>[] {
  const schema: z.ZodType<ToolResult<Name>> = toolsByName[name].result;
  return steps.flatMap((step) => {
    if (step.name !== name) return [];
    const parsed = schema.safeParse(step.result);
    return parsed.success ? [{ args: step.args, answer: parsed.data }] : [];
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
