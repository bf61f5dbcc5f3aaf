import { z } from "zod";
import { detectLanguage } from "../../src/core/index.ts";
import { pattern } from "./pattern.ts";
import { type Understanding, understand } from "./understand.ts";

/** As much of JSON Schema as there is something to fill in for. */
const schemaShape = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  minItems: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  multipleOf: z.number().optional(),
  format: z.string().optional(),
  default: z.unknown().optional(),
  $ref: z.string().optional(),
});
type Shape = z.output<typeof schemaShape>;

interface Reader {
  readonly text: string;
  readonly heard: Understanding;
  readonly definitions: Readonly<Record<string, unknown>>;
}

/**
 * Values for an object schema from a text: what is understood where it can be, the plainest allowed value elsewhere.
 */
export function fillSchema(schema: Readonly<Record<string, unknown>>, text: string): Record<string, unknown> {
  const definitions = z
    .record(z.string(), z.unknown())
    .catch({})
    .parse(schema["$defs"] ?? schema["definitions"]);
  const heard = understand(text, { categories: [], paymentMethods: [], awaited: ["name", "phone", "city", "branch"] });
  const filled = fill(schema, "", { text, heard, definitions });
  return z.record(z.string(), z.unknown()).catch({}).parse(filled);
}

function fill(raw: unknown, key: string, reader: Reader): unknown {
  const shape = schemaShape.catch({}).parse(raw);
  if (shape.$ref !== undefined) return fill(reader.definitions[shape.$ref.split("/").at(-1) ?? ""], key, reader);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return choose(shape.enum, reader);
  const options = shape.anyOf ?? shape.oneOf;
  if (options !== undefined) return fillFirst(options, key, reader);
  if (shape.allOf !== undefined) return fill(Object.assign({}, ...shape.allOf), key, reader);
  const types = Array.isArray(shape.type) ? shape.type : [shape.type ?? (shape.properties ? "object" : "string")];
  if (types.includes("null") && understood(key, reader) === undefined) return null;
  switch (types.find((type) => type !== "null")) {
    case "object":
      return fillObject(shape, reader);
    case "array":
      return fillArray(shape, key, reader);
    case "boolean":
      return isTrue(key, reader);
    case "integer":
      return fillNumber(shape, key, reader, true);
    case "number":
      return fillNumber(shape, key, reader, false);
    case "string":
      return fillString(shape, key, reader);
    default:
      return null;
  }
}

/** Null is chosen only when the key says nothing that the text answers. */
function fillFirst(options: readonly unknown[], key: string, reader: Reader): unknown {
  const isNull = (option: unknown): boolean => schemaShape.catch({}).parse(option).type === "null";
  if (options.some(isNull) && understood(key, reader) === undefined) return null;
  return fill(
    options.find((option) => !isNull(option)),
    key,
    reader,
  );
}

const fillObject = ({ properties = {}, required = [] }: Shape, reader: Reader): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([key]) => required.includes(key) || understood(key, reader) !== undefined)
      .map(([key, property]) => [key, fill(property, key, reader)]),
  );

function fillArray({ items, minItems = 0 }: Shape, key: string, reader: Reader): unknown[] {
  const options = schemaShape.catch({}).parse(items).enum ?? [];
  const named = options.filter((option) => typeof option === "string" && isNamed(option, reader));
  return named.length >= minItems && named.length > 0
    ? named
    : Array.from({ length: minItems }, () => fill(items, key, reader));
}

const wordsOfKey = (key: string): string[] =>
  key
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** An option is meant when an intent is called like it, or its words stand in the text. */
function isNamed(option: string, { text, heard }: Reader): boolean {
  const words = wordsOfKey(option);
  if ([...heard.intents].some((intent) => intent === option || synonyms[option.toLowerCase()]?.includes(intent)))
    return true;
  return (
    words.length > 0 && words.every((word) => pattern(`${word.length > 4 ? word.slice(0, -1) : word}~`).test(text))
  );
}

