import { type Finding, orFailure, type PaymentProvider, type VendorCalls } from "../../src/core/index.ts";
import { createApi, type LiqpayAccess, type LiqpayApi, limit, title, vendor } from "./api.ts";
import { lookAtPayment, makeCheckout, refundPayment } from "./payments.ts";
import { aboutPayment, isGenuine, readCallback, webhookPath } from "./webhook.ts";

export function createLiqpay(access: LiqpayAccess): PaymentProvider {
  const api = createApi(access);
  return {
    vendor,
    title,
    limit,
    make: async (asked) => makeCheckout(access, asked),
    look: (there, calls) => lookAtPayment(api, access, there, calls),
    // A link cannot be taken back: it ends when it says so.
    close: async () => undefined,
    giveBack: (there, { amount }, calls) => refundPayment(api, there, amount, calls),
    webhook: {
      path: webhookPath,
      isGenuine: (request) => isGenuine(request, access),
      read: readCallback,
      about: aboutPayment,
    },
    examine: (calls) => examine(api, access, calls),
  };
}

/** A payment that does not exist is asked for: the keys are right when just that is said. */
async function examine(api: LiqpayApi, access: LiqpayAccess, calls: VendorCalls): Promise<Finding[]> {
  const there = { reference: "deskgraph-doctor", due: { minor: 0, currency: "UAH" } };
  const found = await orFailure(() => lookAtPayment(api, access, there, calls));
  if ("outcome" in found) return [{ is: "wrong", text: found.detail ?? `LiqPay cannot be asked (${found.code}).` }];
  return [
    { is: "well", text: "LiqPay accepts the keys." },
    access.publicUrl === undefined
      ? { is: "note", text: "LIQPAY_PUBLIC_URL is not set: payments are noticed by asking, within minutes." }
      : { is: "note", text: `LiqPay tells of payments at ${access.publicUrl}${webhookPath}.` },
  ];
}
