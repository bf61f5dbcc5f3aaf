import { resolve } from "node:path";
import { httpRisks } from "../../integrations/http/http-risks.ts";
import type { Home } from "../../supabase/home/home.ts";
import { tableRisks } from "../../supabase/store/risks-table.ts";
import type { Config } from "../config/config.ts";
import {
  ConfigError,
  type CustomerRisks,
  type HelpdeskConnection,
  type RisksFrom,
  type ScheduleName,
  type SlotRule,
  type Store,
  staffLanguageOf,
} from "../core/index.ts";
import { createChurnTicket } from "../helpdesk/churn-ticket.ts";
import { openTickets, staleTickets, urgentTickets } from "../helpdesk/ticket-lists.ts";
import { csvRisks } from "../shop/csv-risks.ts";
import { postToStaff } from "../work/schedules/post-to-staff.ts";
import type { Schedule } from "../work/schedules/schedule.ts";

export interface SchedulesOf {
  readonly config: Config;
  readonly home: Home;
  readonly store: Store;
  readonly helpdesks: readonly HelpdeskConnection[];
}

const hourMs = 3_600_000;
/** What is older is no news. */
const oldestHours = 24;

/** What came since the time before is told, also where times in between were missed. */
const sinceOf = (slot: Date, before: Date | undefined, everyHours: number): { from: Date; to: Date } => {
  const usualMs = slot.getTime() - everyHours * hourMs;
  const fromMs = Math.max(slot.getTime() - oldestHours * hourMs, Math.min(before?.getTime() ?? usualMs, usualMs));
  return { from: new Date(fromMs), to: slot };
};

/** What this shop's clock does by itself: those that it has switched on. */
export const schedulesOf = (of: SchedulesOf): readonly Schedule[] => [...churnSchedule(of), ...listSchedules(of)];

function churnSchedule(of: SchedulesOf): readonly Schedule[] {
  const { schedules, helpdesk } = of.config.shop;
  const { churn_tickets: churn } = schedules;
  if (churn === "off") return [];
  const { at, from, riskAbove = helpdesk.churn.riskAbove } = churn;
  return [{ name: "churn_tickets", rule: { at }, run: () => openChurnTickets(of, risksOf(of, from), riskAbove) }];
}

function listSchedules(of: SchedulesOf): readonly Schedule[] {
  const { helpdesks } = of;
  const { schedules } = of.config.shop;
  const { open_tickets: open, urgent_tickets: urgent, stale_tickets: stale } = schedules;
  const language = staffLanguageOf(of.config.shop);
  const lists: Schedule[] = [];
  if (open !== "off") lists.push(telling(of, "open_tickets", open, () => openTickets(helpdesks, language)));
  if (urgent !== "off") {
    const find: Find = (slot, before) => urgentTickets(helpdesks, language, sinceOf(slot, before, urgent.everyHours));
    lists.push(telling(of, "urgent_tickets", urgent, find));
  }
  if (stale !== "off") {
    const find: Find = (slot) => staleTickets(helpdesks, language, { days: stale.afterDays, now: slot });
    lists.push(telling(of, "stale_tickets", { at: stale.at }, find));
  }
  return lists;
}

/** Undefined where there is nothing to tell. */
type Find = (slot: Date, before: Date | undefined) => Promise<string | undefined>;

/** Tells the staff what was found, if anything was. */
const telling = ({ store }: SchedulesOf, name: ScheduleName, rule: SlotRule, find: Find): Schedule => ({
  name,
  rule,
  run: async (slot, before) => {
    const text = await find(slot, before);
    if (text !== undefined) await postToStaff({ store }, { name, slot }, text);
    return text === undefined ? "nothing to tell" : "told";
  },
});

function risksOf({ config, home }: Pick<SchedulesOf, "config" | "home">, from: RisksFrom): CustomerRisks {
  if (from === "http") {
    const { url, token } = config.risks;
    if (url === undefined) throw new ConfigError(["CUSTOMER_RISKS_URL: schedules.churn_tickets needs it"]);
    return httpRisks(url, token);
  }
  return "csv" in from ? csvRisks(resolve(from.csv)) : tableRisks(home, from.table);
}

/** One that fails keeps no other from its ticket; then the rest is tried again, and who has a ticket gets no second. */
async function openChurnTickets(of: SchedulesOf, risks: CustomerRisks, riskAbove: number): Promise<string> {
  const { customers, unreadCount } = await risks.list();
  const failures: unknown[] = [];
  const atRisk = customers.filter(({ churnRisk }) => churnRisk > riskAbove);
  for (const customer of atRisk) await createChurnTicket(of, customer).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
  return `${atRisk.length} at risk, ${unreadCount} lines unread`;
}
