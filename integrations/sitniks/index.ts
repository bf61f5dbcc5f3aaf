import { type CrmVendor, secretIn } from "../../src/core/index.ts";
import { createSitniks } from "./client.ts";
import { sitniksSettings } from "./settings.ts";
import { aliases, variables } from "./variables.ts";

export const sitniks = {
  variables,
  aliases,
  settings: sitniksSettings,
  formerSettingsKey: "crm",
  plan: (values, settings) => {
    const { SNITKIX_API_URL: url } = values;
    const key = secretIn(values, "SNITKIX_API_KEY");
    if (url === undefined || key === undefined) {
      return {
        missing: [...(url === undefined ? ["SNITKIX_API_URL"] : []), ...(key === undefined ? ["SNITKIX_API_KEY"] : [])],
      };
    }
    const ownSettings = sitniksSettings.parse(settings);
    const access = { url, key: key.now, ...(key.before === undefined ? {} : { keyBefore: key.before }) };
    return { open: (deps) => createSitniks(access, ownSettings, deps) };
  },
} as const satisfies CrmVendor;
