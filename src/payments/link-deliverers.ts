import type { Choice, Deliverer, Deliverers, EffectOf } from "../core/index.ts";
import { closeLinks } from "./close-links.ts";
import { giveBack } from "./give-back.ts";
import { type LinkDeps, providerOf } from "./link-deps.ts";
import { lookAtLinks } from "./look-at-link.ts";
import { makeLink } from "./make-link.ts";

type LinkKind = "pay_link.make" | "pay_link.look" | "pay_link.close" | "pay_link.give_back";

/** Who makes links to pay true; nobody where no provider is configured. */
export function linkDeliverers(deps: LinkDeps): Partial<Deliverers> {
  if (Object.keys(deps.providers).length === 0) return {};
  return {
    "pay_link.make": byProvider(deps, makeLink(deps)),
    "pay_link.look": byProvider(deps, lookAtLinks(deps)),
    "pay_link.close": byProvider(deps, closeLinks(deps)),
    "pay_link.give_back": byProvider(deps, giveBack(deps)),
  };
}

/** Each by the budget and the health of its own provider. */
const byProvider = <Kind extends LinkKind>({ providers }: LinkDeps, deliverer: Deliverer<Kind>): Choice<Kind> => ({
  choose: async (effect: EffectOf<Kind>) => {
    const [, provider] = providerOf(providers, effect.payload.via) ?? [];
    return provider === undefined ? deliverer : { ...deliverer, vendor: provider.vendor, limit: provider.limit };
  },
});
