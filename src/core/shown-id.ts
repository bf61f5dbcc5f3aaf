import { createHmac } from "node:crypto";
import { bothOf, type RotatedSecret } from "./rotated-secret.ts";
import type { Secret } from "./secret.ts";

/** What kind of id it is, so that a reader of logs can tell: conversation, effect, inbound, turn, customer. */
type ShownKind = "c" | "e" | "i" | "t" | "u";

/** 96 bits: no two ids of a shop look the same. Those of the database are longer, so the two are told apart. */
const shownChars = 16;

/**
 * An id as it is shown outside the database. Ids derive from what they name: who reads one in a log could find its
 * customer by trying all ids of the channel, were there no secret in between.
 */
export const shownId = (kind: ShownKind, id: string, secret: Secret): string =>
  `${kind}_${keyed(`id ${id}`, secret).slice(0, shownChars)}`;

/** Whether this is how a log shows that id, or showed it under the secret of before. */
export const isShownAs = (written: string, kind: ShownKind, id: string, secrets: RotatedSecret): boolean =>
  bothOf(secrets).some((secret) => shownId(kind, id, secret) === written);

/** Tells one secret from another without telling anything of either. */
export const nameOfSecret = (secret: Secret): string => `s_${keyed("name", secret).slice(0, 8)}`;

const keyed = (text: string, secret: Secret): string =>
  createHmac("sha256", secret.reveal()).update(text).digest("base64url");
