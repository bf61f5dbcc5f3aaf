import { z } from "zod";
import type { ModelUsage } from "./model-calls.ts";

export const modelName = z.string().regex(/^(rehearsal|[a-z][a-z-]*:\S+)$/, "rehearsal, or provider:model");

/** A model beside the first one, by its name alone or with its address. */
export const otherModelSchema = z.union([
  modelName,
  z.strictObject({
    model: modelName,
    /** Where it is, if not at its provider's own address. */
    url: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }),
  }),
]);

/** Who is asked when the model fails, in this order. */
export const modelFallbacksSchema = z.array(otherModelSchema).default([]);

const perMillion = z.number().nonnegative();

/** By model, as it is named before and after the colon; for a million tokens, in any currency. */
export const modelPricesSchema = z
  .record(
    z.string(),
    z.strictObject({
      input: perMillion,
      output: perMillion,
      /** What came from the provider's cache; without it, it costs what the rest costs. */
      cachedInput: perMillion.optional(),
      /** What was put into it. */
      cacheWrite: perMillion.optional(),
    }),
  )
  .default({});
export type ModelPrices = z.output<typeof modelPricesSchema>;

const million = 1_000_000;

/** What a call cost; undefined where nobody said what the model costs. */
export function costOf(model: string, usage: ModelUsage, prices: ModelPrices): number | undefined {
  const price = Object.hasOwn(prices, model) ? prices[model] : undefined;
  if (price === undefined) return undefined;
  const { input, output, cachedInput = input, cacheWrite = input } = price;
  const { inputTokens, outputTokens, cachedTokens, cacheWrittenTokens } = usage;
  const fresh = Math.max(0, inputTokens - cachedTokens - cacheWrittenTokens);
  return (
    (fresh * input + cachedTokens * cachedInput + cacheWrittenTokens * cacheWrite + outputTokens * output) / million
  );
}

/** What a chat model may take besides words. */
export const modelSenses = ["pictures", "voice"] as const;
export type ModelSense = (typeof modelSenses)[number];
