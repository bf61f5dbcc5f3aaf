import { actsCommand } from "./cli/acts.ts";
import { authCommand } from "./cli/auth.ts";
import { backupCommand } from "./cli/backup.ts";
import { channelCommands } from "./cli/channel.ts";
import { chatCommand } from "./cli/chat.ts";
import { runCommandLine } from "./cli/command-line.ts";
import { crmCommand } from "./cli/crm.ts";
import { doctorCommand } from "./cli/doctor.ts";
import { eraseCommand } from "./cli/erase.ts";
import { exportCommand } from "./cli/export.ts";
import { migrateCommand } from "./cli/migrate.ts";
import { outboxCommand } from "./cli/outbox.ts";
import { paymentCommand } from "./cli/payment.ts";
import { restoreCommand } from "./cli/restore.ts";
import { secretCommand } from "./cli/secret.ts";
import { startCommand } from "./cli/start.ts";
import { trimCommand } from "./cli/trim.ts";

/** In the order in which help lists them. */
export const commands = [
  startCommand,
  chatCommand,
  doctorCommand,
  outboxCommand,
  paymentCommand,
  actsCommand,
  crmCommand,
  exportCommand,
  eraseCommand,
  ...channelCommands,
  authCommand,
  trimCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  secretCommand,
];

/** Reads the command line, runs one command, answers the exit code. */
export const main = (argv: string[]): Promise<number> => runCommandLine({ commands, usual: startCommand }, argv);
