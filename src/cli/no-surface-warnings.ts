import type { App } from "../app.ts";
import { type ScheduleName, waitingKinds } from "../core/index.ts";

const telling: readonly ScheduleName[] = ["open_tickets", "urgent_tickets", "stale_tickets"];

/** What is meant for people who meet in a place of their own, where none is connected. */
export async function noSurfaceWarnings({
  config: { shop },
  staff,
  store,
  helpdesks,
}: Pick<App, "config" | "staff" | "store" | "helpdesks">): Promise<readonly string[]> {
  if ((await staff.places()).length > 0) return [];
  const trust = { ...shop.trust, ...(await store.trust()) };
  const waits = waitingKinds.filter((kind) => trust[kind] === "draft");
  const told = telling.filter((name) => shop.schedules[name] !== "off");
  const where =
    helpdesks.length > 0 ? "stand on tickets, where nothing can be pressed" : "are told to nobody, and customers wait";
  return [
    ...(waits.length === 0
      ? []
      : [
          `Answers wait as drafts (${waits.join(", ")}), and no place where the staff could press is connected: ` +
            `they ${where}. "deskgraph drafts" decides about them.`,
        ]),
    ...(told.length === 0
      ? []
      : [
          `schedules.${told.join(", schedules.")}: for a place where the staff meet, and none is connected. ` +
            'What they find is only an alarm and an error in the log ("staff.post_unseen").',
        ]),
  ];
}
