import { z } from "zod";
import {
  type Finding,
  orFailure,
  type PaymentProvider,
  type PaymentVendor,
  Secret,
  type VendorCalls,
} from "../../src/core/index.ts";
import { withoutSlash } from "../http/json-api.ts";
import { createApi, type LiqpayAccess, type LiqpayApi, limit, ownUrl, vendor } from "./api.ts";
import { lookAtPayment, makeCheckout, refundPayment } from "./payments.ts";
import { variables } from "./variables.ts";
import { aboutPayment, isGenuine, readCallback, webhookPath } from "./webhook.ts";

const title = "LiqPay";

const settings = z.strictObject({
  /** 3 signs with SHA-1, as documented; 7 with SHA3-256, where the account was moved to it. */
  version: z.union([z.literal(3), z.literal(7)]).default(3),
});

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

export const liqpay = {
  title,
  variables,
  settings,
  plan: (values, given) => {
    const { LIQPAY_PUBLIC_KEY: publicKey, LIQPAY_PRIVATE_KEY: privateKey } = values;
    const { LIQPAY_PUBLIC_URL: publicUrl, LIQPAY_API_URL: url = ownUrl } = values;
    if (publicKey === undefined || privateKey === undefined) {
      const needed = { LIQPAY_PUBLIC_KEY: publicKey, LIQPAY_PRIVATE_KEY: privateKey };
      return { missing: Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : [])) };
    }
    const { version } = settings.parse(given ?? {});
    const at = publicUrl && withoutSlash(publicUrl);
    const access = { url, publicKey, privateKey: new Secret(privateKey), version, publicUrl: at };
    return { open: () => createLiqpay(access) };
  },
} as const satisfies PaymentVendor;
