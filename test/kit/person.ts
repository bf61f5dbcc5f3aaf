import type { Principal } from "../../src/core/index.ts";
import { hostPrincipal } from "../../src/inbox/host-principal.ts";

/** Somebody of the shop, proven by the test, who has a manager's rights. */
export const person = (name: string): Principal => hostPrincipal({ id: name });
