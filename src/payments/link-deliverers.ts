import type { Deliverers } from "../core/index.ts";
import { closeLinks } from "./close-links.ts";
import { giveBack } from "./give-back.ts";
import { type LinkDeps, providerOf } from "./link-deps.ts";
import { lookAtLinks } from "./look-at-link.ts";
import { makeLink } from "./make-link.ts";

/** Who makes links to pay true; nobody where no provider is configured. */
export function linkDeliverers(deps: LinkDeps): Partial<Deliverers> {
  if (Object.keys(deps.providers).length === 0) return {};
  return {
    "pay_link.make": { choose: byProvider(deps, makeLink(deps)) },
    "pay_link.look": { choose: byProvider(deps, lookAtLinks(deps)) },
    "pay_link.close": { choose: byProvider(deps, closeLinks(deps)) },
    "pay_link.give_back": { choose: byProvider(deps, giveBack(deps)) },
  };
}

interface OfProvider {
  readonly payload: { readonly via?: string };
}

/** Each by the budget and the health of its own provider. */
const byProvider =
  <Of extends object>({ providers }: LinkDeps, deliverer: Of) =>
  async ({ payload }: OfProvider): Promise<Of> => {
    const [, provider] = providerOf(providers, payload.via) ?? [];
    return provider === undefined ? deliverer : { ...deliverer, vendor: provider.vendor, limit: provider.limit };
  };
