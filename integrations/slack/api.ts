import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import { FailureError } from "../../src/core/index.ts";
import type { SlackAccess } from "./access.ts";
import { slackFailureOf } from "./failure.ts";
import { silentLogger } from "./silent-logger.ts";

/** One call of Slack's Web API. What Slack refuses is thrown as a `FailureError`. */
export type SlackApi = <T>(method: string, args: Readonly<Record<string, unknown>>, schema: z.ZodType<T>) => Promise<T>;

/** An attempt has a few calls; one that takes longer is not answered. */
const timeoutMs = 8_000;

/** Nothing of an answer is needed but that it is good. */
export const anyAnswer = z.unknown();

/**
 * By Slack's own client, which is loaded with the first call. It repeats nothing by itself: our outbox does, and looks
 * first.
 */
export function createSlackApi({ token, apiUrl }: Pick<SlackAccess, "token" | "apiUrl">): SlackApi {
  let client: Promise<WebClient> | undefined;
  const open = async (): Promise<WebClient> => {
    const { WebClient } = await import("@slack/web-api");
    return new WebClient(token.reveal(), {
      ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: timeoutMs,
      logger: silentLogger,
    });
  };
  return async (method, args, schema) => {
    client ??= open();
    const answer = await (await client).apiCall(method, { ...args }).catch((error: unknown) => {
      throw new FailureError(slackFailureOf(error));
    });
    const read = schema.safeParse(answer);
    if (!read.success) throw new FailureError({ outcome: "uncertain", code: "unreadable_answer" });
    return read.data;
  };
}
