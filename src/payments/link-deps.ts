import type { Clock, PaymentLinks, PaymentProvider, Store } from "../core/index.ts";
import type { Accept } from "../inbox/accept.ts";

/** What links to pay are made and followed with. */
export interface LinkDeps {
  readonly links: PaymentLinks;
  /** By name. */
  readonly providers: Readonly<Record<string, PaymentProvider>>;
  readonly accept: (...arrival: Parameters<Accept>) => Promise<unknown>;
  readonly store: Pick<Store, "put" | "conversation">;
  readonly now: Clock;
}

/** The one that the way to pay names, or the only one there is. */
export function providerOf(
  providers: LinkDeps["providers"],
  via: string | undefined,
): readonly [string, PaymentProvider] | undefined {
  const all = Object.entries(providers);
  return via === undefined ? (all.length === 1 ? all[0] : undefined) : all.find(([name]) => name === via);
}
