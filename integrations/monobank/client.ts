import { z } from "zod";
import { type Finding, orFailure, type PaymentProvider, type VendorCalls } from "../../src/core/index.ts";
import { createApi, limit, type MonobankAccess, type MonobankApi, title, vendor } from "./api.ts";
import { cancelInvoice, lookAtInvoice, makeInvoice, removeInvoice } from "./invoices.ts";
import { aboutInvoice, signatureCheck, webhookPath } from "./webhook.ts";

export function createMonobank(access: MonobankAccess, now: () => number = Date.now): PaymentProvider {
  const api = createApi(access);
  return {
    vendor,
    title,
    limit,
    make: (asked, calls) => makeInvoice(api, access, asked, calls),
    look: (there, calls) => lookAtInvoice(api, there, calls),
    close: (there, calls) => removeInvoice(api, there, calls),
    giveBack: (there, of, calls) => cancelInvoice(api, there, of, calls),
    webhook: { path: webhookPath, isGenuine: signatureCheck(api, now), about: aboutInvoice },
    examine: (calls) => examine(api, access, calls),
  };
}

const detailsSchema = z.object({ merchantName: z.string().optional() });

async function examine(api: MonobankApi, { publicUrl }: MonobankAccess, calls: VendorCalls): Promise<Finding[]> {
  const found = await orFailure(() => api({ method: "GET", path: "/details", schema: detailsSchema }, calls));
  if ("outcome" in found) return [{ is: "wrong", text: found.detail ?? `monobank cannot be asked (${found.code}).` }];
  return [
    { is: "well", text: `monobank knows the shop as "${found.merchantName ?? "–"}".` },
    publicUrl === undefined
      ? { is: "note", text: "MONOBANK_PUBLIC_URL is not set: payments are noticed by asking, within minutes." }
      : { is: "note", text: `monobank tells of payments at ${publicUrl}${webhookPath}.` },
  ];
}
