import type { Failure } from "./delivery.ts";

/**
 * Why a call did not do what was wanted, as what to do next. The only error that a vendor's client throws on purpose.
 */
export class FailureError extends Error {
  override readonly name = "FailureError";
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Runs the work; a `FailureError` becomes the answer. Any other error is a bug, and is thrown on. */
export async function orFailure<T>(work: () => Promise<T>): Promise<T | Failure> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
}

/** The code of a refusal that says: the thing is not there, or not any more. */
export const notFound = "not_found";

/**
 * The code of a refusal that says: this ticket takes no more, for good. What was to be written on it goes on in
 * another.
 */
export const ticketClosed = "ticket_closed";

/** The customer was erased before their effect was delivered: nothing is left to do. */
export const customerErased = { outcome: "refused", code: "erased", isTold: true, isUnasked: true } as const;
