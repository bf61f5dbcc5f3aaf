import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Secret } from "../../src/core/index.ts";

export const webhookPath = "/telegram/webhook";
export const secretHeader = "X-Telegram-Bot-Api-Secret-Token";
/** Telegram's own updates stay far below this. */
export const maxBodyBytes = 1_000_000;

/** Derived from the bot's token, so there is one secret less to configure; the token cannot be told from it. */
export const webhookSecret = (token: Secret): string =>
  createHmac("sha256", token.reveal()).update("deskgraph telegram webhook").digest("base64url");

/** In constant time, whatever its length: this header is the only proof that a request is Telegram's. */
export function isGenuine(given: string | undefined, secret: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(secret));
}
