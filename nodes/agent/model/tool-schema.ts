import { z } from "zod";
import type { Described } from "../../tools/told/told-tool.ts";

/** A tool as a provider is told of it: the schema is plain data already. */
export interface OfferedTool {
  readonly name: string;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>> & { readonly type: "object" };
}

type Schema = Readonly<Record<string, unknown>>;

/**
 * Words of JSON Schema that one provider or another refuses with the whole request (Gemini refuses most of them;
 * read and measured 2026-11). What they demand is checked by the tool itself, and the model is told of it then.
 */
const refused: readonly string[] = [
  "$schema",
  "$id",
  "default",
  "propertyNames",
  "patternProperties",
  "unevaluatedProperties",
  "prefixItems",
  "multipleOf",
  "pattern",
  "format",
  "not",
  "if",
  "then",
  "else",
  "dependentRequired",
  "dependentSchemas",
  "contentEncoding",
  "exclusiveMinimum",
  "exclusiveMaximum",
];

/** Words that only cost tokens in each call: the tool checks them all the same, and says so where they are broken. */
const untold: readonly string[] = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"];

const known = new WeakMap<Described, OfferedTool>();

/** Made once for each tool: for all of ours it takes 1.6 ms (2026-11), and a model is asked several times in a turn. */
export function offeredTool(tool: Described): OfferedTool {
  const { name, description, arguments: schema } = tool;
  const offered = known.get(tool) ?? { name, description, schema: { ...toolSchema(schema), type: "object" } };
  known.set(tool, offered);
  return offered;
}

/** What a tool's arguments are, in the words that every provider takes. */
export function toolSchema(schema: z.ZodType): Schema {
  // As the model writes them: what has a default may be left out.
  const written = z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline", cycles: "throw" });
  return plain(written, written.$defs ?? {});
}

function plain(schema: object, definitions: Schema): Schema {
  const given = { ...schema } as Schema;
  const named = typeof given["$ref"] === "string" ? definitions[given["$ref"].replace("#/$defs/", "")] : undefined;
  if (isObject(named)) return plain(named, definitions);
  const kept = Object.entries(given).filter(
    ([word]) =>
      !refused.includes(word) &&
      !untold.includes(word) &&
      word !== "$defs" &&
      !(word === "required" && isObvious(given)),
  );
  return Object.fromEntries(kept.flatMap(([word, value]) => plainWord(word, value, definitions)));
}

/** An argument that is the only one is always given. */
const isObvious = (schema: Schema): boolean => Object.keys(schema["properties"] ?? {}).length === 1;

function plainWord(word: string, value: unknown, definitions: Schema): (readonly [string, unknown])[] {
  const inside = (each: unknown): unknown => (isObject(each) ? plain(each, definitions) : each);
  switch (word) {
    case "const":
      return [["enum", [value]]];
    case "oneOf":
    case "anyOf":
      return [["anyOf", Array.isArray(value) ? value.map(inside) : value]];
    case "allOf":
      return Array.isArray(value) ? Object.entries(Object.assign({}, ...value.map(inside))) : [];
    case "type":
      return Array.isArray(value) ? [["anyOf", value.map((type) => ({ type }))]] : [[word, value]];
    case "properties":
      return isObject(value)
        ? [[word, Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inside(each)]))]]
        : [];
    case "additionalProperties":
      // That nothing else is taken, the tool says.
      return value === false ? [] : [[word, inside(value)]];
    case "items":
      return [[word, inside(value)]];
    default:
      return [[word, value]];
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
