import { type Budgets, type Deliverer, FailureError, laneOutside } from "../core/index.ts";
import { Busy, pacer } from "./pacer.ts";

/** A slot among everything a vendor is called for, for calls outside the outbox; refused where it is too far away. */
export function vendorSlots(
  { budgets }: { readonly budgets: Budgets },
  of: Pick<Deliverer, "vendor" | "limit" | "laneLimit">,
  /** Ends the wait for a slot. */
  stopping: AbortSignal = never,
  work: "look" | "event" = "look",
): () => Promise<void> {
  const pace = pacer(budgets, of, { lane: laneOutside(work), lost: never, stopping });
  return async () => {
    try {
      await pace();
      await pace.renew();
    } catch (error) {
      // What customers wait for goes first.
      if (!(error instanceof Busy)) throw error;
      throw new FailureError({ outcome: "retry", code: "busy", vendorIsWell: true, isUnasked: true });
    }
  };
}

const { signal: never } = new AbortController();
