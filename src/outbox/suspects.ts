import type { EffectKey, Head } from "../core/index.ts";

/** How soon a lane looks again whether it may go on. */
const againMs = 1_000;

/** The one that this process tries now. */
let tried: EffectKey | undefined;

/**
 * An effect whose last attempts died with their process may have killed it, or was only sent beside the one that did.
 * So a process tries one such effect at a time: when it dies again, no other of them is cut off with it.
 */
export function trySuspect({ key, cutOffMs, deathCount }: Head): { readonly againInMs: number } | { end(): void } {
  if (cutOffMs === null && deathCount === 0) return { end: () => undefined };
  if (tried !== undefined) return { againInMs: againMs };
  tried = key;
  return {
    end: () => {
      tried = undefined;
    },
  };
}
