import { type Broken, type House, productSources } from "./house.ts";
import { isSyntaxNode, lineAt, type SyntaxNode, walk } from "./syntax.ts";

const functionMaxLines = 40;
/** The formatter's `lineWidth` in biome.json. */
const maxWidth = 120;

const functions: ReadonlySet<string> = new Set([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
]);

/** A function is read in one look. Lines are counted from its first to its last, both included. */
export const shortFunctions = (house: House): Broken[] =>
  productSources(house).flatMap(([file, source]) => {
    const long: Broken[] = [];
    walk(source, (node, parent) => {
      if (!functions.has(node.type)) return;
      const lines = lineAt(source, node.end) - lineAt(source, node.start) + 1;
      if (lines <= functionMaxLines) return;
      const what = `${nameOf(node, parent)}: ${lines} lines`;
      long.push({ rule: `no function over ${functionMaxLines} lines`, file, what });
    });
    return long;
  });

function nameOf(node: SyntaxNode, parent: SyntaxNode | undefined): string {
  for (const named of [node["id"], parent?.["id"], parent?.["key"]]) {
    if (isSyntaxNode(named) && typeof named["name"] === "string") return named["name"];
  }
  return "a function";
}

/** `{ ...{ a, b } }`: written only so that the formatter keeps it on one line. */
export const noIdleSpreads = (house: House): Broken[] =>
  productSources(house).flatMap(([file, source]) => {
    const idle: Broken[] = [];
    walk(source, (node, parent) => {
      const argument = node["argument"];
      if (node.type !== "SpreadElement" || parent?.type !== "ObjectExpression") return;
      if (literalOf(argument)?.type !== "ObjectExpression") return;
      idle.push({ rule: "no spread of a literal", file, what: source.slice(node.start, node.end) });
    });
    return idle;
  });

/** `({ … } as const)` is a literal, too. */
const literalOf = (value: unknown): SyntaxNode | undefined =>
  isSyntaxNode(value) && value.type === "TSAsExpression"
    ? literalOf(value["expression"])
    : isSyntaxNode(value)
      ? value
      : undefined;

/** The formatter leaves comments and long strings alone; comments are wrapped by hand. */
export const noWideLines = (house: House): Broken[] =>
  productSources(house).flatMap(([file, source]) =>
    source.split("\n").flatMap((line, index) => {
      const isWide = [...withoutStrings(line)].length > maxWidth;
      return isWide
        ? [{ rule: `no line over ${maxWidth} characters outside strings`, file, what: `line ${index + 1}` }]
        : [];
    }),
  );

/** In a comment quotation marks are part of the sentence. */
const withoutStrings = (line: string): string =>
  /^\s*(\/\/|\/?\*)/.test(line) ? line : line.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`|\/(?:[^/\\\s]|\\.)+\/[a-z]*/g, '""');
