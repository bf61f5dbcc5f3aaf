import type { EffectOf, VendorCalls } from "../../src/core/index.ts";
import { anything } from "./chat.ts";
import type { SitniksDeps } from "./deps.ts";
import { isSameTitle } from "./dictionaries.ts";
import { accountOf } from "./order-shape.ts";
import { settingName } from "./settings.ts";

type Order = EffectOf<"crm.order">["payload"];

/**
 * An order that stands there unpaid is brought on to what became of it. One that people have moved themselves is left
 * as it is. Answers what a person should know.
 */
export async function bringOrderOn(
  deps: SitniksDeps,
  found: { readonly id: string | number; readonly status: string | undefined },
  order: Order,
  { calls, attempt }: { readonly calls: VendorCalls; readonly attempt: number },
): Promise<string | undefined> {
  const { orderStatuses } = deps.settings;
  if (order.status === "new" || order.status === "pending_payment") return undefined;
  const { status } = found;
  const isOurs = [orderStatuses.new, orderStatuses.pending_payment].some(
    (title) => status !== undefined && isSameTitle(title, status),
  );
  if (!isOurs) {
    if (!isThere(status, orderStatuses[order.status])) return "a person's own status stays";
    // An attempt before this one, whose answer was lost, ended between the status and the booking, or after both.
    const mayLack = deps.settings.orderDialect === "open-api" && order.wasBilled === true && attempt > 1;
    return mayLack && order.paid.minor > 0 ? lookAtBooking(order) : undefined;
  }
  const title = orderStatuses[order.status];
  if (title === undefined) return `no status for cancelled orders is set (${settingName("orderStatuses.cancelled")})`;
  if (deps.settings.orderDialect === "origin") {
    await deps.originApi.send("PATCH", `/orders/${encodeURIComponent(found.id)}`, { status: title }, anything, calls);
    return undefined;
  }
  const accountId = order.paid.minor === 0 ? undefined : await accountOf(deps, calls);
  const statusId = await deps.dictionaries.orderStatus(title, calls);
  await deps.api.send("PUT", `/orders/${encodeURIComponent(found.id)}/status`, { statusId }, anything, calls);
  return accountId === undefined ? undefined : book(deps, found.id, order, accountId, calls);
}

const isThere = (status: string | undefined, wanted: string | undefined): boolean =>
  status !== undefined && wanted !== undefined && isSameTitle(status, wanted);

/**
 * Money is booked once: after the status, so that no attempt books it that finds the status changed. Where the answer
 * is lost, a person looks: nothing there would find a booking of before.
 */
async function book(
  deps: SitniksDeps,
  orderId: string | number,
  order: Order,
  settlementAccountId: number,
  calls: VendorCalls,
): Promise<string | undefined> {
  const amount = order.paid.minor / 100;
  const booking = { orderId: Number(orderId), settlementAccountId, amount, comment: order.paymentMethod };
  try {
    await deps.api.send("POST", "/transactions", booking, anything, calls);
    return undefined;
  } catch {
    return lookAtBooking(order);
  }
}

const lookAtBooking = ({ paid }: Order): string =>
  `look whether the payment of ${paid.minor / 100} is booked there: it may not be`;
