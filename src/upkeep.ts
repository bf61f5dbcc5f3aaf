import type { App } from "./app.ts";
import { type HelpdeskConnection, HttpRefusal, lane } from "./core/index.ts";
import { lookAtHelpdesk } from "./helpdesk/look.ts";
import { Busy, pacer } from "./outbox/pacer.ts";

/** Once a night, when shops sleep. */
const nightly = "15 3 * * *";

/** What runs by the clock, once over all processes. */
export async function startUpkeep(app: App): Promise<void> {
  const { jobs, home, config, helpdesks } = app;
  const { timeZone } = config.shop;
  const { backup } = home;
  // The embedded home is safe from kills, not from power loss: so, backups.
  if (backup !== undefined) {
    await jobs.schedule("backup", nightly, timeZone, async () => void (await backup(new Date())));
  }
  for (const connection of helpdesks) {
    const { helpdesk, lookEveryMinutes } = connection;
    const heard = new Map<string, string>();
    const cron = `*/${lookEveryMinutes} * * * *`;
    await jobs.schedule(`look-${helpdesk.name}`, cron, timeZone, () => look(app, connection, heard));
  }
}

async function look(app: App, connection: HelpdeskConnection, heard: Map<string, string>): Promise<void> {
  const { store, accept, breakers, budgets, log } = app;
  const looked = await lookAtHelpdesk(connection, {
    ...{ store, accept, breakers, heard },
    slotAt: ({ vendor, limit }) => slots(pacer(budgets, { vendor, limit }, { lane: lane("look"), ...never })),
  });
  const { vendor } = connection;
  if (looked === "shut") return;
  if ("outcome" in looked) log.warn("helpdesk.look_failed", { vendor, reason: looked.code });
  else if (looked.deaf > 0) log.warn("helpdesk.look_failed", { vendor, reason: "unreadable", count: looked.deaf });
}

/** What customers wait for goes first: then the look is taken next time. */
const slots = (pace: () => Promise<void>) => async (): Promise<void> => {
  try {
    await pace();
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
    throw new HttpRefusal({ outcome: "retry", code: "busy", vendorIsWell: true });
  }
};

const { signal: nothing } = new AbortController();
const never = { lost: nothing, stopping: nothing };
