import { HttpRefusal } from "../integrations/http/refusal.ts";
import type { App } from "./app.ts";
import type { HelpdeskConnection } from "./core/index.ts";
import { lane } from "./core/index.ts";
import { pollHelpdesk } from "./helpdesk/poll.ts";
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
    await jobs.schedule(`look-${helpdesk.name}`, `*/${lookEveryMinutes} * * * *`, timeZone, () =>
      look(app, connection),
    );
  }
}

async function look(app: App, connection: HelpdeskConnection): Promise<void> {
  const { store, accept, breakers, budgets, log } = app;
  const result = await pollHelpdesk(connection, {
    ...{ store, accept, breakers },
    slotAt: ({ vendor, limit }) => slots(pacer(budgets, { vendor, limit }, { lane: lane("poll"), ...never })),
  });
  if (typeof result !== "object") return;
  log.warn("helpdesk.poll_failed", { vendor: connection.vendor, reason: result.code });
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
