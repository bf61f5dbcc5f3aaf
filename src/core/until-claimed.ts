import { FailureError } from "./failure-error.ts";
import { pause } from "./pause.ts";

/** How soon the others see that the one who holds the claim is done. */
const lookAgainMs = 50;

/**
 * Of all callers that want the same thing done, one holds the claim; the others look again until it is done, or the
 * claim is theirs.
 * `look` answers undefined as long as neither is so. Fails as `busyCode` when that takes longer than `patienceMs`.
 */
export async function untilClaimed<Found>(
  look: () => Promise<Found | undefined>,
  { patienceMs, busyCode }: { readonly patienceMs: number; readonly busyCode: string },
): Promise<Found> {
  const { signal: never } = new AbortController();
  const startedMs = performance.now();
  while (performance.now() - startedMs < patienceMs) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(lookAgainMs, never);
  }
  throw new FailureError({ outcome: "retry", code: busyCode });
}
