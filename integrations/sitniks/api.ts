import type { z } from "zod";
import type { Failure, Secret, VendorCalls } from "../../src/core/index.ts";
import { byKey } from "../http/access.ts";
import { type CallKind, jsonApi, withoutSlash } from "../http/json-api.ts";
import type { HttpAnswer } from "../http/request.ts";
import { retryAfterMs } from "../http/retry-after.ts";
import { unsureWrite } from "../http/unsure-write.ts";
import { type ErrorBody, errorBodySchema, wrongFields } from "./errors.ts";

export interface SitniksAccess {
  /** The host, with or without the prefix of the Open API. */
  readonly url: string;
  readonly key: Secret;
  /** While it is changed: the webhook's address of before is heard, too. */
  readonly keyBefore?: Secret;
}

/**
 * 10 requests in 10 s per key, and a minute of 429 after one more (a client's notes of 2026). A second longer, because
 * what counts is when they arrive there: a request may leave 0.1 s after its slot, and the first one of a connection
 * takes some tenths of a second longer than the eleventh.
 */
export const limit = { calls: 10, perMs: 11_000 };
const silenceMs = 65_000;
/** The name under which breaker and budget are kept. */
export const vendor = "sitniks";

type Query = Readonly<Record<string, string | number | undefined>>;

export interface SitniksApi {
  get<T>(path: string, query: Query, schema: z.ZodType<T>, calls: VendorCalls): Promise<T>;
  send<T>(
    method: "POST" | "PUT" | "PATCH",
    path: string,
    body: object,
    schema: z.ZodType<T>,
    calls: VendorCalls,
  ): Promise<T>;
}

/** `prefix` tells the Open API's paths from those of the older dialect. */
export function createSitniksApi({ url, key }: SitniksAccess, prefix = "/open-api"): SitniksApi {
  const api = jsonApi({
    access: byKey({
      base: `${withoutSlash(url).replace(/\/open-api$/, "")}${prefix}`,
      headers: { authorization: `Bearer ${key.reveal()}` },
    }),
    failureOf: readFailure,
  });
  return {
    get: (path, query, schema, calls) => api({ method: "GET", path, query, schema }, calls),
    send: (method, path, body, schema, calls) => api({ method, path, body, schema }, calls),
  };
}

function readFailure({ status, headers, json }: HttpAnswer, { isWrite }: CallKind): Failure {
  const code = `sitniks_${status}`;
  const said = errorBodySchema.safeParse(json);
  const detail = said.success ? detailOf(said.data) : `Sitniks answered ${status}.`;
  switch (status) {
    case 401:
      return { outcome: "locked", code, detail: keyRefused };
    case 403:
      return { outcome: "locked", code, detail: "This Sitniks plan has no access to the Open API (a trial has none)." };
    case 429: {
      const pauseVendorMs = Math.max(silenceMs, retryAfterMs(headers) ?? 0);
      return { outcome: "retry", code, pauseVendorMs, vendorIsWell: true };
    }
    case 400:
    case 422: {
      const fields = said.success ? wrongFields(said.data) : [];
      return { outcome: "refused", code, detail, ...(fields.length === 0 ? {} : { fields }) };
    }
    default:
      if (status === 408 || status >= 500) return isWrite ? unsureWrite(status, code) : { outcome: "retry", code };
      return { outcome: "refused", code, detail };
  }
}

/** The webhook's address is derived from the key. */
const keyRefused =
  "Sitniks does not accept the key: check SNITKIX_API_KEY. With a new key the webhook has a new address: doctor prints it.";

/** Enough for a person to see what is wrong. */
const maxDetailChars = 300;
const detailOf = ({ message }: ErrorBody): string =>
  `Sitniks: ${(Array.isArray(message) ? message.join("; ") : message).slice(0, maxDetailChars)}`;
