import type { ModelCall, ModelTrouble } from "../core/index.ts";

/** What is wrong with a model, and what to do about it. */
export const modelAdvice: Readonly<Record<ModelTrouble, string>> = {
  key_refused: "its key is refused. Look at the key, and at what it may do.",
  unknown_model: "its provider does not know it. Look at the name, and at the address.",
  no_credit: "its account has no credit.",
  rate_limited: "it is asked too often just now. Try again in a minute, or raise the limit of its account.",
  overloaded: "its provider has no room, or a fault. Try again later; a fallback would stand in for it.",
  network: "it cannot be reached. Look at the address, and at the network.",
  timeout: "it does not answer in time.",
  too_long: "its window is too small for the prompt and the tools.",
  request_refused: "it refuses our request. A model that knows no tools does so.",
  broken_answer: "its answer is none. Look at the address.",
  cut: "its answer is cut. Raise modelLimits.maxOutputTokens.",
  filtered: "its provider's filter took the answer away.",
};

/** A call that came to nothing, in one line; undefined for one that was answered. */
export function troubleInWords({ model, outcome, next }: ModelCall): string | undefined {
  if (outcome === "answered") return undefined;
  const then = next === undefined ? "" : ` ${next} is asked instead.`;
  return `the model ${model} gave no answer: ${modelAdvice[outcome]}${then}`;
}
