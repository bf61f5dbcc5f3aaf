import { z } from "zod";
import { Principal } from "../core/index.ts";

const claimSchema = z.strictObject({
  /** Theirs in your program; it does not change. Kept, as the shop's own record of who did what. */
  id: z.string().min(1).max(200),
  /** What colleagues call them. */
  name: z.string().min(1).max(200).optional(),
  /** When you proved it; absent: now. */
  at: z.date().optional(),
});

/**
 * For a program that embeds Deskgraph: "I have proven that this person is at the other end". Nothing is checked here;
 * what the person does stands under the claim of your program, with a manager's rights unless `people.known` says
 * otherwise. Make one for each request, of what your own sign-in says, and never of words that came with it.
 */
export function hostPrincipal(claim: z.input<typeof claimSchema>): Principal {
  const { id, name, at = new Date() } = claimSchema.parse(claim);
  return Principal.prove({ door: "host", how: "host_says_so", id, at: at.toISOString() }, name);
}
