import { channelCommands } from "./cli/channel.ts";
import { chatCommand } from "./cli/chat.ts";
import { runCommandLine } from "./cli/command-line.ts";
import { migrateCommand } from "./cli/migrate.ts";
import { productCommands } from "./cli/product-commands.ts";
import { restoreCommand } from "./cli/restore.ts";
import { startCommand } from "./cli/start.ts";

/** In the order in which help lists them. */
export const commands = [
  startCommand,
  chatCommand,
  ...productCommands,
  ...channelCommands,
  migrateCommand,
  restoreCommand,
];

/** Reads the command line, runs one command, answers the exit code. */
export const main = (argv: string[]): Promise<number> => runCommandLine({ commands, usual: startCommand }, argv);
