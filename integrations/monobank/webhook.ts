import { createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import { type SignedRequest, unpaced } from "../../src/core/index.ts";
import type { MonobankApi } from "./api.ts";

export const webhookPath = "/webhooks/monobank";

const keySchema = z.object({ key: z.string().min(1) });

/** A wrong signature may mean a new key; junk must not become calls for it (clients wait about this long). */
const askAgainMs = 30_000;
const patienceMs = 5_000;

/** Signed with ECDSA over the bytes as they came; the key is fetched once, and again when a check fails. */
export function signatureCheck(api: MonobankApi, now: () => number = Date.now) {
  let kept: { readonly pem: string; readonly atMs: number } | undefined;
  const fetchKey = async (): Promise<string> => {
    const calls = unpaced(AbortSignal.timeout(patienceMs));
    const { key } = await api({ method: "GET", path: "/pubkey", schema: keySchema }, calls);
    const pem = Buffer.from(key, "base64").toString("utf8");
    kept = { pem, atMs: now() };
    return pem;
  };
  return async ({ raw, header }: SignedRequest): Promise<boolean> => {
    const shown = header("x-sign");
    if (shown === undefined) return false;
    const before = kept;
    if (isSigned(raw, shown, before?.pem ?? (await fetchKey()))) return true;
    if (before === undefined || now() - before.atMs < askAgainMs) return false;
    return isSigned(raw, shown, await fetchKey());
  };
}

function isSigned(raw: Uint8Array, shown: string, pem: string): boolean {
  try {
    return verify("sha256", raw, { key: createPublicKey(pem), dsaEncoding: "der" }, Buffer.from(shown, "base64"));
  } catch {
    return false;
  }
}

const newsSchema = z.object({ invoiceId: z.string().min(1), reference: z.string().nullish() });

export function aboutInvoice(body: unknown): { readonly providerId: string; readonly reference?: string } | undefined {
  const { data } = newsSchema.safeParse(body);
  if (data === undefined) return undefined;
  const { invoiceId: providerId, reference } = data;
  return { providerId, ...(reference === undefined || reference === null ? {} : { reference }) };
}
