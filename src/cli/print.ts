import { once } from "node:events";
import { styleText } from "node:util";
import type { Output } from "../console/output.ts";

/** Commands speak here; everything else logs. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);
export const printError = (text: string): void => void process.stderr.write(`${text}\n`);

/** `styleText` adds colour only in a terminal, and none under NO_COLOR. */
const styledAs =
  (style: Parameters<typeof styleText>[0]) =>
  (text: string, stream: NodeJS.WritableStream = process.stdout): string =>
    styleText(style, text, { stream });

export const dim = styledAs("dim");
export const bold = styledAs("bold");
export const green = styledAs("green");
export const cyan = styledAs("cyan");

export const hasColours = (): boolean => bold("x") !== "x";

/** The terminal, or whatever reads in its place. */
export const terminal: Output = {
  print,
  printError,
  bold: (text) => bold(text),
  dim: (text) => dim(text),
  ...(process.stderr.isTTY ? { status: (text: string) => void process.stderr.write(`\r${text}\u001b[K`) } : {}),
  taken: async () => {
    // What goes wrong with it is told by itself.
    if (process.stdout.writableNeedDrain) await once(process.stdout, "drain").catch(() => undefined);
  },
};
