import type { App } from "../app.ts";
import type { HelpdeskConnection, StaffApp, StaffHelpdesk, Webhook } from "../core/index.ts";
import { vendorSlots } from "../outbox/vendor-slots.ts";
import { troubleReporter } from "./report-trouble.ts";

/** A person who asked waits no longer than this. */
const patienceMs = 15_000;

interface ConnectedStaffApp {
  readonly webhook: Webhook | undefined;
  /** As `ConnectedChannel.receive`. */
  receive(stopping: AbortSignal, say?: (line: string) => void): Promise<void>;
}

/** Joins a surface with the running product. */
export function connectStaffApp(surface: StaffApp, app: App): ConnectedStaffApp {
  const { staff, accept, now, budgets, helpdesks } = app;
  const { vendor, limit } = surface;
  const connection = surface.connect({
    staff,
    accept,
    now,
    helpdesks: helpdesks.map((each) => staffHelpdesk(each, app)),
    hasSlot: async () => (await budgets.take(vendor, limit, 0)).granted,
  });
  return {
    webhook: connection.webhook,
    receive: (stopping, say = () => undefined) =>
      connection.receive(stopping, {
        begun: (how) => say(`${surface.title}: ${how}`),
        trouble: troubleReporter(surface, app.log, say),
      }),
  };
}

const staffHelpdesk = (connection: HelpdeskConnection, { budgets }: Pick<App, "budgets">): StaffHelpdesk => ({
  connection,
  calls: () => {
    const signal = AbortSignal.timeout(patienceMs);
    return { signal, slot: vendorSlots({ budgets }, connection, signal) };
  },
});
