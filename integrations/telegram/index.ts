import { type ChannelVendor, Secret } from "../../src/core/index.ts";
import type { TelegramAccess } from "./api.ts";
import { createTelegram } from "./channel.ts";
import { runCommand } from "./command.ts";
import { variables } from "./variables.ts";

export const telegram = {
  title: "Telegram",
  variables,
  command: { usage: "webhook set ADDRESS | info | delete", about: "what Telegram remembers of the bot" },
  plan: (values) => {
    const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_PAYMENT_TOKEN: paymentToken } = values;
    if (token === undefined) return { missing: ["TELEGRAM_BOT_TOKEN"] };
    const access: TelegramAccess = {
      token: new Secret(token),
      // Telegram's client adds its own slash, and no server answers an address with two.
      apiRoot: values["TELEGRAM_API_ROOT"]?.replace(/\/+$/, ""),
      webhookUrl: values["TELEGRAM_WEBHOOK_URL"],
      paymentToken: paymentToken === undefined ? undefined : new Secret(paymentToken),
    };
    return {
      open: () => createTelegram(access),
      runCommand: (words) => runCommand(access, words),
      ...(paymentToken === undefined ? { invoicesNeed: ["TELEGRAM_PAYMENT_TOKEN"] } : {}),
    };
  },
} as const satisfies ChannelVendor;
