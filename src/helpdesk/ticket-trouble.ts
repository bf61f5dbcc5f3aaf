import { type Failure, FailureError } from "../core/index.ts";

/**
 * Whose trouble it is that a ticket could not be heard. `unclear` is the vendor's when the next ticket has it as well:
 * some vendors answer one broken ticket with an error of theirs for ever.
 */
type TroubleOf = "ticket" | "vendor" | "unclear";

export function troubleOf(error: unknown): TroubleOf {
  // What a ticket's words do to our own code is that ticket's: the next one has other words.
  return error instanceof FailureError ? troubleOfFailure(error.failure) : "ticket";
}

function troubleOfFailure(failure: Failure): TroubleOf {
  switch (failure.outcome) {
    case "refused":
      return "ticket";
    case "locked":
      return "vendor";
    case "retry":
      if (failure.isUnasked || failure.pauseVendorMs !== undefined) return "vendor";
      return failure.code === "unreadable_answer" ? "ticket" : "unclear";
    case "uncertain":
      return failure.code === "answer_too_large" ? "ticket" : "unclear";
  }
}
