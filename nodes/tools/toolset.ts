import { clip } from "../../src/core/index.ts";
import { problem, type Tool, type ToolAnswer } from "./define-tool.ts";
import { productTools } from "./product-tools.ts";
import type { Situation, ToolDeps } from "./situation.ts";
import type { Described } from "./told/told-tool.ts";
import { meantCall, toldNames, toldTogether } from "./told/told-tools.ts";
import type { ToolEvidence } from "./tool-evidence.ts";

interface ToolRun extends ToolAnswer {
  /** The tool that answered: a call by the name of several means one of them. */
  readonly name: string;
}

/** The product's tools and those of an embedder, as one list. */
export interface Toolset {
  readonly list: readonly Tool[];
  /** Those that can do something where the conversation stands, as the model is told of them. */
  offeredAt(situation: Situation): readonly Described[];
  /** One call of the model. A tool that does not exist is told to the model as a problem. */
  run(name: string, args: unknown, situation: Situation, deps: ToolDeps): Promise<ToolRun>;
  /** What a result may back in a reply; nothing when there is no such tool. */
  evidence(name: string, result: unknown): ToolEvidence;
}

/** A shop's tools: those of the product that it has the data for, and an embedder's. */
export function createToolset(deps: Partial<ToolDeps> & { readonly tools?: readonly Tool[] } = {}): Toolset {
  const { tools: more = [] } = deps;
  const offered = productTools.filter(({ isOffered }) => isOffered?.(deps) ?? true);
  const list: readonly Tool[] = [...offered, ...more];
  const byName = new Map(list.map((tool) => [tool.name, tool]));
  const twice =
    list.find((tool, at) => list.findIndex(({ name }) => name === tool.name) !== at) ??
    more.find(({ name }) => toldNames.includes(name));
  if (twice !== undefined)
    throw new TypeError(`There are two tools called "${twice.name}": a tool needs its own name.`);
  return {
    list,
    offeredAt: (situation) => toldTogether(list.filter(({ isOfferedNow }) => isOfferedNow?.(situation, deps) ?? true)),
    run: async (called, given, situation, deps) => {
      const { name, args } = meantCall(called, given);
      const answer = await byName.get(name)?.run(args, situation, deps);
      return { name, ...(answer ?? problem(`there is no tool "${clip(name, 40)}"`)) };
    },
    evidence: (name, result) => byName.get(name)?.evidence(result) ?? {},
  };
}
