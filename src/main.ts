import { parseArgs } from "node:util";
import { runAuth } from "./cli/auth.ts";
import { runBackup } from "./cli/backup.ts";
import { channelCommands, runChannel } from "./cli/channel.ts";
import { runChat } from "./cli/chat.ts";
import { runCrm } from "./cli/crm.ts";
import { runDoctor } from "./cli/doctor.ts";
import { runMigrate } from "./cli/migrate.ts";
import { runOutbox } from "./cli/outbox.ts";
import { print, printError } from "./cli/print.ts";
import { runRestore } from "./cli/restore.ts";
import { runStart } from "./cli/start.ts";
import { loadConfig } from "./config/config.ts";
import { BadInput, destinations } from "./core/index.ts";

const channelLines = (): string =>
  Object.entries(channelCommands)
    .map(([name, { usage, about }]) => `  ${name.padEnd(9)} ${usage}: ${about}`)
    .join("\n");

const usage = `deskgraph <command> [options]

  start     run the product: the chat in a terminal, HTTP without one
  chat      talk to it here, as a customer; reads a script from a pipe
  migrate   bring the database up to this version
  backup    write a copy of the embedded database
  restore   FILE: fill an empty home with such a copy
  outbox    list | show KEY | replay KEY | discard KEY: what waits for a vendor, and what a person must decide
  doctor    look at everything that is configured, and change nothing
  auth      VENDOR: grant access in a browser, where a vendor wants that
  crm       map CONVERSATION CHAT_ID: say which chat there a conversation is
${channelLines()}
  help      this text

Options
  --home DIR        where the embedded database lives (default .deskgraph)
  --customer NAME   chat: be another customer
  --at TIME         chat: an ISO time to start the clock at
  --state STATE     outbox list: waiting, dead, done, superseded, withheld, discarded or all (default: waiting and dead)
  --destination D   outbox list: ${destinations.join(", ")}
  --limit N         outbox list: the newest N (default 50)
  --reason WORDS    outbox discard: why
  --port N          auth: where the browser comes back to (default 8888)
  --debug           show the stack of an unexpected error`;

const options = {
  home: { type: "string" },
  customer: { type: "string" },
  at: { type: "string" },
  state: { type: "string" },
  destination: { type: "string" },
  limit: { type: "string" },
  reason: { type: "string" },
  port: { type: "string" },
  debug: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

type Option = keyof typeof options;

/** How many words follow each command, and which options are its own; the others would be ignored without a word. */
const commands: Readonly<Record<string, { readonly words: number; readonly own?: readonly Option[] }>> = {
  start: { words: 0 },
  chat: { words: 0, own: ["customer", "at"] },
  migrate: { words: 0 },
  backup: { words: 0 },
  restore: { words: 1 },
  outbox: { words: 2, own: ["state", "destination", "limit", "reason"] },
  doctor: { words: 0 },
  auth: { words: 1, own: ["port"] },
  crm: { words: 3 },
  ...Object.fromEntries(Object.keys(channelCommands).map((name) => [name, { words: 3 }])),
};
const everywhere: readonly string[] = ["home", "debug", "help"] satisfies Option[];

function assertTaken(command: string, words: readonly string[], given: readonly string[]): void {
  const takes = commands[command];
  if (takes === undefined) return;
  const tooMany = words.slice(takes.words);
  const foreign = given.filter((name) => !everywhere.includes(name) && !takes.own?.some((own) => own === name));
  if (tooMany.length > 0) throw new BadInput(`"${command}" has no use for "${tooMany.join(" ")}". ${seeHelp}`);
  if (foreign.length > 0) throw new BadInput(`"${command}" has no option --${foreign.join(", --")}. ${seeHelp}`);
}
const seeHelp = 'See "help".';

/** Reads the command line, runs one command, answers the exit code. */
export async function main(argv: string[]): Promise<number> {
  const isDebug = argv.includes("--debug");
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    const [command = "start"] = positionals;
    if (values.help || command === "help") {
      print(usage);
      return 0;
    }
    assertTaken(command, positionals.slice(1), Object.keys(values));
    const config = async () => {
      const loaded = await loadConfig();
      return values.home === undefined ? loaded : { ...loaded, homeDir: values.home, databaseUrl: undefined };
    };
    switch (command) {
      case "start":
        return await runStart(await config());
      case "chat":
        return await runChat(await config(), {
          ...(values.customer === undefined ? {} : { customer: values.customer }),
          ...(values.at === undefined ? {} : { at: values.at }),
          isHomeChosen: values.home !== undefined,
        });
      case "migrate":
        return await runMigrate(await config());
      case "restore":
        return await runRestore(await config(), positionals[1]);
      case "outbox":
        return await runOutbox(await config(), {
          verb: positionals[1],
          key: positionals[2],
          ...(values.state === undefined ? {} : { state: values.state }),
          ...(values.destination === undefined ? {} : { destination: values.destination }),
          ...(values.limit === undefined ? {} : { limit: values.limit }),
          ...(values.reason === undefined ? {} : { reason: values.reason }),
        });
      case "auth":
        return await runAuth(await config(), positionals[1], values.port);
      case "doctor":
        return await runDoctor(await config());
      case "crm":
        return await runCrm(await config(), positionals.slice(1));
      case "backup":
        return await runBackup(await config());
      default:
        if (Object.hasOwn(channelCommands, command)) {
          return await runChannel(await config(), command, positionals.slice(1));
        }
        printError(`There is no command "${command}".\n\n${usage}`);
        return 2;
    }
  } catch (error) {
    return failed(error, isDebug);
  }
}

/** A person's mistake prints as its message; anything else is a bug, and its stack is shown on request only. */
function failed(error: unknown, isDebug: boolean): number {
  if (!(error instanceof Error)) {
    printError(String(error));
    return 1;
  }
  const isUsage = "code" in error && typeof error.code === "string" && error.code.startsWith("ERR_PARSE_ARGS");
  const exitCode = "exitCode" in error && typeof error.exitCode === "number" ? error.exitCode : isUsage ? 2 : 1;
  // Node's own words about an unknown option are right, and half of them are about file names.
  const message = isUsage ? `${error.message.split(". ", 1)[0]}. ${seeHelp}` : error.message;
  printError(exitCode === 1 ? `Deskgraph stopped on an unexpected error: ${message}` : message);
  if (isDebug) printError(error.stack ?? "");
  else if (exitCode === 1) printError("Run it again with --debug to see where.");
  return exitCode;
}
