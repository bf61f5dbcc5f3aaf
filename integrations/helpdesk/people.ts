import { FailureError, type Requester, type VendorCalls } from "../../src/core/index.ts";

/** The customers of this process, by the id that the vendor gave them. */
export interface People {
  idOf(requester: Requester, calls: VendorCalls): Promise<string>;
  /**
   * Runs a call in which a person stands under an id that was found earlier. Where it is refused they are looked for
   * once more: agents merge and delete people. A refused call did nothing, so that repeats nothing.
   */
  whileKnown<T>(requester: Requester, call: () => Promise<T>): Promise<T>;
}

/** Two tickets of one customer that are opened together wait for one look. */
export function rememberPeople(findOrMake: (requester: Requester, calls: VendorCalls) => Promise<string>): People {
  const known = new Map<string, Promise<string>>();
  return {
    idOf: (requester, calls) => {
      const { externalId } = requester;
      const found = known.get(externalId) ?? findOrMake(requester, calls);
      known.set(externalId, found);
      found.catch(() => known.delete(externalId));
      return found;
    },
    whileKnown: async ({ externalId }, call) => {
      const wasKnown = known.has(externalId);
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof FailureError) || error.failure.outcome !== "refused" || !wasKnown) throw error;
        known.delete(externalId);
        return call();
      }
    },
  };
}

/**
 * An address for a vendor that wants one, where none is known: its domain can never exist, so no mail goes anywhere
 * (RFC 2606).
 */
export const noAddress = (externalId: string): string => `${externalId.toLowerCase()}@chat.invalid`;
