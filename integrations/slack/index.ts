import { z } from "zod";
import { Secret, type StaffVendor, secretIn } from "../../src/core/index.ts";
import { reactionActs, type SlackAccess } from "./access.ts";
import { createSlack } from "./slack-app.ts";
import { variables } from "./variables.ts";

const settings = z.strictObject({
  /** What a reaction on a customer's post does, by the emoji's name without colons. */
  reactions: z.record(z.string().min(1), z.enum(reactionActs)).default({ eyes: "take", white_check_mark: "close" }),
});

export const slack = {
  title: "Slack",
  variables,
  settings,
  plan: (values, given) => {
    const { SLACK_BOT_TOKEN: token, SLACK_CHANNEL: channel, SLACK_APP_TOKEN: appToken } = values;
    const signingSecret = secretIn(values, "SLACK_SIGNING_SECRET");
    const hasProof = signingSecret !== undefined || appToken !== undefined;
    if (token === undefined || channel === undefined || !hasProof) {
      const missing = { SLACK_BOT_TOKEN: token, SLACK_CHANNEL: channel, SLACK_SIGNING_SECRET: hasProof || undefined };
      return { missing: Object.entries(missing).flatMap(([name, value]) => (value === undefined ? [name] : [])) };
    }
    const access: SlackAccess = {
      token: new Secret(token),
      channel,
      signingSecret,
      appToken: appToken === undefined ? undefined : new Secret(appToken),
      apiUrl: values["SLACK_API_URL"],
      reactions: settings.parse(given ?? {}).reactions,
    };
    return { open: () => createSlack(access) };
  },
} as const satisfies StaffVendor;
