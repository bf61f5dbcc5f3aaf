import { type CrmVendor, Secret } from "../../src/core/index.ts";
import { createSitniks } from "./client.ts";
import { sitniksSettings } from "./settings.ts";
import { aliases, variables } from "./variables.ts";

export const sitniks = {
  variables,
  aliases,
  settings: sitniksSettings,
  formerSettingsKey: "crm",
  plan: ({ SNITKIX_API_URL: url, SNITKIX_API_KEY: key }, settings) => {
    if (url === undefined || key === undefined) {
      return {
        missing: [...(url === undefined ? ["SNITKIX_API_URL"] : []), ...(key === undefined ? ["SNITKIX_API_KEY"] : [])],
      };
    }
    const ownSettings = sitniksSettings.parse(settings);
    const access = { url, key: new Secret(key) };
    return { open: (deps) => createSitniks(access, ownSettings, deps) };
  },
} as const satisfies CrmVendor;
