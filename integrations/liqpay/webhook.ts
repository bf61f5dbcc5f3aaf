import { z } from "zod";
import type { SignedRequest } from "../../src/core/index.ts";
import { isSigned, type LiqpayAccess } from "./api.ts";

export const webhookPath = "/webhooks/liqpay";

/** Two fields of a form: `data`, base64 of JSON, and the signature of that text. */
function fieldsOf(raw: Uint8Array): { readonly data: string; readonly signature: string } | undefined {
  const form = new URLSearchParams(new TextDecoder().decode(raw));
  const [data, signature] = [form.get("data"), form.get("signature")];
  return data === null || signature === null ? undefined : { data, signature };
}

export function isGenuine({ raw }: Pick<SignedRequest, "raw">, access: LiqpayAccess): boolean {
  const fields = fieldsOf(raw);
  return fields !== undefined && isSigned(fields, access);
}

export function readCallback(raw: Uint8Array): unknown {
  const fields = fieldsOf(raw);
  if (fields === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(fields.data, "base64").toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Ids come as numbers or as text. */
const newsSchema = z.object({ order_id: z.coerce.string().min(1) });

export function aboutPayment(body: unknown): { readonly reference: string } | undefined {
  const { data } = newsSchema.safeParse(body);
  return data && { reference: data.order_id };
}
