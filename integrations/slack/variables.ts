import { z } from "zod";
import { secretVariables, type VendorVariable } from "../../src/core/index.ts";

export const variables = {
  SLACK_BOT_TOKEN: {
    about: "The bot's token of the shop's Slack app. With it, the shop's people can work in Slack: docs/slack.md.",
    isSecret: true,
    schema: z
      .string()
      .regex(/^xoxb-\S{10,}$/, "a token that begins with xoxb-, as Slack shows it under OAuth & Permissions")
      .optional(),
  },
  SLACK_CHANNEL: {
    about: "The id of the channel where customers who need a person are posted; the bot must be invited there.",
    example: "C0123456789",
    schema: z
      .string()
      .regex(/^[CG][A-Z0-9]{2,}$/, "a channel's id such as C0123456789, as Slack shows it under the channel's details")
      .optional(),
  },
  ...secretVariables(
    "SLACK_SIGNING_SECRET",
    "Proves that events over HTTP come from Slack (Basic Information of the app). This or SLACK_APP_TOKEN is needed.",
    "events that are signed with it are taken, too",
  ),
  SLACK_APP_TOKEN: {
    about: "For socket mode, where no public address is needed: Slack is called, and events come over that line.",
    isSecret: true,
    schema: z
      .string()
      .regex(/^xapp-\S{10,}$/, "a token that begins with xapp-, with the scope connections:write")
      .optional(),
  },
  SLACK_API_URL: {
    about: "A proxy in front of Slack's API. Default: Slack's own.",
    schema: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
  },
} as const satisfies Readonly<Record<string, VendorVariable>>;
