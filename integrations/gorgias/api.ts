import { z } from "zod";
import type { Secret, VendorCalls } from "../../src/core/index.ts";
import { failureOfStatus } from "../http/failure-of-status.ts";
import { HttpRefusal } from "../http/refusal.ts";
import { type HttpAnswer, type HttpRequest, request } from "../http/request.ts";

export interface GorgiasAccess {
  /** `https://ACCOUNT.gorgias.com`. */
  readonly url: string;
  readonly username: string;
  readonly key: Secret;
}

export const vendor = "gorgias";
/** A leaky bucket of 40 requests in 20 s for a key; a second more, because what counts is when they arrive. */
export const limit = { calls: 40, perMs: 21_000 };

interface Call<T> {
  readonly method: HttpRequest["method"];
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object;
  readonly schema: z.ZodType<T>;
}

export type GorgiasApi = <T>(call: Call<T>, calls: VendorCalls) => Promise<T>;

export const authorizationOf = ({ username, key }: GorgiasAccess): string =>
  `Basic ${Buffer.from(`${username}:${key.reveal()}`).toString("base64")}`;

const errorSchema = z.object({ error: z.object({ msg: z.string().optional(), data: z.unknown().optional() }) });
const maxDetailChars = 300;

export function createGorgiasApi(access: GorgiasAccess): GorgiasApi {
  const base = `${access.url.replace(/\/+$/, "")}/api`;
  const authorization = authorizationOf(access);
  return async ({ method, path, query = {}, body, schema }, calls) => {
    await calls.slot();
    const target = new URL(`${base}${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) target.searchParams.set(name, String(value));
    }
    const answer = await request({
      ...{ method, url: target, signal: calls.signal, headers: { authorization } },
      ...(body === undefined ? {} : { body }),
    });
    return understood(answer, schema, method !== "GET");
  };
}

function understood<T>(answer: HttpAnswer, schema: z.ZodType<T>, isWrite: boolean): T {
  const { status, json, isJson } = answer;
  if (status >= 200 && status < 300) {
    const parsed = schema.safeParse(json);
    if (isJson && parsed.success) return parsed.data;
    throw new HttpRefusal({ outcome: isWrite ? "uncertain" : "retry", code: "unreadable_answer" });
  }
  const said = errorSchema.safeParse(json);
  const detail = said.success ? JSON.stringify(said.data.error).slice(0, maxDetailChars) : undefined;
  const access = "Gorgias does not let us in: check GORGIAS_USERNAME, GORGIAS_API_KEY and that user's role.";
  throw new HttpRefusal(failureOfStatus(answer, { vendor, isWrite, detail, access }));
}
