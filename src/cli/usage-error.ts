import type { CommanderError, Command as Parser } from "commander";
import { BadInput } from "../core/index.ts";

/** The parser's complaint in our words, with the nearest name that exists; undefined where it only printed help. */
export function usageError({ code, message }: CommanderError, parser: Parser): BadInput | undefined {
  const name = parser.name();
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? "";
  const nearest = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1];
  const hint = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
  const seeHelp = `See "deskgraph help ${name}".`;
  switch (code) {
    case "commander.helpDisplayed":
    case "commander.help":
      return undefined;
    case "commander.unknownCommand":
      return new BadInput(`There is no command "${quoted}".${hint} See "deskgraph help".`);
    case "commander.unknownOption":
      return new BadInput(`"${name}" has no option ${quoted}.${hint} ${seeHelp}`);
    case "commander.excessArguments": {
      const tooMany = parser.args.slice(parser.registeredArguments.length).join(" ");
      return new BadInput(`"${name}" has no use for "${tooMany}". ${seeHelp}`);
    }
    case "commander.missingArgument":
      return new BadInput(`"${name}" wants ${missingWords(parser)}. ${seeHelp}`);
    case "commander.optionMissingArgument":
      return new BadInput(`A value is missing: ${quoted}. ${seeHelp}`);
    default:
      return new BadInput(`${message.replace(/^error: /, "")}. ${seeHelp}`);
  }
}

/** The words that are missing, each with what its help says of it. */
function missingWords({ registeredArguments, args }: Parser): string {
  const missing = registeredArguments.slice(args.length).filter(({ required }) => required);
  return missing.map((word) => `${word.name()} (${word.description})`).join(" and ");
}
