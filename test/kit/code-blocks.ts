/** One ```ts block of a document, with the line it begins on. */
export interface CodeBlock {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

export function codeBlocksOf(file: string, text: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { readonly line: number; readonly lines: string[] } | undefined;
  for (const [index, line] of text.split("\n").entries()) {
    if (open === undefined && /^```ts\s*$/.test(line)) open = { line: index + 2, lines: [] };
    else if (open !== undefined && line.startsWith("```")) {
      blocks.push({ file, line: open.line, code: `${open.lines.join("\n")}\n` });
      open = undefined;
    } else open?.lines.push(line);
  }
  return blocks;
}
