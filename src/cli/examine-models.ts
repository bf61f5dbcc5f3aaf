import { tryModel } from "../../nodes/agent/ask-model.ts";
import type { Config } from "../config/config.ts";
import { loadModels } from "../config/load-model.ts";
import type { Finding } from "../core/index.ts";
import { modelAdvice } from "./model-advice.ts";

/** Asks each model that is configured for one word, with the tools: some models know no tools. */
export async function examineModels(config: Config): Promise<readonly Finding[]> {
  const { model, fallbacks } = await loadModels(config);
  const findings = await Promise.all([model, ...fallbacks].map(tryModel));
  return findings.flatMap(({ name, trouble }): Finding[] => {
    if (name === "rehearsal") return [{ is: "note", text: "The model: rehearsal. It is built in, and asks nobody." }];
    return trouble === undefined
      ? [{ is: "well", text: `The model ${name} answers.` }]
      : [{ is: "wrong", text: `The model ${name}: ${modelAdvice[trouble]}` }];
  });
}
