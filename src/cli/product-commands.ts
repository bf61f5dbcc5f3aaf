import { authCommand } from "./auth.ts";
import { backupCommand } from "./backup.ts";
import type { Command } from "./command.ts";
import { crmCommand } from "./crm.ts";
import { doctorCommand } from "./doctor.ts";
import { eraseCommand } from "./erase.ts";
import { exportCommand } from "./export.ts";
import { outboxCommand } from "./outbox.ts";
import type { ProductCommand } from "./product-command.ts";

/** What the running product does when it is asked, in the order in which help lists it. */
export const productCommands: readonly (Command & ProductCommand)[] = [
  doctorCommand,
  outboxCommand,
  crmCommand,
  exportCommand,
  eraseCommand,
  authCommand,
  backupCommand,
];
