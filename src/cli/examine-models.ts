import { tryModel } from "../../nodes/agent/ask-model.ts";
import type { Config } from "../config/config.ts";
import { loadModels } from "../config/load-model.ts";
import type { Finding } from "../core/index.ts";

/** Asks each model that is configured for one word, with the tools: some models know no tools. */
export async function examineModels(config: Config): Promise<readonly Finding[]> {
  const { model, fallbacks } = await loadModels(config);
  const findings = await Promise.all([model, ...fallbacks].map(tryModel));
  return findings.flatMap(({ name, trouble }): Finding[] => {
    if (name === "rehearsal") return [{ is: "note", text: "The model: rehearsal. It is built in, and asks nobody." }];
    return trouble === undefined
      ? [{ is: "well", text: `The model ${name} answers.` }]
      : [{ is: "wrong", text: `The model ${name}: ${advice[trouble]}` }];
  });
}

type Trouble = NonNullable<Awaited<ReturnType<typeof tryModel>>["trouble"]>;

const advice: Readonly<Record<Trouble, string>> = {
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
