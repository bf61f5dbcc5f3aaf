import type { z } from "zod";
import { type Failure, FailureError, type VendorCalls } from "../../src/core/index.ts";
import type { Access, Entry } from "./access.ts";
import { type HttpAnswer, type HttpRequest, isWrite, request } from "./request.ts";

export interface JsonCall<T> {
  readonly method: HttpRequest["method"];
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** It is a question, though asked by POST. */
  readonly isRead?: true;
  /** What is read of the answer; one that does not have this form is none. */
  readonly schema: z.ZodType<T>;
}

export type JsonApi = <T>(call: JsonCall<T>, calls: VendorCalls) => Promise<T>;

/** What a refusal means depends on what was asked. */
export interface CallKind {
  readonly isWrite: boolean;
  /** About one thing under its id: no right to that is no word about the rest. */
  readonly isOfOne: boolean;
}

/** A vendor's JSON over HTTP: a slot for each call, and whatever is no good answer refused with what to do next. */
export function jsonApi(of: {
  readonly access: Access;
  readonly failureOf: (answer: HttpAnswer, call: CallKind) => Failure;
}): JsonApi {
  return async (call, calls) => {
    const answer = await of.access(async (entry) => {
      await calls.slot();
      return request({ ...requestOf(call, entry), signal: calls.signal });
    }, calls.signal);
    const mayHaveChanged = isWrite(call);
    if (answer.status < 200 || answer.status >= 300) {
      throw new FailureError(of.failureOf(answer, { isWrite: mayHaveChanged, isOfOne: isOfOne(call.path) }));
    }
    const parsed = call.schema.safeParse(answer.json);
    if (answer.isJson && parsed.success) return parsed.data;
    // A page of HTML, or half an answer: whether a write came true has to be looked up.
    throw new FailureError({ outcome: mayHaveChanged ? "uncertain" : "retry", code: "unreadable_answer" });
  };
}

const isOfOne = (path: string): boolean => /\/\d+(\/|$)/.test(path);

function requestOf({ method, path, query = {}, body, headers = {}, isRead }: JsonCall<unknown>, entry: Entry) {
  const url = new URL(`${entry.base}${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return { method, url, isRead, headers: { ...entry.headers, ...headers }, ...(body === undefined ? {} : { body }) };
}

export const withoutSlash = (url: string): string => url.replace(/\/+$/, "");
