import { z } from "zod";
import {
  FailureError,
  type Money,
  money,
  notFound,
  type PaymentRequest,
  type PaymentState,
  type PaymentThere,
  titleAndSize,
  type VendorCalls,
} from "../../src/core/index.ts";
import type { MonobankAccess, MonobankApi } from "./api.ts";
import { webhookPath } from "./webhook.ts";

/** ISO 4217 numbers of what it takes. */
const numbers: Readonly<Record<string, number>> = { UAH: 980, USD: 840, EUR: 978 };
const currencyOf = (ccy: number): string =>
  Object.entries(numbers).find(([, number]) => number === ccy)?.[0] ?? String(ccy);

const maxPurposeChars = 280;

const madeSchema = z.object({ invoiceId: z.string().min(1), pageUrl: z.url({ protocol: /^https?$/ }) });

/** What is registered as sold adds up to what is paid: a prepayment is a line of its own. */
const basketOf = ({ lines, due, purpose, number }: PaymentRequest): readonly object[] => {
  const total = lines.reduce((sum, { price, quantity }) => sum + price.minor * quantity, 0);
  if (total !== due.minor) return [{ name: purpose, qty: 1, sum: due.minor, total: due.minor, code: number }];
  return lines.map((line) => ({
    name: titleAndSize(line),
    qty: line.quantity,
    sum: line.price.minor,
    total: line.price.minor * line.quantity,
    code: line.sku,
  }));
};

export async function makeInvoice(
  api: MonobankApi,
  { publicUrl }: MonobankAccess,
  asked: PaymentRequest,
  calls: VendorCalls,
): Promise<{ readonly providerId: string; readonly url: string }> {
  const { reference, due, purpose, validMinutes } = asked;
  const ccy = numbers[due.currency];
  if (ccy === undefined) {
    throw new FailureError({ outcome: "refused", code: "currency", detail: `monobank takes no ${due.currency}.` });
  }
  const body = {
    amount: due.minor,
    ccy,
    merchantPaymInfo: { reference, destination: purpose.slice(0, maxPurposeChars), basketOrder: basketOf(asked) },
    validity: validMinutes * 60,
    paymentType: "debit",
    ...(publicUrl === undefined ? {} : { webHookUrl: `${publicUrl}${webhookPath}` }),
  };
  // A second one is safe: nobody has the link of the first, and it ends by itself.
  const made = await api(
    { method: "POST", path: "/invoice/create", body, schema: madeSchema, isSafeToRepeat: true },
    calls,
  );
  return { providerId: made.invoiceId, url: made.pageUrl };
}

const stateSchema = z.object({
  status: z.string(),
  amount: z.int(),
  ccy: z.int(),
  finalAmount: z.int().optional(),
  cancelList: z
    .array(z.object({ status: z.string(), amount: z.int().optional() }))
    .nullish()
    .transform((list) => list ?? []),
});

export async function lookAtInvoice(
  api: MonobankApi,
  { providerId, due }: PaymentThere,
  calls: VendorCalls,
): Promise<PaymentState> {
  const none = money(0, due.currency);
  if (providerId === undefined) return { is: "over", came: none, wentBack: none, goesBack: none };
  const query = { invoiceId: providerId };
  try {
    return stateOf(await api({ method: "GET", path: "/invoice/status", query, schema: stateSchema }, calls));
  } catch (error) {
    // What was removed may not be known any more.
    const isGone = error instanceof FailureError && error.failure.code === notFound;
    if (isGone) return { is: "over", came: none, wentBack: none, goesBack: none };
    throw error;
  }
}

function stateOf({ status, amount, ccy, finalAmount, cancelList }: z.output<typeof stateSchema>): PaymentState {
  const of = (minor: number): Money => money(minor, currencyOf(ccy));
  const sum = (...statuses: string[]): number =>
    cancelList
      .filter(({ status: each }) => statuses.includes(each))
      .reduce((total, cancel) => total + (cancel.amount ?? 0), 0);
  switch (status) {
    case "success":
    case "reversed": {
      const back = sum("success");
      // What is left falls with each refund; a whole one may come without a list.
      const came = finalAmount === undefined || status === "reversed" ? amount : finalAmount + back;
      const wentBack = status === "reversed" ? came : back;
      return { is: "paid", came: of(came), wentBack: of(wentBack), goesBack: of(wentBack + sum("processing")) };
    }
    case "expired":
    case "failure":
      return { is: "over", came: of(0), wentBack: of(0), goesBack: of(0) };
    default:
      return { is: "open", came: of(0), wentBack: of(0), goesBack: of(0) };
  }
}

/** What was paid meanwhile cannot be removed: whoever closes it looks afterwards. */
export async function removeInvoice(api: MonobankApi, { providerId }: PaymentThere, calls: VendorCalls): Promise<void> {
  if (providerId === undefined) return;
  const body = { invoiceId: providerId };
  try {
    await api({ method: "POST", path: "/invoice/remove", body, schema: z.unknown(), isSafeToRepeat: true }, calls);
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.outcome !== "refused") throw error;
  }
}

const cancelledSchema = z.object({ status: z.enum(["processing", "success"]) });

export async function cancelInvoice(
  api: MonobankApi,
  { providerId = "" }: PaymentThere,
  { amount, key }: { readonly amount: Money; readonly key: string },
  calls: VendorCalls,
): Promise<void> {
  const body = { invoiceId: providerId, extRef: key, amount: amount.minor };
  await api({ method: "POST", path: "/invoice/cancel", body, schema: cancelledSchema }, calls);
}
