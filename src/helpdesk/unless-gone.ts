import { FailureError, notFound, ticketClosed } from "../core/index.ts";

const gone: readonly string[] = [notFound, ticketClosed];

/** What the work answers; undefined where the ticket is not there any more, or takes no more. */
export async function unlessGone<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof FailureError && gone.includes(error.failure.code)) return undefined;
    throw error;
  }
}
