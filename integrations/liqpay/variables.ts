import { z } from "zod";
import type { VendorVariable } from "../../src/core/index.ts";

export const variables = {
  LIQPAY_PUBLIC_KEY: {
    about: 'The public key of LiqPay, together with the private one; for payment methods that say by: "link".',
    schema: z.string().min(1).optional(),
  },
  LIQPAY_PRIVATE_KEY: {
    about: "The private key of LiqPay.",
    isSecret: true,
    schema: z.string().min(1).optional(),
  },
  LIQPAY_PUBLIC_URL: {
    about: "The public https address of this server, where LiqPay tells of payments; without it, it is only asked.",
    example: "https://bot.example.com",
    schema: z.url({ protocol: /^https$/, error: "an address that begins with https://" }).optional(),
  },
  LIQPAY_API_URL: {
    about: "Default: LiqPay's own.",
    schema: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
  },
} as const satisfies Readonly<Record<string, VendorVariable>>;
