import type { App } from "../app.ts";
import { type HelpdeskConnection, trimCursor } from "../core/index.ts";
import { lookAtHelpdesk } from "../helpdesk/look.ts";
import { reportUnread } from "../helpdesk/report-unread.ts";
import { vendorSlots } from "../outbox/vendor-slots.ts";
import { lookAtDueLinks } from "../payments/look-at-due.ts";
import { logActsHead } from "./acts-head.ts";
import { fireTimers } from "./fire-timers.ts";
import { runSchedules } from "./schedules/run-schedules.ts";
import { tellWaitingCustomers } from "./tell-waiting.ts";
import { isTrimDue } from "./trim-due.ts";

/** Once a night, when shops sleep. */
const nightly = "15 3 * * *";
/** Before the nightly copy, so that what is trimmed is not in it. */
const hourly = "5 * * * *";

/** Who waits is told within a minute of the time that the shop says. */
const everyMinute = "* * * * *";

/** What runs by the clock, once over all processes. Long work ends early once the process is told to stop. */
export async function startUpkeep(app: App, stopping?: AbortSignal): Promise<void> {
  const { jobs, home, config, helpdesks, goods } = app;
  const { timeZone } = config.shop;
  const { backup, scour } = home;
  // The embedded home is safe from kills, not from power loss: so, backups. What was deleted in the day goes first.
  if (backup !== undefined) {
    await jobs.schedule("backup", nightly, timeZone, async () => {
      await scour?.();
      await backup(new Date());
    });
  }
  await jobs.schedule("tidy", hourly, timeZone, () => tidy(app, stopping));
  await jobs.schedule("clock", everyMinute, timeZone, () => tick(app, stopping));
  await jobs.schedule("drafts", everyMinute, timeZone, () =>
    tellWaitingCustomers({ store: app.store, shop: config.shop, now: app.now }),
  );
  if (config.goodsSource?.kind === "address") {
    await jobs.schedule("catalogue", `*/${config.shop.goods.lookEveryMinutes} * * * *`, timeZone, () => goods.renew());
  }
  for (const connection of helpdesks) {
    const { helpdesk, lookEveryMinutes } = connection;
    const heard = new Map<string, string>();
    const cron = `*/${lookEveryMinutes} * * * *`;
    await jobs.schedule(`look-${helpdesk.name}`, cron, timeZone, () => look(app, connection, heard));
  }
}

/** Each minute: what conversations wait for, and the shop's own schedules. One that fails keeps no other back. */
async function tick(app: App, stopping: AbortSignal | undefined): Promise<void> {
  const { runs, schedules, config, now, log } = app;
  const { timeZone } = config.shop;
  await Promise.all([
    fireTimers(app, stopping),
    runSchedules({ runs, schedules, timeZone, now, log }, stopping),
    lookAtDueLinks(app, stopping),
  ]);
}

/**
 * The report is kept up to date. Rows are trimmed at night, or as soon as it can be after one that was missed. Room is
 * made every hour.
 */
async function tidy(app: App, stopping: AbortSignal | undefined): Promise<void> {
  const { store, home, config } = app;
  await app.keepReport(stopping);
  const isDue = isTrimDue(await store.cursor(trimCursor), new Date(), config.shop.timeZone);
  if (isDue) {
    await logActsHead(app);
    await app.trim(stopping === undefined ? {} : { stopping });
  }
  if (stopping?.aborted !== true) await home.makeRoom?.();
}

async function look(app: App, connection: HelpdeskConnection, heard: Map<string, string>): Promise<void> {
  const { store, helpdesks, accept, config, breakers, log } = app;
  const looked = await lookAtHelpdesk(connection, {
    store,
    helpdesks,
    accept,
    config,
    breakers,
    heard,
    slotAt: (of) => vendorSlots(app, of),
  });
  const { vendor } = connection;
  if (looked === "shut") return;
  if ("outcome" in looked) log.warn("helpdesk.look_failed", { vendor, reason: looked.code });
  else reportUnread(app, vendor, looked);
}
