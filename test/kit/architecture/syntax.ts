import { parseAst } from "vitest/node";

/** One node of a syntax tree, as vitest's own parser yields it. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

/** Several rules read the same file. */
const parsed = new Map<string, unknown>();

function treeOf(source: string): unknown {
  const tree = parsed.get(source) ?? parseAst(source, { lang: "ts" });
  parsed.set(source, tree);
  return tree;
}

/** Every node of the source, a parent before its children. */
export function walk(source: string, visit: (node: SyntaxNode, parent: SyntaxNode | undefined) => void): void {
  const descend = (value: unknown, parent: SyntaxNode | undefined): void => {
    if (Array.isArray(value)) {
      for (const each of value) descend(each, parent);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    if (isSyntaxNode(value)) visit(value, parent);
    const next = isSyntaxNode(value) ? value : parent;
    for (const part of Object.values(value)) if (typeof part === "object" && part !== null) descend(part, next);
  };
  descend(treeOf(source), undefined);
}

export const isSyntaxNode = (value: unknown): value is SyntaxNode =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string" && "start" in value;

export const lineAt = (source: string, offset: number): number => source.slice(0, offset).split("\n").length;
