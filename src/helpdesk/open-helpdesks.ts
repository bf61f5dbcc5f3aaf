import type { ConnectDeps, Deliverers, HelpdeskConnection, HelpdeskPlan } from "../core/index.ts";
import { ticketChoice } from "./choose.ts";
import type { HelpdeskDeps } from "./helpdesk-deps.ts";

/** All configured helpdesks, the usual one first; no vendor is called yet. */
export const openHelpdesks = (
  plans: Readonly<Record<string, HelpdeskPlan>>,
  deps: ConnectDeps,
): readonly HelpdeskConnection[] => Object.values(plans).map(({ open }) => open(deps));

/** Who makes tickets and notes; empty without a helpdesk. */
export function ticketDeliverers(
  [usual, ...others]: readonly HelpdeskConnection[],
  deps: HelpdeskDeps,
): Partial<Deliverers> {
  return usual === undefined ? {} : ticketChoice([usual, ...others], deps);
}
