import { z } from "zod";
import type { VendorVariable } from "../../src/core/index.ts";

export const variables = {
  MONOBANK_TOKEN: {
    about: 'The token of monobank acquiring (web.monobank.ua); for payment methods that say by: "link".',
    isSecret: true,
    schema: z.string().min(1).optional(),
  },
  MONOBANK_PUBLIC_URL: {
    about: "The public https address of this server, where monobank tells of payments; without it, it is only asked.",
    example: "https://bot.example.com",
    schema: z.url({ protocol: /^https$/, error: "an address that begins with https://" }).optional(),
  },
  MONOBANK_API_URL: {
    about: "Default: monobank's own.",
    schema: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
  },
} as const satisfies Readonly<Record<string, VendorVariable>>;
