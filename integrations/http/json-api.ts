import type { z } from "zod";
import { type Failure, FailureError, type VendorCalls } from "../../src/core/index.ts";
import type { Access, Entry } from "./access.ts";
import { type HttpAnswer, type HttpRequest, isWrite, request } from "./request.ts";
import { withShortRetries } from "./short-retry.ts";

export interface JsonCall<T> {
  readonly method: HttpRequest["method"];
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** About one thing under its id: no right to that says nothing about the rest. */
  readonly isOfOne?: true;
  /** It asks, though by POST. */
  readonly isRead?: true;
  /** A write that may be sent twice: it sets what is there already, or the vendor knows it again by our key. */
  readonly isSafeToRepeat?: true;
  /** What is read of the answer; an answer of another form is a failure. */
  readonly schema: z.ZodType<T>;
}

export type JsonApi = <T>(call: JsonCall<T>, calls: VendorCalls) => Promise<T>;

/** What a refusal means depends on what was asked. */
export interface CallKind {
  readonly isWrite: boolean;
  readonly isOfOne: boolean;
}

/**
 * A vendor's JSON over HTTP. Each request takes a slot of its own, also one that is a short retry (`short-retry.ts`; of
 * reads, and of writes that are safe to repeat). An answer that is not good is thrown as a `FailureError`, which says
 * what to do next.
 */
export function jsonApi(of: {
  readonly access: Access;
  readonly failureOf: (answer: HttpAnswer, call: CallKind) => Failure;
}): JsonApi {
  return async (call, calls) => {
    const mayHaveChanged = isWrite(call);
    const mayRepeat = !mayHaveChanged || call.isSafeToRepeat === true;
    // Inside the access: a renewed key is never asked for again by a short retry.
    const answer = await of.access((entry) => {
      const ask = async (): Promise<HttpAnswer> => {
        await calls.slot();
        return request({ ...requestOf(call, entry), signal: calls.signal });
      };
      return mayRepeat ? withShortRetries(ask, calls.signal) : ask();
    }, calls.signal);
    if (answer.status < 200 || answer.status >= 300) {
      throw new FailureError(of.failureOf(answer, { isWrite: mayHaveChanged, isOfOne: call.isOfOne === true }));
    }
    const parsed = call.schema.safeParse(answer.json);
    if (answer.isJson && parsed.success) return parsed.data;
    // A page of HTML, or half an answer: whether a write was applied has to be looked up.
    throw new FailureError({ outcome: mayHaveChanged ? "uncertain" : "retry", code: "unreadable_answer" });
  };
}

function requestOf({ method, path, query = {}, body, headers = {}, isRead }: JsonCall<unknown>, entry: Entry) {
  const url = new URL(`${entry.base}${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return { method, url, isRead, headers: { ...entry.headers, ...headers }, ...(body === undefined ? {} : { body }) };
}

export const withoutSlash = (url: string): string => url.replace(/\/+$/, "");
