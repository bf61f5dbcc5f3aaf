import type { PlanErasure } from "../../src/core/index.ts";

/** The plan for a customer whom the shop owes nothing: all of them goes. */
export const nothingOwed: PlanErasure = () => ({ obligations: [], keep: [], effects: [] });
