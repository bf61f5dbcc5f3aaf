import type { CommandLine, CommandOption } from "./command.ts";
import { everywhere } from "./everywhere.ts";

/**
 * The command's name first, then the rest: the parser wants this order, people write options anywhere. Nothing named is
 * the usual command; "help NAME" is the help of NAME; a name that is unknown stands alone, so that the complaint is
 * about it.
 */
export function commandFirst(argv: readonly string[], { commands, usual }: CommandLine): string[] {
  const names = commands.map(({ name }) => name);
  const valueOptions = new Set([everywhere, ...commands.map(({ options = {} }) => options)].flatMap(flagsOf));
  const at = argv.findIndex((word, index) => !word.startsWith("-") && !valueOptions.has(argv[index - 1] ?? ""));
  const name = argv[at];
  const others = argv.filter((_, index) => index !== at);
  if (name === undefined) return others.some(asksForHelp) ? ["--help"] : [usual.name, ...others];
  if (name === "help")
    return others.length === 0 ? ["--help"] : commandFirst([...others, "--help"], { commands, usual });
  return names.includes(name) ? [name, ...others] : [name];
}

const flagsOf = (options: Readonly<Record<string, CommandOption>>): string[] =>
  Object.entries(options).flatMap(([name, { value }]) => (value === undefined ? [] : [`--${name}`]));
const asksForHelp = (word: string): boolean => word === "--help" || word === "-h";
