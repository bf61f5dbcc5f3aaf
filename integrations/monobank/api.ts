import { z } from "zod";
import type { Failure, RateLimit, Secret, VendorCalls } from "../../src/core/index.ts";
import { byKey } from "../http/access.ts";
import { failureOfStatus } from "../http/failure-of-status.ts";
import { type CallKind, type JsonCall, jsonApi, withoutSlash } from "../http/json-api.ts";
import type { HttpAnswer } from "../http/request.ts";

export const title = "monobank";
/** The name of its breaker and its budget. */
export const vendor = "monobank";

/** The figures are not published (api.monobank.ua, acquiring, 2026-11); this is far below what its clients use. */
export const limit: RateLimit = { calls: 10, perMs: 1_000 };

export const ownUrl = "https://api.monobank.ua";

export interface MonobankAccess {
  readonly url: string;
  readonly token: Secret;
  /** Where it reaches us; absent: it is only asked. */
  readonly publicUrl: string | undefined;
}

export type MonobankApi = <T>(call: JsonCall<T>, calls: VendorCalls) => Promise<T>;

export const createApi = ({ url, token }: MonobankAccess): MonobankApi =>
  jsonApi({
    access: byKey({ base: `${withoutSlash(url)}/api/merchant`, headers: { "x-token": token.reveal() } }),
    failureOf,
  });

const errorSchema = z.object({ errCode: z.string() });

/** Codes that refuse for good, also under the status 500: the text beside them is in any language. */
const refusals: ReadonlySet<string> = new Set(["CANCEL_NOT_AVAILABLE", "WRONG_CANCEL_AMOUNT"]);

function failureOf(answer: HttpAnswer, call: CallKind): Failure {
  const { errCode } = errorSchema.safeParse(answer.json).data ?? {};
  if (errCode !== undefined && refusals.has(errCode)) {
    return { outcome: "refused", code: errCode.toLowerCase(), detail: `monobank refuses it: ${errCode}.` };
  }
  return failureOfStatus(answer, {
    ...call,
    // A bad token is a 403 there, whatever was asked.
    isOfOne: false,
    vendor,
    remedy: "monobank does not accept the token: check MONOBANK_TOKEN.",
    ...(errCode === undefined ? {} : { detail: `monobank: ${errCode}` }),
  });
}
