import { z } from "zod";

/** A schema as the model is told it: JSON Schema without what only costs words. Arguments are checked all the same. */
export const argumentsSchema = (schema: z.ZodType): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(plain(z.toJSONSchema(schema, { io: "input" })));

const untold: ReadonlySet<string> = new Set([
  "$schema",
  "additionalProperties",
  "propertyNames",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minimum",
  "maximum",
  "exclusiveMinimum",
]);

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      // A property may be called like a keyword: names of properties stay.
      if (key === "properties") return [[key, properties(each)]];
      return untold.has(key) ? [] : [[key, plain(each)]];
    }),
  );
}

const properties = (value: unknown): unknown =>
  Object.fromEntries(Object.entries(value ?? {}).map(([name, each]) => [name, plain(each)]));
