import { stripTypeScriptTypes } from "node:module";
import { masked } from "./mask.ts";

interface FunctionAt {
  readonly name: string;
  readonly firstLine: number;
  readonly lineCount: number;
  /** Where its body begins and ends: inside the braces, or the whole of an arrow's expression. */
  readonly bodyFrom: number;
  readonly bodyTo: number;
  readonly isExpression: boolean;
}

/** Places and lines stay: types are taken out as blanks. */
export const withoutTypes = (source: string): string => stripTypeScriptTypes(source, { mode: "strip" });

/**
 * Every function with a body, nested ones too, in JavaScript as the formatter leaves it: each statement ends with ";".
 */
export function functionsIn(javascript: string): FunctionAt[] {
  const code = masked(javascript);
  const lines = lineStarts(code);
  const found: FunctionAt[] = [];
  for (const { index } of code.matchAll(/=>|\)\s*\{/g)) {
    const bodyAt = code.startsWith("=>", index) ? skipBlanks(code, index + 2) : code.indexOf("{", index);
    const head = code[index] === ")" ? methodHead(code, index) : arrowHead(code, index);
    if (head === undefined) continue;
    const isExpression = code[bodyAt] !== "{";
    const bodyTo = isExpression ? endOfExpression(code, bodyAt) : matchingEnd(code, bodyAt);
    const firstLine = lineOf(lines, head.from);
    const bodyFrom = isExpression ? bodyAt : bodyAt + 1;
    const lineCount = lineOf(lines, bodyTo) - firstLine + 1;
    found.push({ name: head.name, firstLine, lineCount, bodyFrom, bodyTo, isExpression });
  }
  return found;
}

interface Head {
  readonly name: string;
  readonly from: number;
}

const notFunctions = new Set(["if", "for", "while", "switch", "catch", "with", "await"]);

/** `function name(…) {`, `name(…) {` in a class or an object; undefined for `if (…) {` and its like. */
function methodHead(code: string, closing: number): Head | undefined {
  const opening = matchingStart(code, closing);
  const before = code.slice(Math.max(0, opening - 200), opening);
  const name = /([\w$#]+)\s*$/.exec(before)?.[1] ?? "";
  if (notFunctions.has(name)) return undefined;
  const whole = /(?:(?:export\s+)?(?:default\s+)?(?:async\s+)?function\s*\*?\s*)?[\w$#]*\s*$/.exec(before)?.[0] ?? "";
  return { name: name === "function" ? "" : name, from: opening - whole.trimStart().length };
}

/** `const name = (…) =>`, `name: (…) =>`, `(…) =>`, `x =>`. */
function arrowHead(code: string, arrow: number): Head {
  const end = lastCodeBefore(code, arrow);
  const from =
    code[end] === ")"
      ? matchingStart(code, end)
      : end - (/[\w$]+$/.exec(code.slice(0, end + 1).slice(-80))?.[0].length ?? 1) + 1;
  const before = code.slice(Math.max(0, from - 200), from);
  const named = /(?:(?:export\s+)?(?:const|let)\s+)?([A-Za-z_$][\w$]*)\s*[:=]\s*(?:async\s*)?$/.exec(before);
  return named?.[1] === undefined ? { name: "", from } : { name: named[1], from: from - named[0].length };
}

/** An arrow's expression ends where its list, call, statement or conditional does. */
function endOfExpression(code: string, from: number): number {
  let questions = 0;
  for (let at = from; at < code.length; at += 1) {
    const char = code[at] ?? "";
    if ("([{".includes(char)) at = matchingEnd(code, at);
    else if (",;)]}".includes(char)) return at;
    else if (code.startsWith("??", at) || code.startsWith("?.", at)) at += 1;
    else if (char === "?") questions += 1;
    else if (char === ":" && questions === 0) return at;
    else if (char === ":") questions -= 1;
  }
  return code.length;
}

function matchingEnd(code: string, opening: number): number {
  let depth = 0;
  for (let at = opening; at < code.length; at += 1) {
    if ("([{".includes(code[at] ?? "_")) depth += 1;
    if (")]}".includes(code[at] ?? "_")) depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`a bracket at ${opening} has no end`);
}

function matchingStart(code: string, closing: number): number {
  let depth = 0;
  for (let at = closing; at >= 0; at -= 1) {
    if (")]}".includes(code[at] ?? "_")) depth += 1;
    if ("([{".includes(code[at] ?? "_")) depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`a bracket at ${closing} has no start`);
}

function skipBlanks(code: string, from: number): number {
  let at = from;
  while (/\s/.test(code[at] ?? "_")) at += 1;
  return at;
}

function lastCodeBefore(code: string, before: number): number {
  let at = before - 1;
  while (/\s/.test(code[at] ?? "_")) at -= 1;
  return at;
}

const lineStarts = (code: string): number[] => [0, ...[...code.matchAll(/\n/g)].map(({ index }) => index + 1)];
const lineOf = (starts: readonly number[], at: number): number => starts.findLastIndex((start) => start <= at) + 1;
