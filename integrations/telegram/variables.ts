import { z } from "zod";
import { secretVariables, type VendorVariable } from "../../src/core/index.ts";

export const variables = {
  ...secretVariables(
    "TELEGRAM_BOT_TOKEN",
    "The bot's token from @BotFather. With it set, `npm start` answers in Telegram.",
    "the webhook's secret is made of the token, and updates with the secret of before are taken, too",
    z
      .string()
      .regex(/^\d+:[\w-]{10,}$/, "a token such as 123456:AA…, as @BotFather shows it")
      .optional(),
  ),
  TELEGRAM_WEBHOOK_URL: {
    about:
      "The public https address of this server. With it, Telegram delivers by webhook; without it, it is asked (polling).",
    example: "https://bot.example.com",
    schema: z.url({ protocol: /^https$/, error: "an address that begins with https://" }).optional(),
  },
  TELEGRAM_PAYMENT_TOKEN: {
    about:
      'The payment provider\'s token, as @BotFather shows it under Payments; for payment methods that say by: "invoice".',
    isSecret: true,
    schema: z
      .string()
      .regex(/^\d+:\S{5,}$/, "a token such as 381764678:TEST:12345, as @BotFather shows it")
      .optional(),
  },
  TELEGRAM_BUSINESS_OWNERS: {
    about:
      "Whose own accounts (Telegram Business) the bot answers on: their owners' user ids, with commas between. " +
      'Anybody may connect the bot to their account; whose is not named here is ignored. "none": no account at all.',
    example: "123456789,987654321",
    schema: z
      .string()
      .regex(/^\s*(none|\d{1,16}(\s*,\s*\d{1,16})*)\s*$/, 'user ids with commas between, such as 123456789, or "none"')
      .optional(),
  },
  TELEGRAM_API_ROOT: {
    about: "A local Bot API server. Default: Telegram's own.",
    schema: z.url({ protocol: /^https?$/, error: "an address that begins with http:// or https://" }).optional(),
  },
} as const satisfies Readonly<Record<string, VendorVariable>>;
