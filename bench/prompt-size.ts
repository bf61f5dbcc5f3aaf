/**
 * What the model is sent in one scripted sale: bytes and approximate tokens, line by line. `--root DIR` measures another
 * checkout with the same script: `node bench/prompt-size.ts --root ../before`.
 */
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { MemorySaver } from "@langchain/langgraph";
import type { Attachment, Turn } from "../src/core/index.ts";
import { RecordingModel, type Sent } from "./prompt-size/recording-model.ts";
import { script } from "./prompt-size/script.ts";

const named = process.argv.indexOf("--root");
const root = named === -1 ? resolve(import.meta.dirname, "..") : resolve(process.argv[named + 1] ?? ".");
const from = (file: string): string => pathToFileURL(resolve(root, file)).href;

const graphs: typeof import("../graph/graph.ts") = await import(from("graph/graph.ts"));
const turns: typeof import("../graph/run-turn.ts") = await import(from("graph/run-turn.ts"));
const configs: typeof import("../src/config/config.ts") = await import(from("src/config/config.ts"));
const ids: typeof import("../src/core/index.ts") = await import(from("src/core/index.ts"));

const { shop, catalogue } = await configs.loadConfig({ env: {}, cwd: tmpdir() });
if (catalogue === undefined) throw new Error("the demo shop has a catalogue");
const model = new RecordingModel(script);
const graph = graphs.compileDesk(
  {
    shop,
    catalogue,
    categories: catalogue.categories(),
    model,
    memory: { load: async (id) => ({ id, isNew: true, delivery: {}, facts: [], orders: [] }) },
    outbox: { put: async () => undefined },
  },
  new MemorySaver(),
);

const conversation = ids.conversationId("c_bench");
const photo: readonly Attachment[] = [{ kind: "photo", ref: "bench:1" }];

/** A Wednesday, 10:00 in Kyiv, and half a minute for each message. */
function turnOf(at: number): Turn {
  const id = ids.inboundId(`i_${at}`);
  const time = new Date(Date.parse("2026-01-14T08:00:00Z") + at * 30_000).toISOString();
  const line = script[at];
  const attachments = line?.photo === true ? photo : [];
  return {
    id: ids.turnIdOf([id]),
    conversationId: conversation,
    owner: "ai",
    epoch: 1,
    claim: 1,
    unsaid: [],
    at: time,
    inbounds: [{ kind: "message", id, conversationId: conversation, at: time, text: line?.says ?? "", attachments }],
  };
}

for (const at of script.keys()) {
  model.begin(at);
  await turns.runTurn(graph, turnOf(at), { customerId: "k_bench", channel: "bench" });
}

/** Some 4 letters of English, 2 and a half of Ukrainian; digits and marks count as English. */
const tokensOf = (text: string): number => {
  const others = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return Math.round((text.length - others) / 4 + others / 2.5);
};
/** The rules stay the same in a chat; the context is new in each call. */
const partsOf = ({ system, history, tools }: Sent) => {
  const contextAt = system.indexOf("<context>");
  const cut = contextAt === -1 ? system.length : contextAt;
  return { rules: system.slice(0, cut), context: system.slice(cut), history, tools };
};
type Part = keyof ReturnType<typeof partsOf>;
const parts: readonly Part[] = ["rules", "context", "history", "tools"];
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const textsIn = (sent: readonly Sent[]): string[] => sent.flatMap((each) => Object.values(partsOf(each)));
const bytesOf = (sent: readonly Sent[]): number => sum(textsIn(sent).map((part) => Buffer.byteLength(part)));
const tokensIn = (sent: readonly Sent[]): number => sum(textsIn(sent).map(tokensOf));
const partIn = (sent: readonly Sent[], part: Part): number => sum(sent.map((each) => tokensOf(partsOf(each)[part])));

const row = (name: string, sent: readonly Sent[]): string =>
  [
    name.padEnd(22),
    `${sent.length} calls`.padStart(9),
    `${bytesOf(sent)} bytes`.padStart(14),
    `${tokensIn(sent)} tokens`.padStart(14),
    `(${parts.map((part) => `${part} ${partIn(sent, part)}`).join(", ")})`,
  ].join(" ");

const ofLine = (number: number): Sent[] => model.sent.filter(({ line }) => line === number - 1);
/** One call each: the last of a line, with what its tools answered. */
const situations: readonly (readonly [name: string, line: number])[] = [
  ["a first question", 1],
  ["goods are chosen", 6],
  ["the order is complete", 9],
  ["a bill is open", 12],
];
const perCall = Math.round(tokensIn(model.sent) / model.sent.length);
const perTurn = Math.round(tokensIn(model.sent) / script.length);
process.stdout.write(
  [
    ...[...script.keys()].map((at) => row(`line ${at + 1}`, ofLine(at + 1))),
    row("all", model.sent),
    "",
    ...situations.map(([name, line]) => row(name, ofLine(line).slice(-1))),
    "",
    `each call ${perCall} tokens, each turn ${perTurn} tokens`,
    "",
  ].join("\n"),
);
