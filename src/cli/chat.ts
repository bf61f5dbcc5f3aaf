import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import type { HomeOptions } from "../../supabase/home/home.ts";
import { type App, createApp, homeOf } from "../app.ts";
import type { Config } from "../config/config.ts";
import { BadInput, type Clock, type ModelCall } from "../core/index.ts";
import { noSettleWindow } from "../inbox/settle-window.ts";
import { createChatSession } from "./chat-session.ts";
import { command } from "./command.ts";
import { troubleInWords } from "./model-advice.ts";
import { openOwnHome } from "./open-own-home.ts";
import { bold, dim, print, printError } from "./print.ts";
import { serveCommands } from "./serve-commands.ts";

export const chatCommand = command({
  name: "chat",
  summary: "talk to it here as a customer, or play a script",
  details:
    "Each line is a message; /help lists what else can be typed. A script runs on a clock and in a database of its own, " +
    "so that it reads the same each time; --home DIR keeps what came of it.",
  options: {
    customer: { value: "NAME", about: "be another customer (default: customer)" },
    at: { value: "TIME", about: "an ISO time to start the clock at, such as 2026-01-14T10:00:00+02:00" },
  },
  examples: [
    { line: "chat", about: "talk as a customer; /quit leaves" },
    { line: "chat --customer anna", about: "talk as another one" },
    { line: "chat < script.txt", about: "play a script, one message a line" },
  ],
  run: ({ config, options, isHomeChosen }) => runChat(config, { ...options, isHomeChosen }),
});

interface ChatArguments {
  readonly customer?: string | undefined;
  readonly at?: string | undefined;
  /** A home was asked for by name: then a piped script uses it, too. */
  readonly isHomeChosen: boolean;
}

/**
 * A piped script runs on a clock of its own, so that the same script always reads the same. A Wednesday, 10:00 in Kyiv.
 */
const scriptStart = "2026-01-14T08:00:00.000Z";
const scriptStepMs = 30_000;

export async function runChat(
  config: Config,
  { customer = "customer", at, isHomeChosen }: ChatArguments,
): Promise<number> {
  const isScript = !process.stdin.isTTY;
  const clock = clockOf(isScript, at);
  const scratchDir = isScript && !isHomeChosen ? await mkdtemp(join(tmpdir(), "deskgraph-chat-")) : undefined;
  if (scratchDir !== undefined)
    printError("Reading a script: a conversation of its own, nothing is kept (--home DIR keeps it).");
  else if (!isScript) printError(dim("Opening …", process.stderr));
  try {
    const openApp = () => openChatApp(config, clock, scratchDir);
    const runId = scratchDir === undefined ? randomUUID() : "script";
    const session = await createChatSession({ openApp, print, customer, runId });
    try {
      await (isScript ? readScript(session.line, clock) : converse(session.line, config));
    } finally {
      await session.close();
    }
    return 0;
  } finally {
    if (scratchDir !== undefined) await rm(scratchDir, { recursive: true, force: true });
  }
}

async function openChatApp(config: Config, { now }: StepClock, scratchDir: string | undefined): Promise<App> {
  const home: HomeOptions =
    scratchDir === undefined ? homeOf(config) : { kind: "embedded", dir: scratchDir, tenant: config.tenant };
  // A line in a terminal is a whole message: nothing is waited for.
  const app = await createApp({
    config,
    home: await openOwnHome(home),
    now,
    settleWindow: noSettleWindow,
    isStaffed: true,
    modelWatch: { called: showTrouble },
  });
  await app.work();
  const console = await serveCommands(app);
  return {
    ...app,
    close: async () => {
      await console?.close();
      await app.close();
    },
  };
}

/** The customer is told no reason; who tries the product out here wants to know it. */
function showTrouble(call: ModelCall): void {
  const words = troubleInWords(call);
  if (words !== undefined) print(dim(`  · ${words}`));
}

interface StepClock {
  readonly now: Clock;
  readonly step: () => void;
}

function clockOf(isScript: boolean, at: string | undefined): StepClock {
  if (at === undefined && !isScript) return { now: () => new Date(), step: () => undefined };
  let ms = Date.parse(at ?? scriptStart);
  if (Number.isNaN(ms)) throw new BadInput("--at wants an ISO time, such as 2026-01-14T10:00:00+02:00.");
  const step = (): void => {
    ms += scriptStepMs;
  };
  return { now: () => new Date(ms), step };
}

type TakeLine = (text: string) => Promise<boolean>;

async function readScript(take: TakeLine, clock: StepClock): Promise<void> {
  try {
    await readLines(take, clock);
  } finally {
    // After /quit the pipe may still be open at the other end, and would keep the process.
    process.stdin.destroy();
  }
}

async function readLines(take: TakeLine, clock: StepClock): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.startsWith("#")) continue;
    print(`> ${line}`);
    if (!(await take(line))) return;
    clock.step();
  }
}

async function converse(take: TakeLine, config: Config): Promise<void> {
  print(`${bold(config.shop.name)}: write as a customer would. /help lists the rest, /quit leaves.`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: "> " });
  terminal.prompt();
  for await (const line of terminal) {
    if (line.trim() !== "" && !(await take(line))) break;
    terminal.prompt();
  }
  terminal.close();
}
