import { checkReply } from "../policy/check-reply.ts";
import type { Evidence } from "../policy/evidence.ts";
import type { Twin } from "./twin.ts";

/** Twins of one class, with what is known when they are said. */
export interface Trial {
  readonly of: string;
  readonly evidence: Evidence;
  readonly twins: readonly Twin[];
}

export interface Rates {
  readonly of: string;
  readonly tried: number;
  readonly refused: number;
  readonly passed: number;
  /** Some of the sentences that were judged wrongly. */
  readonly examples: readonly string[];
}

const mostExamples = 5;

/** Both errors of the check by class: honest sentences that it refuses, false ones that it lets pass. */
export function judge(
  trial: Trial,
  before: Rates = { of: trial.of, tried: 0, refused: 0, passed: 0, examples: [] },
): Rates {
  const isRight = ({ language }: Twin, text: string): boolean => checkReply(text, trial.evidence, language).ok;
  const refused = trial.twins.filter((twin) => !isRight(twin, twin.honest)).map(({ honest }) => honest);
  const passed = trial.twins.filter((twin) => isRight(twin, twin.twin)).map(({ twin }) => twin);
  const examples = [...refused.map((text) => `refused: ${text}`), ...passed.map((text) => `passed: ${text}`)];
  return {
    of: trial.of,
    tried: before.tried + trial.twins.length,
    refused: before.refused + refused.length,
    passed: before.passed + passed.length,
    examples: [...before.examples, ...examples].slice(0, mostExamples),
  };
}
