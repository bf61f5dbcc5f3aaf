import { type PaymentVendor, Secret } from "../../src/core/index.ts";
import { withoutSlash } from "../http/json-api.ts";
import { ownUrl, title } from "./api.ts";
import { createMonobank } from "./client.ts";
import { variables } from "./variables.ts";

export const monobank = {
  title,
  variables,
  plan: ({ MONOBANK_TOKEN: token, MONOBANK_PUBLIC_URL: publicUrl, MONOBANK_API_URL: url = ownUrl }) => {
    if (token === undefined) return { missing: ["MONOBANK_TOKEN"] };
    const access = { url, token: new Secret(token), publicUrl: publicUrl && withoutSlash(publicUrl) };
    return { open: () => createMonobank(access) };
  },
} as const satisfies PaymentVendor;
