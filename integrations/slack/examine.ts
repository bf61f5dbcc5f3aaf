import { z } from "zod";
import { FailureError, type Finding } from "../../src/core/index.ts";
import type { SlackAccess } from "./access.ts";
import type { SlackApi } from "./api.ts";
import { webhookPath } from "./webhook.ts";

const authSchema = z.object({
  team: z.string().catch("?"),
  response_metadata: z
    .object({ scopes: z.array(z.string()).optional() })
    .optional()
    .catch(undefined),
});
const channelSchema = z.object({
  channel: z.object({
    name: z.string().catch("?"),
    is_member: z.boolean().optional().catch(undefined),
    is_archived: z.boolean().optional().catch(undefined),
  }),
});

/** As in the manifest. */
const scopes = [
  "commands",
  "chat:write",
  "channels:history",
  "groups:history",
  "channels:read",
  "groups:read",
  "reactions:read",
  "users:read",
  "files:read",
  "files:write",
];

/** Checks the token, its rights, the channel, and which way events come; changes nothing. */
export async function examine(api: SlackApi, access: SlackAccess): Promise<readonly Finding[]> {
  try {
    const { team, response_metadata: more } = await api("auth.test", {}, authSchema);
    const lacking = scopes.filter((scope) => more?.scopes !== undefined && !more.scopes.includes(scope));
    return [
      { is: "well", text: `The token is good in the workspace "${team}".` },
      lacking.length === 0
        ? { is: "well", text: "The app has the rights that it needs." }
        : { is: "wrong", text: `The app lacks ${lacking.join(", ")}: install it again with the manifest.` },
      await channelFinding(api, access),
      wayFinding(access),
    ];
  } catch (error) {
    return [{ is: "wrong", text: reasonOf(error) }];
  }
}

async function channelFinding(api: SlackApi, access: SlackAccess): Promise<Finding> {
  try {
    const { channel } = await api("conversations.info", { channel: access.channel }, channelSchema);
    if (channel.is_archived) return { is: "wrong", text: `#${channel.name} is archived: name another channel.` };
    return channel.is_member === true
      ? { is: "well", text: `Posts go to #${channel.name}.` }
      : { is: "wrong", text: `The bot is not in #${channel.name}: write "/invite" and its name there.` };
  } catch (error) {
    return { is: "wrong", text: reasonOf(error) };
  }
}

const wayFinding = ({ signingSecret, appToken }: SlackAccess): Finding => ({
  is: "note",
  text: [
    ...(signingSecret === undefined ? [] : [`Request URL: https://THIS-SERVER${webhookPath}`]),
    ...(appToken === undefined ? [] : ["Events come by socket mode"]),
  ].join("; "),
});

function reasonOf(error: unknown): string {
  if (!(error instanceof FailureError)) throw error;
  return error.failure.detail ?? `Slack does not answer as it should (${error.failure.code}).`;
}
