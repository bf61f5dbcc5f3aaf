import { z } from "zod";
import type { Failure } from "../../src/core/index.ts";
import { readNetworkError } from "../http/network-error.ts";

const errorSchema = z.discriminatedUnion("code", [
  z.object({ code: z.literal("slack_webapi_platform_error"), data: z.object({ error: z.string() }) }),
  z.object({ code: z.literal("slack_webapi_rate_limited_error"), retryAfter: z.number() }),
  z.object({ code: z.literal("slack_webapi_http_error"), statusCode: z.number() }),
  z.object({ code: z.literal("slack_webapi_request_error"), original: z.unknown() }),
]);

/** The app's rights are wrong (docs.slack.dev, chat.postMessage, 2026-11): a person has to put that right. */
const ofRights: Readonly<Record<string, string>> = {
  invalid_auth: "Slack does not know this token: take the one that it shows under OAuth & Permissions.",
  not_authed: "Slack does not know this token: take the one that it shows under OAuth & Permissions.",
  token_revoked: "The app was removed from the workspace: install it again, and take the new token.",
  token_expired: "The token is too old: switch off token rotation, or install the app again.",
  account_inactive: "The app was removed from the workspace: install it again, and take the new token.",
  org_login_required: "The workspace is being moved; Slack lets nobody in just now.",
  missing_scope: "The app lacks a right: install it again with the manifest of docs/slack.md.",
  not_in_channel: "The bot is not in the channel: invite it there.",
  channel_not_found: "The bot does not see the channel of SLACK_CHANNEL: invite it there, or name another one.",
  is_archived: "The channel of SLACK_CHANNEL is archived: name another one.",
  restricted_action: "The workspace does not let the bot write in this channel.",
};
const passing: readonly string[] = ["internal_error", "fatal_error", "service_unavailable", "request_timeout"];

/** What an error of Slack's client means. */
export function slackFailureOf(error: unknown): Failure {
  const read = errorSchema.safeParse(error);
  if (!read.success) return { outcome: "uncertain", code: error instanceof Error ? error.name : "thrown" };
  switch (read.data.code) {
    case "slack_webapi_platform_error":
      return answerFailureOf(read.data.data.error);
    case "slack_webapi_rate_limited_error": {
      const forMs = read.data.retryAfter * 1_000;
      return { outcome: "retry", code: "slack_429", afterMs: forMs, pauseVendorMs: forMs, vendorIsWell: true };
    }
    case "slack_webapi_http_error":
      return { outcome: "uncertain", code: `slack_${read.data.statusCode}` };
    case "slack_webapi_request_error": {
      const { code, wasNotSent } = readNetworkError(read.data.original);
      return wasNotSent ? { outcome: "retry", code: code.toLowerCase() } : { outcome: "uncertain", code: "network" };
    }
  }
}

function answerFailureOf(code: string): Failure {
  const detail = ofRights[code];
  if (detail !== undefined) return { outcome: "locked", code, detail };
  if (code === "ratelimited") return { outcome: "retry", code, vendorIsWell: true };
  return passing.includes(code) ? { outcome: "uncertain", code } : { outcome: "refused", code };
}
