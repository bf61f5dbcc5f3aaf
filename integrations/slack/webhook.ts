import type { RotatedSecret, Webhook } from "../../src/core/index.ts";
import type { SlackDeps } from "./deps.ts";
import { readRequest } from "./reading/request.ts";
import { isFromSlack } from "./signature.ts";
import { take } from "./take.ts";

/** Commands, presses and events share it. */
export const webhookPath = "/slack/events";
/** A message has 40,000 characters at most, and what was pressed comes with the whole of it. */
const maxBodyBytes = 500_000;

export const webhookOf = (secret: RotatedSecret, deps: SlackDeps): Webhook => ({
  path: webhookPath,
  isGenuine: (request) => isFromSlack(request, secret),
  read: readRequest,
  maxBodyBytes,
  take: (body, answer = () => undefined) => take(deps, body, answer),
});
