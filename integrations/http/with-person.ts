import { FailureError, type Requester } from "../../src/core/index.ts";

/**
 * Runs a call in which a person stands under an id that was found earlier. Where it is refused they are looked for once more: people
 * are merged and deleted there. A refused call did nothing, so that repeats nothing.
 */
export async function withPerson<T>(
  remembered: { has(externalId: string): boolean; delete(externalId: string): unknown },
  { externalId }: Requester,
  call: () => Promise<T>,
): Promise<T> {
  const wasRemembered = remembered.has(externalId);
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.outcome !== "refused" || !wasRemembered) throw error;
    remembered.delete(externalId);
    return call();
  }
}
