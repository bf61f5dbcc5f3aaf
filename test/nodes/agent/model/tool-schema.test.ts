import { describe, expect, it } from "vitest";
import { z } from "zod";
import { toolSchema } from "../../../../nodes/agent/model/tool-schema.ts";
import { productTools } from "../../../../nodes/tools/product-tools.ts";

/** Every word of JSON Schema that stands where words of it stand, and not where a property has its own name. */
function wordsIn(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap(wordsIn);
  return Object.entries(schema).flatMap(([word, value]) =>
    word === "properties" ? [word, ...Object.values(value ?? {}).flatMap(wordsIn)] : [word, ...wordsIn(value)],
  );
}

const taken = ["type", "description", "properties", "required", "additionalProperties", "items", "enum", "anyOf"];

describe("a tool's schema as providers are told of it", () => {
  it("has only words that all of them take, for each tool of the product", () => {
    for (const { arguments: schema } of productTools) {
      expect(wordsIn(toolSchema(schema)).filter((word) => !taken.includes(word))).toEqual([]);
    }
  });

  it("says in such words what an embedder's tool says in others", () => {
    const part = z.strictObject({ kind: z.literal("one"), at: z.email() });
    const schema = toolSchema(
      z.strictObject({
        price: z.number().positive(),
        count: z.int().max(7).default(1),
        either: z.discriminatedUnion("kind", [part, z.strictObject({ kind: z.literal("two") })]),
        pair: z.tuple([z.string(), z.number()]),
        bag: z.record(z.string(), z.number()),
        none: z.string().nullable(),
        default: z.string().optional(),
      }),
    );
    expect(wordsIn(schema).filter((word) => !taken.includes(word))).toEqual([]);
    expect(schema).toMatchObject({
      required: ["price", "either", "pair", "bag", "none"],
      properties: {
        price: { type: "number" },
        count: { type: "integer" },
        bag: { additionalProperties: { type: "number" } },
        either: { anyOf: [{ properties: { kind: { enum: ["one"] } } }, { properties: { kind: { enum: ["two"] } } }] },
        none: { anyOf: [{ type: "string" }, { type: "null" }] },
        default: { type: "string" },
      },
    });
  });
});
