import { actsCommand } from "./acts.ts";
import { authCommand } from "./auth.ts";
import { backupCommand } from "./backup.ts";
import { catalogueCommand } from "./catalogue.ts";
import { chatsCommand } from "./chats.ts";
import type { Command } from "./command.ts";
import { crmCommand } from "./crm.ts";
import { doctorCommand } from "./doctor.ts";
import { draftsCommand } from "./drafts.ts";
import { eraseCommand } from "./erase.ts";
import { exportCommand } from "./export.ts";
import { knowledgeCommand } from "./knowledge.ts";
import { ordersCommand } from "./orders.ts";
import { outboxCommand } from "./outbox.ts";
import { paymentCommand } from "./payment.ts";
import { paymentsCommand } from "./payments.ts";
import { priceCommand } from "./price.ts";
import { probeCommand } from "./probe.ts";
import type { ProductCommand } from "./product-command.ts";
import { questionsCommand } from "./questions.ts";
import { reportCommand } from "./report.ts";
import { scheduleCommand } from "./schedule.ts";
import { secretCommand } from "./secret.ts";
import { shadowCommand } from "./shadow.ts";
import { staffCommand } from "./staff.ts";
import { trimCommand } from "./trim.ts";
import { trustCommand } from "./trust.ts";

/** What the running product does when it is asked, in the order in which help lists it. */
export const productCommands: readonly (Command & ProductCommand)[] = [
  doctorCommand,
  chatsCommand,
  reportCommand,
  outboxCommand,
  paymentsCommand,
  paymentCommand,
  ordersCommand,
  priceCommand,
  staffCommand,
  scheduleCommand,
  trustCommand,
  draftsCommand,
  shadowCommand,
  actsCommand,
  crmCommand,
  questionsCommand,
  catalogueCommand,
  knowledgeCommand,
  probeCommand,
  exportCommand,
  eraseCommand,
  authCommand,
  backupCommand,
  trimCommand,
  secretCommand,
];
