import { z } from "zod";
import { type ChannelReport, FailureError, pause, type Secret, type WebhookAnswer } from "../../src/core/index.ts";
import type { SlackDeps } from "./deps.ts";
import { slackFailureOf } from "./failure.ts";
import { silentLogger } from "./silent-logger.ts";
import { take } from "./take.ts";

interface SocketAccess {
  readonly appToken: Secret;
  readonly apiUrl: string | undefined;
  readonly deps: SlackDeps;
}

const firstRetryMs = 500;
const longestRetryMs = 15_000;

const envelopeSchema = z.object({
  body: z.unknown(),
  ack: z.custom<(answer?: object) => Promise<void>>((value) => typeof value === "function"),
});

/**
 * Events by a line that we open. Slack closes it about once an hour, and it is opened anew by us: by itself Slack's
 * package ends the process when that fails.
 */
export async function receiveBySocket(access: SocketAccess, stopping: AbortSignal, report: ChannelReport) {
  let hasBegun = false;
  for (let failures = 0; !stopping.aborted; ) {
    try {
      await oneLine(access, stopping, () => {
        if (!hasBegun) report.begun("events come by socket mode");
        hasBegun = true;
        failures = 0;
      });
    } catch (error) {
      const failure = error instanceof FailureError ? error.failure : slackFailureOf(error);
      failures += 1;
      // Customers are answered all the same: a token that is wrong here ends nothing.
      const remedy = failure.outcome === "locked" ? { remedy: `SLACK_APP_TOKEN: ${failure.detail ?? ""}` } : {};
      report.trouble({ reason: failure.code, error, ...remedy });
    }
    await pause(Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures, 10)), stopping);
  }
}

/** Resolves when the line is closed. */
async function oneLine({ appToken, apiUrl, deps }: SocketAccess, stopping: AbortSignal, opened: () => void) {
  const { SocketModeClient } = await import("@slack/socket-mode");
  const client = new SocketModeClient({
    appToken: appToken.reveal(),
    autoReconnectEnabled: false,
    logger: silentLogger,
    clientOptions: { retryConfig: { retries: 0 }, ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }) },
  });
  client.on("slack_event", (envelope: unknown) => void takeEnvelope(deps, envelope).catch(() => undefined));
  const closed = new Promise<void>((resolve) => client.once("disconnected", () => resolve()));
  await client.start();
  opened();
  const stop = (): void => void client.disconnect();
  stopping.addEventListener("abort", stop, { once: true });
  if (stopping.aborted) stop();
  await closed;
  stopping.removeEventListener("abort", stop);
}

/** What is not acknowledged Slack sends again. */
async function takeEnvelope(deps: SlackDeps, envelope: unknown): Promise<void> {
  const { body, ack } = envelopeSchema.parse(envelope);
  let told: WebhookAnswer = {};
  await take(deps, body, (answer) => {
    told = answer;
  });
  await ack(told.json);
}
