import { createHmac } from "node:crypto";
import type { Secret } from "../../src/core/index.ts";

/** Sitniks signs nothing: only the address proves that a call is genuine, so its last part is a secret. */
export const webhookPath = "/sitniks/webhook/:secret";

/** Derived from the key, so there is one secret less to configure; the key cannot be told from it. */
export const webhookSecret = (key: Secret): string =>
  createHmac("sha256", key.reveal()).update("deskgraph sitniks webhook").digest("base64url").slice(0, 32);
