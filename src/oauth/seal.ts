import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Grant, OAuthClient, Secret } from "../core/index.ts";

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

const grantSchema = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1).exactOptional(),
  obtainedAtMs: z.number(),
  freshUntilMs: z.number(),
  place: z.string().exactOptional(),
  isSecond: z.literal(true).exactOptional(),
});

/**
 * Tokens at rest are worth nothing without the vendor's client secret, which no database holds. A key of its own would
 * be one more thing to keep, and whoever lost the client secret has to ask for a new grant anyway.
 */
const sealingKey = (secret: Secret, vendor: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret.reveal(), vendor, "deskgraph grant 1", 32));

export function sealed(grant: Grant, secret: Secret, vendor: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, sealingKey(secret, vendor), iv);
  const text = Buffer.concat([cipher.update(JSON.stringify(grant), "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64");
}

/** Under the client's secret, or under the one before it; undefined when it was under neither. */
export function openedByEither(
  seal: string,
  { secret, secretBefore, vendor }: Pick<OAuthClient, "secret" | "secretBefore" | "vendor">,
): { readonly grant: Grant; readonly isOld: boolean } | undefined {
  const grant = opened(seal, secret, vendor);
  if (grant !== undefined) return { grant, isOld: false };
  const old = secretBefore && opened(seal, secretBefore, vendor);
  return old && { grant: old, isOld: true };
}

/** Undefined when it was sealed under another secret, or is damaged. */
export function opened(seal: string, secret: Secret, vendor: string): Grant | undefined {
  const bytes = Buffer.from(seal, "base64");
  try {
    const decipher = createDecipheriv(algorithm, sealingKey(secret, vendor), bytes.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const text = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
    return grantSchema.parse(JSON.parse(text.toString("utf8")));
  } catch {
    return undefined;
  }
}
