import { createHash } from "node:crypto";
import { z } from "zod";
import {
  type Failure,
  FailureError,
  isSame,
  type RateLimit,
  type Secret,
  type VendorCalls,
} from "../../src/core/index.ts";
import { byKey } from "../http/access.ts";
import { failureOfStatus } from "../http/failure-of-status.ts";
import { type CallKind, jsonApi, withoutSlash } from "../http/json-api.ts";
import type { HttpAnswer } from "../http/request.ts";

export const title = "LiqPay";
/** The name of its breaker and its budget. */
export const vendor = "liqpay";

/** No figures are published (liqpay.ua, 2026-11). */
export const limit: RateLimit = { calls: 10, perMs: 1_000 };

export const ownUrl = "https://www.liqpay.ua";

export interface LiqpayAccess {
  readonly url: string;
  readonly publicKey: string;
  readonly privateKey: Secret;
  /** 3 signs with SHA-1, as documented; 7 with SHA3-256, as one client of 2026 does. */
  readonly version: 3 | 7;
  /** Where it reaches us; absent: it is only asked. */
  readonly publicUrl: string | undefined;
}

interface Signed {
  readonly data: string;
  readonly signature: string;
}

/** What is signed is the text of `data` itself. */
export function signed(fields: object, access: LiqpayAccess): Signed {
  const all = { version: access.version, public_key: access.publicKey, ...fields };
  const data = Buffer.from(JSON.stringify(all)).toString("base64");
  return { data, signature: signatureOf(data, access) };
}

function signatureOf(data: string, { privateKey, version }: LiqpayAccess): string {
  const key = privateKey.reveal();
  return createHash(version === 3 ? "sha1" : "sha3-256")
    .update(`${key}${data}${key}`)
    .digest("base64");
}

export const isSigned = ({ data, signature }: Signed, access: LiqpayAccess): boolean =>
  isSame(signature, signatureOf(data, access));

/** Base64 holds marks that mean something else in an address. */
export const formOf = ({ data, signature }: Signed): string => new URLSearchParams({ data, signature }).toString();

export type LiqpayApi = <T>(fields: object, schema: z.ZodType<T>, calls: VendorCalls, isRead?: true) => Promise<T>;

/** Errors come with a good status: who calls reads them. */
export const createApi = (access: LiqpayAccess): LiqpayApi => {
  const api = jsonApi({
    access: byKey({
      base: withoutSlash(access.url),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    }),
    failureOf,
  });
  return (fields, schema, calls, isRead) => {
    const body = new TextEncoder().encode(formOf(signed(fields, access)));
    return api({ method: "POST", path: "/api/request", body, schema, ...(isRead ? { isRead } : {}) }, calls);
  };
};

const failureOf = (answer: HttpAnswer, call: CallKind): Failure =>
  failureOfStatus(answer, {
    ...call,
    vendor,
    remedy: "LiqPay does not accept the keys: check LIQPAY_PUBLIC_KEY and LIQPAY_PRIVATE_KEY.",
  });

export const errorSchema = z.object({
  result: z.string().optional(),
  err_code: z.string().optional(),
  code: z.string().optional(),
});

/** Codes that say that the keys are wrong. */
const keyErrors: ReadonlySet<string> = new Set(["invalid_signature", "public_key_not_found", "err_access"]);

export function throwError({ err_code: errCode, code }: z.output<typeof errorSchema>): never {
  const said = errCode ?? code ?? "error";
  const detail = `LiqPay refuses it: ${said.slice(0, 60)}.`;
  throw new FailureError(
    keyErrors.has(said) ? { outcome: "locked", code: said, detail } : { outcome: "refused", code: said, detail },
  );
}
