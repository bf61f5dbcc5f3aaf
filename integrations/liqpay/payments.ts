import { z } from "zod";
import {
  FailureError,
  fromMajor,
  type Money,
  money,
  type PaymentRequest,
  type PaymentState,
  type PaymentThere,
  type VendorCalls,
} from "../../src/core/index.ts";
import { withoutSlash } from "../http/json-api.ts";
import { errorSchema, formOf, type LiqpayAccess, type LiqpayApi, signed, throwError } from "./api.ts";
import { webhookPath } from "./webhook.ts";

/** Nothing is sent for it: the link holds all, and is signed here. Its own name for the payment is our reference. */
export function makeCheckout(
  access: LiqpayAccess,
  { reference, due, purpose, validUntil, language }: PaymentRequest,
): { readonly providerId: string; readonly url: string } {
  const fields = {
    action: "pay",
    amount: due.minor / 100,
    currency: due.currency,
    description: purpose,
    order_id: reference,
    expired_date: validUntil.toISOString().slice(0, 19).replace("T", " "),
    language: language === "en" ? "en" : "uk",
    ...(access.publicUrl === undefined ? {} : { server_url: `${access.publicUrl}${webhookPath}` }),
  };
  return { providerId: reference, url: `${withoutSlash(access.url)}/api/3/checkout?${formOf(signed(fields, access))}` };
}

/** Numbers come as numbers or as text. */
const amountSchema = z.coerce.number().optional().catch(undefined);
const stateSchema = errorSchema.extend({
  status: z.string().optional(),
  amount: amountSchema,
  currency: z.string().optional(),
  refund_amount: amountSchema,
});

const isTest = ({ publicKey }: LiqpayAccess): boolean => publicKey.startsWith("sandbox_");

export async function lookAtPayment(
  api: LiqpayApi,
  access: LiqpayAccess,
  { reference, due }: PaymentThere,
  calls: VendorCalls,
): Promise<PaymentState> {
  const found = await api({ action: "status", order_id: reference }, stateSchema, calls, true);
  const { status, amount = 0, currency = due.currency, refund_amount: refunded = 0 } = found;
  const none = money(0, currency);
  const came = fromMajor(amount, currency);
  const back = fromMajor(refunded, currency);
  switch (status) {
    case "success":
    case "subscribed":
    // Paid, and settled with the day's takings.
    case "wait_compensation":
      return { is: "paid", came, wentBack: back, goesBack: back };
    case "sandbox":
      if (!isTest(access)) return { is: "open", came: none, wentBack: none, goesBack: none };
      return { is: "paid", came, wentBack: back, goesBack: back };
    case "reversed":
      return { is: "paid", came, wentBack: back.minor > 0 ? back : came, goesBack: back.minor > 0 ? back : came };
    case "wait_accept":
      throw new FailureError({ outcome: "refused", code: "shop_unverified", detail: unverified(reference) });
    case "failure":
      return { is: "over", came: none, wentBack: none, goesBack: none };
    case "error":
      return unknownPayment(found, none);
    default:
      if (status === undefined) return throwError(found);
      return { is: "open", came: none, wentBack: none, goesBack: none };
  }
}

const unverified = (reference: string): string =>
  `LiqPay took the payer's money for ${reference} and keeps it until the shop is verified (60 days, then it goes back).`;

/** A link that nobody opened is not known there. */
function unknownPayment(found: z.output<typeof stateSchema>, none: Money): PaymentState {
  const code = found.err_code ?? found.code;
  if (code === "payment_not_found") return { is: "open", came: none, wentBack: none, goesBack: none };
  if (code?.startsWith("expired")) return { is: "over", came: none, wentBack: none, goesBack: none };
  return throwError(found);
}

const refundedSchema = errorSchema.extend({ status: z.string().optional() });

export async function refundPayment(
  api: LiqpayApi,
  { reference }: PaymentThere,
  amount: Money,
  calls: VendorCalls,
): Promise<void> {
  const said = await api({ action: "refund", order_id: reference, amount: amount.minor / 100 }, refundedSchema, calls);
  if (said.status === "error" || said.status === "failure" || said.result === "error") throwError(said);
}
