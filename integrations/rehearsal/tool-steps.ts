import { z } from "zod";

const lines = z.array(
  z.object({ sku: z.string(), title: z.string(), size: z.string(), price: z.number(), quantity: z.number() }),
);
const variants = z.array(z.object({ sku: z.string(), size: z.string(), price: z.number(), stock: z.number() }));

/** What the tools answer, as far as it is read here: a model sees them as JSON in messages, which is an edge. */
const schemas = {
  search_catalogue: z.object({
    products: z.array(
      z.object({
        title: z.string(),
        category: z.string(),
        color: z.string(),
        description: z.string().optional(),
        variants,
      }),
    ),
  }),
  change_cart: z.object({
    lines,
    total: z.number(),
    problems: z.array(z.object({ sku: z.string(), problem: z.string(), stock: z.number().optional() })),
    missing: z.array(z.string()),
  }),
  set_delivery: z.object({
    missing: z.array(z.string()),
    problems: z.array(z.object({ field: z.string(), problem: z.string() })),
  }),
  find_my_orders: z.object({
    orders: z.array(
      z.object({
        number: z.string(),
        status: z.string(),
        total: z.number(),
        currency: z.string(),
        tracking: z.string().optional(),
        lines: z.array(z.string()),
      }),
    ),
  }),
  shop_info: z.object({ info: z.record(z.string(), z.string()) }),
  checkout: z.object({ status: z.string() }),
  payment_sent: z.object({ status: z.string() }),
  call_person: z.object({ status: z.string() }),
  remember: z.object({ status: z.string() }),
} as const;

export type StepName = keyof typeof schemas;
export type Answer<Name extends StepName> = z.output<(typeof schemas)[Name]>;
const answers: { readonly [Name in StepName]: z.ZodType<Answer<Name>> } = schemas;

/** One call of this turn with what came back for it. */
export interface Step {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly result: unknown;
}

export interface Answered<Name extends StepName> {
  readonly args: Readonly<Record<string, unknown>>;
  readonly answer: Answer<Name>;
}

/** The answers that one tool gave in this turn, in order; errors are left out, see `failed`. */
export function answersOf<Name extends StepName>(steps: readonly Step[], name: Name): Answered<Name>[] {
  const schema = answers[name];
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
