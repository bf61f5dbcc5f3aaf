/** What providers refuse in a tool's schema. `gemini` is the strictest: it takes the words of its own list alone. */
function schemaFault(schema: unknown, as: "any" | "gemini", at = "parameters"): string | undefined {
  if (typeof schema !== "object" || schema === null) return `${at}: a schema is expected`;
  if (at === "parameters" && typeOf(schema) !== "object") return `${at}: the root must be of type object`;
  for (const [word, value] of Object.entries(schema)) {
    if (refusedByAny.includes(word)) return `${at}: unknown name "${word}"`;
    if (as === "gemini" && !takenByGemini.includes(word)) return `${at}: unknown name "${word}": cannot find field`;
    if (word === "type" && Array.isArray(value)) return `${at}.type: Proto field is not repeating, cannot start list`;
    const fault = insideFault(word, value, as, at);
    if (fault !== undefined) return fault;
  }
  return as === "gemini" && typeOf(schema) === undefined && !("anyOf" in schema) ? `${at}: type is missing` : undefined;
}

const refusedByAny = ["$schema", "oneOf", "allOf", "not", "if", "then", "else", "prefixItems", "propertyNames"];
const takenByGemini = [
  ...["type", "description", "enum", "items", "properties", "required", "anyOf", "nullable"],
  ...["minimum", "maximum", "minItems", "maxItems", "minLength", "maxLength", "title"],
];

const typeOf = (schema: object): unknown => ("type" in schema ? schema.type : undefined);

function insideFault(word: string, value: unknown, as: "any" | "gemini", at: string): string | undefined {
  const inside: [string, unknown][] =
    word === "properties" && typeof value === "object" && value !== null
      ? Object.entries(value)
      : word === "anyOf" && Array.isArray(value)
        ? value.map((each: unknown, place) => [`anyOf.${place}`, each])
        : word === "items"
          ? [["items", value]]
          : [];
  for (const [name, each] of inside) {
    const fault = schemaFault(each, as, `${at}.${name}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Names of tools, which every provider wants in one form and once each. */
export function toolsFault(
  tools: readonly { readonly name: string; readonly schema: unknown }[],
  as: "any" | "gemini",
) {
  const twice = tools.find(({ name }, at) => tools.findIndex((other) => other.name === name) !== at);
  if (twice !== undefined) return `tools: tool names must be unique: ${twice.name}`;
  const odd = tools.find(({ name }) => !/^[a-zA-Z_][a-zA-Z0-9_-]{0,62}$/.test(name));
  if (odd !== undefined) return `tools: invalid name ${odd.name}`;
  return tools.map(({ schema }) => (schema === undefined ? undefined : schemaFault(schema, as))).find(Boolean);
}
