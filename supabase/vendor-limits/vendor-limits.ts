import type { Breakers, Budgets } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";
import { type BreakerOptions, createBreakers } from "./breakers.ts";
import { type BudgetOptions, createBudgets } from "./budgets.ts";

export interface VendorLimits {
  readonly breakers: Breakers;
  readonly budgets: Budgets;
}

export type VendorLimitOptions = BreakerOptions & BudgetOptions;

/** What all processes agree on before they call a vendor, kept in the home's database. */
export const createVendorLimits = (home: Home, options: VendorLimitOptions = {}): VendorLimits => ({
  breakers: createBreakers(home, options),
  budgets: createBudgets(home, options),
});
