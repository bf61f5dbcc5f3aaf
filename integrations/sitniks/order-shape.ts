import { type EffectOf, FailureError, titleAndSize, type VendorCalls } from "../../src/core/index.ts";
import type { SitniksDeps } from "./deps.ts";
import { listTitles } from "./dictionaries.ts";
import { settingName } from "./settings.ts";

type Order = EffectOf<"crm.order">["payload"];

/** The order as the live Open API takes it: ids instead of titles and SKUs, `isUpsale` on every line. */
export async function openApiOrder(
  { dictionaries, settings }: SitniksDeps,
  order: Order,
  statusTitle: string,
  calls: VendorCalls,
): Promise<object> {
  const { name = "", phone = "", city = "", branch = "" } = order.delivery;
  const statusId = await dictionaries.orderStatus(statusTitle, calls);
  const lines: object[] = [];
  for (const line of order.lines) lines.push(await lineOf(line, settings.orderLines, dictionaries, calls));
  const novaPoshtaId = settings.novaPoshtaId ?? only(await dictionaries.novaPoshtaKeys(calls))?.id;
  const accountId = order.paid.minor === 0 ? undefined : await accountOf({ settings, dictionaries }, calls);
  return {
    externalId: order.orderId,
    statusId,
    ...(settings.salesChannelId === undefined ? {} : { salesChannelId: settings.salesChannelId }),
    client: { fullname: name, phone },
    [settings.orderLines]: lines,
    npDelivery: {
      ...(novaPoshtaId === undefined ? {} : { integrationNovaposhtaId: novaPoshtaId }),
      city,
      department: branch,
      serviceType: "WarehouseWarehouse",
      payerType: "Recipient",
      recipientFullname: name,
      recipientPhone: phone,
    },
    // Recorded with the order itself: a call of its own could be lost, or done twice.
    ...(accountId === undefined
      ? {}
      : {
          payment: { settlementAccountId: accountId, amount: order.paid.minor / 100, description: order.paymentMethod },
        }),
    managerComment: commentOf(order),
  };
}

/** With several accounts a guess would book the money to the wrong one; without any it cannot be booked. */
export async function accountOf(
  { settings: { settlementAccountId }, dictionaries }: Pick<SitniksDeps, "settings" | "dictionaries">,
  calls: VendorCalls,
): Promise<number | undefined> {
  if (settlementAccountId !== undefined) return settlementAccountId;
  const all = await dictionaries.accounts(calls);
  if (all.length < 2) return all[0]?.id;
  const setting = settingName("settlementAccountId");
  const detail = `Sitniks has several accounts for money: name one in ${setting} (${listTitles(all)}), then replay.`;
  throw new FailureError({ outcome: "refused", code: "several_accounts", detail });
}

async function lineOf(
  { sku, title, size, price, quantity }: Order["lines"][number],
  form: "offers" | "products",
  dictionaries: SitniksDeps["dictionaries"],
  calls: VendorCalls,
): Promise<object> {
  const id = await dictionaries.variation(sku, calls);
  const common = { title: titleAndSize({ title, size }), price: price.minor / 100, quantity, isUpsale: false };
  return form === "offers" ? { itemId: id, itemType: "variation", ...common } : { productVariationId: id, ...common };
}

/** What a person needs beside the lines: what was paid of what. */
function commentOf({ paid, total, paymentMethod }: Order): string {
  const sum = (minor: number): string => (minor / 100).toFixed(2);
  return `${paymentMethod}: ${sum(paid.minor)} / ${sum(total.minor)} ${total.currency}`;
}

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
