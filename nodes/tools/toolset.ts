import { clip } from "../../src/core/index.ts";
import { problem, type Tool, type ToolAnswer } from "./define-tool.ts";
import { productTools } from "./product-tools.ts";
import type { Situation, ToolDeps } from "./situation.ts";
import type { ToolEvidence } from "./tool-evidence.ts";

/** The product's tools and those of an embedder, as one list. */
export interface Toolset {
  readonly list: readonly Tool[];
  /** Those that can do something where the conversation stands. */
  offeredAt(situation: Situation): readonly Tool[];
  /** One call of the model. A tool that does not exist is told to the model as a problem. */
  run(name: string, args: unknown, situation: Situation, deps: ToolDeps): Promise<ToolAnswer>;
  /** What a result may back in a reply; nothing when there is no such tool. */
  evidence(name: string, result: unknown): ToolEvidence;
}

/** A shop's tools: those of the product that it has the data for, and an embedder's. */
export function createToolset(deps: Partial<ToolDeps> & { readonly tools?: readonly Tool[] } = {}): Toolset {
  const { tools: more = [] } = deps;
  const offered = productTools.filter(({ isOffered }) => isOffered?.(deps) ?? true);
  const list: readonly Tool[] = [...offered, ...more];
  const byName = new Map(list.map((tool) => [tool.name, tool]));
  const twice = list.find((tool, at) => list.findIndex(({ name }) => name === tool.name) !== at);
  if (twice !== undefined)
    throw new TypeError(`There are two tools called "${twice.name}": a tool needs its own name.`);
  return {
    list,
    offeredAt: (situation) => list.filter(({ isOfferedNow }) => isOfferedNow?.(situation, deps) ?? true),
    run: async (name, args, situation, deps) =>
      byName.get(name)?.run(args, situation, deps) ?? problem(`there is no tool "${clip(name, 40)}"`),
    evidence: (name, result) => byName.get(name)?.evidence(result) ?? {},
  };
}
