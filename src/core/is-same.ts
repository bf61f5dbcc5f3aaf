import { createHash, timingSafeEqual } from "node:crypto";

/** Whether what was shown is what was kept, in a time that tells nothing of either, whatever their lengths. */
export function isSame(shown: string | Uint8Array | undefined, kept: string | Uint8Array): boolean {
  const digest = (bytes: string | Uint8Array): Buffer => createHash("sha256").update(bytes).digest();
  return shown !== undefined && timingSafeEqual(digest(shown), digest(kept));
}
