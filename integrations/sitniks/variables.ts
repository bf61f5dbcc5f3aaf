import { z } from "zod";
import { secretVariables, type VendorVariable } from "../../src/core/index.ts";

/** Names of this vendor besides its folder's: the architecture rules read this list. */
export const alsoKnownAs = ["snitkix"] as const;

/** The variables were named before the vendor spelled itself as it does now; both spellings are accepted. */
export const aliases = {
  SITNIKS_API_URL: "SNITKIX_API_URL",
  SITNIKS_API_KEY: "SNITKIX_API_KEY",
  SITNIKS_API_KEY_BEFORE: "SNITKIX_API_KEY_BEFORE",
} as const;

export const variables = {
  SNITKIX_API_URL: {
    about: "Sitniks, together with its key; SITNIKS_API_URL is the same. Without both, what it would be told is shown.",
    example: "https://crm.sitniks.com",
    schema: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
  },
  ...secretVariables(
    "SNITKIX_API_KEY",
    "The Open API key (Settings, Integrations, Open API); SITNIKS_API_KEY is the same.",
    "the webhook's address is made of the key, and the address of before is heard, too",
  ),
} as const satisfies Readonly<Record<string, VendorVariable>>;
