import { resolve } from "node:path";
import { Argument, CommanderError, Option, Command as Parser } from "commander";
import { loadConfig } from "../config/config.ts";
import { exitCodeOf, printFailure } from "../console/failure.ts";
import { type Command, type CommandLine, type CommandOption, type Given, given, sentence } from "./command.ts";
import { commandFirst } from "./command-first.ts";
import { everywhere } from "./everywhere.ts";
import { bold, dim, terminal } from "./print.ts";
import { usageError } from "./usage-error.ts";

/** Reads the command line, runs one command, answers the exit code. */
export async function runCommandLine(of: CommandLine, argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const run = async (command: Command, parser: Parser): Promise<void> => {
    exitCode = await command.run(await givenTo(command, parser));
  };
  try {
    await programOf(of, run).parseAsync(commandFirst(argv, of), { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    printFailure(error, { isDebug: argv.includes("--debug"), out: terminal });
    return exitCodeOf(error);
  }
}

type Run = (command: Command, parser: Parser) => Promise<void>;

function programOf({ commands, usual }: CommandLine, run: Run): Parser {
  const program = parserNamed("deskgraph")
    .description("A sales and support agent in chats that keeps the CRM and the helpdesk in step with every chat.")
    .usage("<command> [options]")
    .addHelpOption(new Option("-h, --help").hideHelp())
    .helpCommand("help [COMMAND]", "print this list, or what one command takes")
    .addHelpText("after", `\nWithout a command it is "${usual.name}".\n--home DIR and --debug go with every command.`);
  for (const command of commands) program.addCommand(parserOf(command, run));
  return program;
}

function parserOf(command: Command, run: Run): Parser {
  const { name, summary, details, words = [], options = {}, examples } = command;
  const parser = parserNamed(name)
    .summary(summary)
    .description([sentence(summary), details].join(" ").trim())
    .helpCommand(false)
    .addHelpText("after", examplesText(examples));
  addOptions(parser, options);
  for (const word of words) {
    parser.addArgument(new Argument(word.isOptional ? `[${word.name}]` : `<${word.name}>`, word.about));
  }
  return parser.action(() => run(command, parser));
}

/** How the program and each command look, and how they complain. */
function parserNamed(name: string): Parser {
  const parser = new Parser(name)
    .enablePositionalOptions()
    .configureHelp({ styleTitle: (title) => bold(title), subcommandTerm: (command) => command.name() })
    .configureOutput({ outputError: () => undefined })
    .exitOverride((error) => {
      throw usageError(error, parser) ?? error;
    });
  return parser;
}

function addOptions(parser: Parser, own: Readonly<Record<string, CommandOption>>): void {
  const heading = "Options of every command:";
  for (const option of optionsOf(own)) parser.addOption(option);
  for (const option of optionsOf(everywhere)) parser.addOption(option.helpGroup(heading));
  parser.addOption(new Option("--debug", "print the stack of an error").helpGroup(heading));
  parser.addHelpOption(new Option("-h, --help", "print this text").helpGroup(heading));
}

const optionsOf = (options: Readonly<Record<string, CommandOption>>): Option[] =>
  Object.entries(options).map(
    ([name, { value, about }]) => new Option(value === undefined ? `--${name}` : `--${name} <${value}>`, about),
  );

function examplesText(examples: Command["examples"]): string {
  const width = Math.max(...examples.map(({ line }) => line.length));
  const lines = examples.map(({ line, about }) => `  deskgraph ${line.padEnd(width)}  ${dim(about)}`.trimEnd());
  return ["", bold("Examples:"), ...lines].join("\n");
}

/** These show goods to somebody; any other command works on what is in the database. */
const sellers: readonly string[] = ["start", "chat", "probe"];

async function givenTo({ name, words = [], options: own = {} }: Command, parser: Parser): Promise<Given> {
  const { home, debug, ...options } = parser.opts<Record<string, string | true | undefined>>();
  const config = await loadConfig({ mayLackGoods: !sellers.includes(name) });
  const typed = (value: string, of: { readonly isPath?: boolean } = {}): string =>
    of.isPath && !/^https?:\/\//i.test(value) ? resolve(value) : value;
  return {
    config: typeof home !== "string" ? config : { ...config, homeDir: resolve(home), databaseUrl: undefined },
    isHomeChosen: home !== undefined,
    words: parser.args.map((word, at) => typed(word, words[at])),
    options: Object.fromEntries(
      Object.entries(options).map(([name, value]) => [name, value === true ? given : value && typed(value, own[name])]),
    ),
    isDebug: debug !== undefined,
  };
}
