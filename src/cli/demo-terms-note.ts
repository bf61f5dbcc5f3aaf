import { isDeepStrictEqual } from "node:util";
import type { Config } from "../config/config.ts";
import { demoShop } from "../shop/demo-shop.ts";

/** What the assistant quotes to customers as the shop's own word. */
const terms = [
  { setting: "paymentMethods", is: "the ways to pay" },
  { setting: "deliveryMethods", is: "the terms of delivery" },
  { setting: "returns", is: "the terms of return" },
] as const;

/** A shop with goods of its own may mean the demo shop's terms, or may not know that it has them. */
export function demoTermsNote({ shop }: Pick<Config, "shop">): string | undefined {
  if (shop.catalogue === demoShop.catalogue) return undefined;
  const same = terms.filter(({ setting }) => isDeepStrictEqual(shop[setting], demoShop[setting]));
  if (same.length === 0) return undefined;
  const parts = same.map(({ setting, is }) => `${is} (${setting})`).join(", ");
  return `Word for word the demo shop's: ${parts}. Customers are told them as yours: see deskgraph.config.ts.`;
}
