/**
 * What the model is sent in one scripted sale: bytes and approximate tokens, line by line. `--root DIR` measures another
 * checkout with the same script: `node bench/prompt-size.ts --root ../before`.
 */
import { resolve } from "node:path";
import type { Sent } from "./prompt-size/recording-model.ts";
import { script } from "./prompt-size/script.ts";
import { sentInSale } from "./prompt-size/sent-in-sale.ts";
import { bytesOf, partIn, parts, tokensIn } from "./prompt-size/token-count.ts";

const named = process.argv.indexOf("--root");
const root = named === -1 ? resolve(import.meta.dirname, "..") : resolve(process.argv[named + 1] ?? ".");
const sent = await sentInSale(root);

const row = (name: string, sent: readonly Sent[]): string =>
  [
    name.padEnd(22),
    `${sent.length} calls`.padStart(9),
    `${bytesOf(sent)} bytes`.padStart(14),
    `${tokensIn(sent)} tokens`.padStart(14),
    `(${parts.map((part) => `${part} ${partIn(sent, part)}`).join(", ")})`,
  ].join(" ");

const ofLine = (number: number): Sent[] => sent.filter(({ line }) => line === number - 1);
/** One call each: the last of a line, with what its tools answered. */
const situations: readonly (readonly [name: string, line: number])[] = [
  ["a first question", 1],
  ["goods are chosen", 6],
  ["the order is complete", 9],
  ["a bill is open", 12],
];
const perCall = Math.round(tokensIn(sent) / sent.length);
const perTurn = Math.round(tokensIn(sent) / script.length);
process.stdout.write(
  [
    ...[...script.keys()].map((at) => row(`line ${at + 1}`, ofLine(at + 1))),
    row("all", sent),
    "",
    ...situations.map(([name, line]) => row(name, ofLine(line).slice(-1))),
    "",
    `each call ${perCall} tokens, each turn ${perTurn} tokens`,
    "",
  ].join("\n"),
);
