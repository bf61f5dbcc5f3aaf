import { z } from "zod";
import type { Secret, VendorCalls } from "../../src/core/index.ts";
import { failureOfStatus } from "../http/failure-of-status.ts";
import { HttpRefusal } from "../http/refusal.ts";
import { type HttpAnswer, type HttpRequest, request } from "../http/request.ts";

export interface ZammadAccess {
  /** `https://help.example.com`. */
  readonly url: string;
  readonly token: Secret;
  /** The group that gets the tickets. */
  readonly group: string;
}

export const vendor = "zammad";
/** Zammad limits nothing itself; a shop's own small server should not feel us. */
export const limit = { calls: 50, perMs: 10_000 };

interface Call<T> {
  readonly method: HttpRequest["method"];
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object;
  readonly schema: z.ZodType<T>;
}

export type ZammadApi = <T>(call: Call<T>, calls: VendorCalls) => Promise<T>;

export const authorizationOf = ({ token }: ZammadAccess): string => `Token token=${token.reveal()}`;

const errorSchema = z.object({ error: z.string().optional(), error_human: z.string().optional() });

export function createZammadApi(access: ZammadAccess): ZammadApi {
  const base = `${access.url.replace(/\/+$/, "")}/api/v1`;
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

const maxDetailChars = 300;

function understood<T>(answer: HttpAnswer, schema: z.ZodType<T>, isWrite: boolean): T {
  const { status, json, isJson } = answer;
  if (status >= 200 && status < 300) {
    const parsed = schema.safeParse(json);
    if (isJson && parsed.success) return parsed.data;
    throw new HttpRefusal({ outcome: isWrite ? "uncertain" : "retry", code: "unreadable_answer" });
  }
  const said = errorSchema.safeParse(json);
  // Only for people: for tokens of agents the text is masked ("Error ID …"), so nothing is decided by it.
  const words = said.success ? (said.data.error_human ?? said.data.error) : undefined;
  const access =
    "Zammad does not let us in: check ZAMMAD_TOKEN, its permission ticket.agent, and its access to the group.";
  throw new HttpRefusal(failureOfStatus(answer, { vendor, isWrite, detail: words?.slice(0, maxDetailChars), access }));
}
