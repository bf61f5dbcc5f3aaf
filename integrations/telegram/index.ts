import { type ChannelVendor, Secret, secretIn } from "../../src/core/index.ts";
import type { TelegramAccess } from "./api.ts";
import { createTelegram } from "./channel.ts";
import { runCommand } from "./command.ts";
import { variables } from "./variables.ts";

export const telegram = {
  title: "Telegram",
  variables,
  command: {
    summary: "see or change where Telegram delivers updates",
    details: "Undelivered messages are kept, whatever is changed.",
    words: [
      { name: "THING", about: '"webhook" is the only one' },
      { name: "ACTION", about: "info, set or delete" },
      { name: "ADDRESS", about: "for set: our public address (default: TELEGRAM_WEBHOOK_URL)", isOptional: true },
    ],
    examples: [
      { line: "telegram webhook info", about: "where updates go, what waits" },
      { line: "telegram webhook set https://bot.example.com", about: "from now on" },
      { line: "telegram webhook delete", about: "updates are polled again" },
    ],
  },
  plan: (values) => {
    const { TELEGRAM_PAYMENT_TOKEN: paymentToken } = values;
    const token = secretIn(values, "TELEGRAM_BOT_TOKEN");
    if (token === undefined) return { missing: ["TELEGRAM_BOT_TOKEN"] };
    const access: TelegramAccess = {
      token: token.now,
      tokenBefore: token.before,
      // Telegram's client adds its own slash, and no server answers an address with two.
      apiRoot: values["TELEGRAM_API_ROOT"]?.replace(/\/+$/, ""),
      webhookUrl: values["TELEGRAM_WEBHOOK_URL"],
      owners: ownersIn(values["TELEGRAM_BUSINESS_OWNERS"]),
      paymentToken: paymentToken === undefined ? undefined : new Secret(paymentToken),
    };
    return {
      open: () => createTelegram(access),
      runCommand: (words) => runCommand(access, words),
      ...(paymentToken === undefined ? { invoicesNeed: ["TELEGRAM_PAYMENT_TOKEN"] } : {}),
    };
  },
} as const satisfies ChannelVendor;

/** `none` names nobody, and so refuses everybody. */
const ownersIn = (text: string | undefined): readonly string[] | undefined =>
  text === undefined ? undefined : (text.match(/\d+/g) ?? []);