/** What others call the intents. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  purchase: ["buy", "checkout"],
  order: ["buy", "checkout", "my_orders"],
  question: ["browse", "price", "stock", "which_sizes", "size_advice"],
  refund: ["return"],
  human: ["person"],
  handoff: ["person", "complaint"],
  escalate: ["person", "complaint"],
  delivery: ["info_delivery"],
  shipping: ["info_delivery"],
  payment: ["paid", "requisites", "info_payment"],
  support: ["complaint", "return", "order_problem"],
  negative: ["complaint", "return", "order_problem"],
  positive: ["thanks", "yes", "buy"],
  goodbye: ["bye"],
  bot: ["are_you_bot"],
};

const neutral = /^(?:unknown|other|none|neutral|general|n\/?a|medium|normal)$/i;

function choose(options: readonly unknown[], reader: Reader): unknown {
  const texts = options.filter((option) => typeof option === "string");
  const language = detectLanguage(reader.text);
  return (
    texts.find((option) => isNamed(option, reader)) ??
    texts.find((option) => option === language) ??
    texts.find((option) => neutral.test(option)) ??
    options[0]
  );
}

const isTrue = (key: string, reader: Reader): boolean =>
  wordsOfKey(key)
    .filter((word) => !/^(?:is|has|wants?|needs?|should|was|are|customer|user|a|an|the|to)$/.test(word))
    .some((word) => isNamed(word, reader));

/** What the text says about the thing that a key is called after. */
function understood(key: string, { heard, text }: Reader): string | number | undefined {
  const { delivery, wishes, budget } = heard;
  const [wish] = wishes;
  const read: Readonly<Record<string, () => string | number | undefined>> = {
    name: () => delivery.name,
    phone: () => delivery.phone,
    city: () => delivery.city,
    branch: () => delivery.branch,
    size: () => wish?.size,
    height: () => wish?.size,
    colour: () => wish?.colour,
    color: () => wish?.colour,
    category: () => wish?.garment?.word,
    product: () => wish?.garment?.word,
    item: () => wish?.garment?.word,
    quantity: () => wish?.quantity,
    count: () => wish?.quantity,
    budget: () => budget.max,
    price: () => budget.max,
    language: () => detectLanguage(text),
    email: () => /[\w.+-]+@[\w-]+\.[\w.]+/.exec(text)?.[0],
  };
  for (const word of wordsOfKey(key)) {
    const value = Object.hasOwn(read, word) ? read[word]?.() : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

function fillNumber(shape: Shape, key: string, reader: Reader, isWhole: boolean): number {
  const said = Number(understood(key, reader) ?? /\d+(?:\.\d+)?/.exec(reader.text)?.[0] ?? 0);
  const step = shape.multipleOf ?? (isWhole ? 1 : 0.01);
  const low = shape.minimum ?? (shape.exclusiveMinimum === undefined ? undefined : shape.exclusiveMinimum + step);
  const high = shape.maximum ?? (shape.exclusiveMaximum === undefined ? undefined : shape.exclusiveMaximum - step);
  const value = Math.min(
    high ?? Number.MAX_SAFE_INTEGER,
    Math.max(low ?? Number.MIN_SAFE_INTEGER, Number.isFinite(said) ? said : 0),
  );
  return isWhole ? Math.round(value) : value;
}

/** Values of a prescribed form, for texts that hold none. */
const plainest: Readonly<Record<string, string>> = {
  email: "customer@example.com",
  uri: "https://example.com/",
  url: "https://example.com/",
  date: "2026-01-01",
  "date-time": "2026-01-01T00:00:00Z",
  time: "00:00:00",
  uuid: "00000000-0000-4000-8000-000000000000",
};

function fillString(shape: Shape, key: string, reader: Reader): string {
  const known = understood(key, reader);
  const value =
    shape.format !== undefined && known === undefined
      ? (plainest[shape.format] ?? reader.text)
      : String(known ?? reader.text);
  const padded = value.padEnd(shape.minLength ?? 0, ".");
  return shape.maxLength === undefined ? padded : padded.slice(0, shape.maxLength);
}
