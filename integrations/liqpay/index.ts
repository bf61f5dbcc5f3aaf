import { z } from "zod";
import { type PaymentVendor, Secret } from "../../src/core/index.ts";
import { withoutSlash } from "../http/json-api.ts";
import { ownUrl, title } from "./api.ts";
import { createLiqpay } from "./client.ts";
import { variables } from "./variables.ts";

const settings = z.strictObject({
  /** 3 signs with SHA-1, as documented; 7 with SHA3-256, where the account was moved to it. */
  version: z.union([z.literal(3), z.literal(7)]).default(3),
});

export const liqpay = {
  title,
  variables,
  settings,
  plan: (values, given) => {
    const { LIQPAY_PUBLIC_KEY: publicKey, LIQPAY_PRIVATE_KEY: privateKey } = values;
    const { LIQPAY_PUBLIC_URL: publicUrl, LIQPAY_API_URL: url = ownUrl } = values;
    if (publicKey === undefined || privateKey === undefined) {
      const needed = { LIQPAY_PUBLIC_KEY: publicKey, LIQPAY_PRIVATE_KEY: privateKey };
      return { missing: Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : [])) };
    }
    const { version } = settings.parse(given ?? {});
    const at = publicUrl && withoutSlash(publicUrl);
    const access = { url, publicKey, privateKey: new Secret(privateKey), version, publicUrl: at };
    return { open: () => createLiqpay(access) };
  },
} as const satisfies PaymentVendor;
