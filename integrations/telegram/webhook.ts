import { createHmac } from "node:crypto";
import type { Secret } from "../../src/core/index.ts";

export const webhookPath = "/telegram/webhook";
export const secretHeader = "X-Telegram-Bot-Api-Secret-Token";
/** Telegram's own updates stay far below this. */
export const maxBodyBytes = 1_000_000;

/** Derived from the bot's token, so there is one secret less to configure; the token cannot be told from it. */
export const webhookSecret = (token: Secret): string =>
  createHmac("sha256", token.reveal()).update("deskgraph telegram webhook").digest("base64url");
