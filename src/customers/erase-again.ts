import type { CustomerId } from "../core/index.ts";
import { type EraseDeps, eraseCustomer } from "./erase-customer.ts";

/** After a backup was restored: whoever was erased since it was made is in it, and goes once more. Answers how many. */
export async function eraseAgain(deps: EraseDeps, customers: readonly CustomerId[]): Promise<number> {
  let count = 0;
  for (const customer of customers) {
    const [first] = await deps.store.conversationsOf(customer);
    if (first !== undefined && (await eraseCustomer(deps, first.id)) !== undefined) count += 1;
  }
  return count;
}
