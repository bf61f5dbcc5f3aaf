/**
 * Every vendor, as data: its variables and settings, and what is opened with them. Vendors are named here, in their
 * folders and in the documentation. Without a vendor's folder and its line here the rest works on.
 */
import type { ChannelVendor, CrmVendor, HelpdeskVendor, PaymentVendor, StaffVendor } from "../src/core/index.ts";
import { gorgias } from "./gorgias/index.ts";
import { liqpay } from "./liqpay/index.ts";
import type { ModelVendor } from "./models/model-vendor.ts";
import { modelProvider } from "./models/provider.ts";
import {
  anthropic,
  compatible,
  deepseek,
  google,
  groq,
  mistral,
  ollama,
  openai,
  openrouter,
} from "./models/providers.ts";
import { monobank } from "./monobank/index.ts";
import { sitniks } from "./sitniks/index.ts";
import { slack } from "./slack/index.ts";
import { telegram } from "./telegram/index.ts";
import { zammad } from "./zammad/index.ts";
import { zendesk } from "./zendesk/index.ts";
import { zoho } from "./zoho/index.ts";

/** Where customers write. */
export const channels = { telegram } as const satisfies Readonly<Record<string, ChannelVendor>>;

/** Where the shop's people meet, beside what the channel offers them; several may be in use. */
export const staffSurfaces = { slack } as const satisfies Readonly<Record<string, StaffVendor>>;

export const crms = { sitniks } as const satisfies Readonly<Record<string, CrmVendor>>;

/** Who makes links to pay, by the name that a way to pay gives (`via`); several may be in use. */
export const payments = { monobank, liqpay } as const satisfies Readonly<Record<string, PaymentVendor>>;

/** By the name that TICKETING_PROVIDER gives. */
export const helpdesks: Readonly<Record<string, HelpdeskVendor>> = { zendesk, gorgias, zammad, zoho };

/** By the name that stands before the colon in DESKGRAPH_MODEL. */
export const models: Readonly<Record<string, ModelVendor>> = {
  rehearsal: {
    isSingle: true,
    load: async () => new (await import("./rehearsal/rehearsal-model.ts")).RehearsalModel({}),
  },
  anthropic: modelProvider(anthropic),
  openai: modelProvider(openai),
  google: modelProvider(google),
  "google-genai": modelProvider({ ...google, name: "google-genai" }),
  mistral: modelProvider(mistral),
  groq: modelProvider(groq),
  deepseek: modelProvider(deepseek),
  openrouter: modelProvider(openrouter),
  ollama: modelProvider(ollama),
  compatible: modelProvider(compatible),
};
