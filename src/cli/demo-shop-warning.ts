import type { Config } from "../config/config.ts";
import { demoShop } from "../shop/demo-shop.ts";

/** What of the demo shop real customers would be sold and asked to pay: undefined where the shop says both itself. */
export function demoShopWarning({ shop }: Pick<Config, "shop">): string | undefined {
  const parts = [
    ...(shop.catalogue === demoShop.catalogue ? ["the goods (catalogue)"] : []),
    ...(shop.requisites.iban === demoShop.requisites.iban ? ["the account to pay to (requisites)"] : []),
  ];
  if (parts.length === 0) return undefined;
  return `Still the demo shop's: ${parts.join(" and ")}. Set them in deskgraph.config.ts before customers write.`;
}
