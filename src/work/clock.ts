import type { App } from "../app.ts";
import type { HelpdeskConnection } from "../core/index.ts";
import { lookAtHelpdesk } from "../helpdesk/look.ts";
import { reportUnread } from "../helpdesk/report-unread.ts";
import { vendorSlots } from "../outbox/vendor-slots.ts";

/** Once a night, when shops sleep. */
const nightly = "15 3 * * *";

/** What runs by the clock, once over all processes. */
export async function startUpkeep(app: App): Promise<void> {
  const { jobs, home, config, helpdesks } = app;
  const { timeZone } = config.shop;
  const { backup, scour } = home;
  // The embedded home is safe from kills, not from power loss: so, backups. What was deleted in the day goes first.
  if (backup !== undefined) {
    await jobs.schedule("backup", nightly, timeZone, async () => {
      await scour?.();
      await backup(new Date());
    });
  }
  for (const connection of helpdesks) {
    const { helpdesk, lookEveryMinutes } = connection;
    const heard = new Map<string, string>();
    const cron = `*/${lookEveryMinutes} * * * *`;
    await jobs.schedule(`look-${helpdesk.name}`, cron, timeZone, () => look(app, connection, heard));
  }
}

async function look(app: App, connection: HelpdeskConnection, heard: Map<string, string>): Promise<void> {
  const { store, helpdesks, accept, breakers, log } = app;
  const looked = await lookAtHelpdesk(connection, {
    store,
    helpdesks,
    accept,
    breakers,
    heard,
    slotAt: (of) => vendorSlots(app, of),
  });
  const { vendor } = connection;
  if (looked === "shut") return;
  if ("outcome" in looked) log.warn("helpdesk.look_failed", { vendor, reason: looked.code });
  else reportUnread(app, vendor, looked);
}
