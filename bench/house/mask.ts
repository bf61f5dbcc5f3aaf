/** Before a slash these mean that a regular expression begins, not a division. */
const beforeRegExp =
  /(?:^|[({[,;=:?!&|+\-*%<>~^}]|\b(?:return|typeof|case|in|of|await|yield|void|delete|throw|else|do))$/;

/**
 * JavaScript with everything that is not code taken out: the same length, comments as blanks, the insides of strings,
 * templates and regular expressions as "_". Code in a template stays, with "_(" and ")" for "${" and "}": brackets
 * match.
 */
export function masked(source: string): string {
  const out = source.split("");
  /** For each template that is open: how many braces are open in its code. */
  const templates: number[] = [];
  let at = 0;
  while (at < source.length) {
    const char = source[at] ?? "";
    const pair = source.slice(at, at + 2);
    const depth = templates.at(-1);
    if (pair === "//") at = blank(out, at, endOfLine(source, at));
    else if (pair === "/*") at = blank(out, at, source.indexOf("*/", at + 2) + 2);
    else if (char === '"' || char === "'") at = fill(out, at + 1, endOfString(source, at)) + 1;
    else if (char === "`") at = templateText(source, out, at + 1, templates);
    else if (char === "/" && beforeRegExp.test(codeBefore(out, at)))
      at = fill(out, at + 1, endOfRegExp(source, at)) + 1;
    else if (char === "}" && depth === 0) {
      templates.pop();
      out[at] = ")";
      at = templateText(source, out, at + 1, templates);
    } else {
      if (depth !== undefined && char === "{") templates[templates.length - 1] = depth + 1;
      if (depth !== undefined && char === "}") templates[templates.length - 1] = depth - 1;
      at += 1;
    }
  }
  return out.join("");
}

/** Fills a template's text, up to its end or to the next code in it; answers where to go on. */
function templateText(source: string, out: string[], from: number, templates: number[]): number {
  let at = from;
  while (source[at] !== "`" && source.slice(at, at + 2) !== "${") at += source[at] === "\\" ? 2 : 1;
  fill(out, from, at);
  if (source[at] === "`") return at + 1;
  templates.push(0);
  out[at] = "_";
  out[at + 1] = "(";
  return at + 2;
}

const blank = (out: string[], from: number, to: number): number => replaceWith(" ", out, from, to);
const fill = (out: string[], from: number, to: number): number => replaceWith("_", out, from, to);

function replaceWith(char: string, out: string[], from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (out[at] !== "\n") out[at] = char;
  return to;
}

/** The last code before this place, long enough to hold a keyword. */
const codeBefore = (out: readonly string[], at: number): string =>
  out
    .slice(Math.max(0, at - 200), at)
    .join("")
    .trimEnd()
    .slice(-12);

function endOfLine(source: string, from: number): number {
  const end = source.indexOf("\n", from);
  return end === -1 ? source.length : end;
}

function endOfString(source: string, from: number): number {
  let at = from + 1;
  while (at < source.length && source[at] !== source[from]) at += source[at] === "\\" ? 2 : 1;
  return at;
}

function endOfRegExp(source: string, from: number): number {
  let isInClass = false;
  let at = from + 1;
  while (at < source.length && (source[at] !== "/" || isInClass)) {
    if (source[at] === "[") isInClass = true;
    if (source[at] === "]") isInClass = false;
    at += source[at] === "\\" ? 2 : 1;
  }
  return at;
}
