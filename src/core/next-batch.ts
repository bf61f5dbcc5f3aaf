import { type Inbound, isCustomers } from "./inbound.ts";
import { readOffer } from "./offer.ts";
import { isProactive } from "./timer.ts";

/**
 * A flood is answered in portions: a turn has to fit into a model's window, and a person has to be able to read the
 * answer.
 */
export const batchMaxCount = 100;

/** A choice is carried out as it is: words around it are not read into it. */
const standsAlone = (inbound: Inbound): boolean =>
  !isCustomers(inbound.kind) || (inbound.kind === "button_pressed" && readOffer(inbound.data) !== undefined);

/** A reminder of what a customer who is silent has left behind. */
export const isReminder = (inbound: Inbound): boolean => inbound.kind === "timer" && isProactive(inbound.timer);

/**
 * The next turn is over these: what the customer says in a row belongs together, anything else stands alone. Whoever
 * speaks is reminded of nothing: the reminder goes into the turn of their words, and says nothing there.
 */
export function nextBatch(waiting: readonly Inbound[]): readonly Inbound[] {
  if (!waiting.some(({ kind }) => isCustomers(kind))) return firstOf(waiting);
  const batch = firstOf(waiting.filter((inbound) => !isReminder(inbound)));
  if (!batch.some(({ kind }) => isCustomers(kind))) return batch;
  return waiting.filter((inbound) => isReminder(inbound) || batch.includes(inbound));
}

function firstOf(waiting: readonly Inbound[]): readonly Inbound[] {
  // It is about what came before it: what it set free is run after it.
  const decision = waiting.find(({ kind }) => kind === "draft_decision");
  if (decision !== undefined) return [decision];
  const portion = waiting.slice(0, batchMaxCount);
  const end = portion.findIndex(standsAlone);
  return portion.slice(0, end === -1 ? portion.length : Math.max(end, 1));
}
