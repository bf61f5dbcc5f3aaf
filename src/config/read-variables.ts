import type { z } from "zod";

interface Readable {
  readonly schema: z.ZodType<string | number | undefined, string | undefined>;
}

export type Values<Described extends Readonly<Record<string, Readable>>> = {
  readonly [Name in keyof Described]?: z.output<Described[Name]["schema"]>;
};

interface VariablesRead<Described extends Readonly<Record<string, Readable>>> {
  readonly values: Values<Described>;
  /** Each begins with the variable's name; none contains its value. */
  readonly problems: readonly string[];
}

/** Reads every described variable, and finds every one that is wrong. */
export function readVariables<Described extends Readonly<Record<string, Readable>>>(
  described: Described,
  env: Readonly<Record<string, string>>,
): VariablesRead<Described> {
  const values: Record<string, string | number> = {};
  const problems: string[] = [];
  for (const [name, { schema }] of Object.entries(described)) {
    const parsed = schema.safeParse(env[name]);
    if (parsed.success) {
      if (parsed.data !== undefined) values[name] = parsed.data;
    } else {
      problems.push(`${name}: ${parsed.error.issues[0]?.message ?? "something else"} is expected`);
    }
  }
  return { values: values as Values<Described>, problems };
}
