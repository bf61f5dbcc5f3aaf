/**
 * Every vendor, as data: its variables and settings, and what is opened with them. Vendors are named here, in their
 * folders and in the documentation. Without a vendor's folder and its line here the rest works on.
 */
import type { ChannelVendor, CrmVendor, HelpdeskVendor, StaffVendor } from "../src/core/index.ts";
import { gorgias } from "./gorgias/index.ts";
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
