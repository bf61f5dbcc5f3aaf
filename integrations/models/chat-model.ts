import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ConfigError } from "../../src/core/index.ts";

interface Provider {
  readonly packageName: string;
  /** The newest that goes with the core pinned here (2026-11); a later one may ask for another core. */
  readonly version: string;
  readonly className: string;
  readonly keyVariable: string;
}

const google: Provider = {
  packageName: "@langchain/google-genai",
  version: "2.3.2",
  className: "ChatGoogleGenerativeAI",
  keyVariable: "GOOGLE_API_KEY",
};

const providers: Readonly<Record<string, Provider>> = {
  anthropic: {
    packageName: "@langchain/anthropic",
    version: "1.5.11",
    className: "ChatAnthropic",
    keyVariable: "ANTHROPIC_API_KEY",
  },
  openai: {
    packageName: "@langchain/openai",
    version: "1.6.0",
    className: "ChatOpenAI",
    keyVariable: "OPENAI_API_KEY",
  },
  google,
  "google-genai": google,
};

/** Providers' packages are tens of megabytes and optional: each is loaded when it is asked for. */
type Load = (packageName: string) => Promise<Readonly<Record<string, unknown>>>;
const importPackage: Load = (packageName) => import(packageName);

type ModelClass = new (fields: { model: string; maxRetries: number }) => BaseChatModel;
const isClass = (value: unknown): value is ModelClass => typeof value === "function";

/** A chat model by "provider:model". Everything that can be wrong with it is said in one line with the fix. */
export async function loadChatModel(spec: string, load: Load = importPackage): Promise<BaseChatModel> {
  const [name = "", ...rest] = spec.split(":");
  const model = rest.join(":");
  const provider = Object.hasOwn(providers, name) ? providers[name] : undefined;
  if (provider === undefined || model === "") {
    throw new ConfigError([
      `DESKGRAPH_MODEL: provider:model is expected, with one of ${Object.keys(providers).join(", ")}`,
    ]);
  }
  const { packageName, version, className, keyVariable } = provider;
  let loaded: Readonly<Record<string, unknown>>;
  try {
    loaded = await load(packageName);
  } catch {
    throw new ConfigError([`DESKGRAPH_MODEL: ${name} needs its package: npm install ${packageName}@${version}`]);
  }
  const Model = loaded[className];
  if (!isClass(Model))
    throw new ConfigError([`DESKGRAPH_MODEL: ${packageName} has no ${className}; update the package`]);
  const keyMissing = new ConfigError([`DESKGRAPH_MODEL: ${name} could not be set up; is ${keyVariable} set?`]);
  let chatModel: BaseChatModel;
  try {
    // No temperature: models that think refuse any but their own (@langchain/anthropic 1.5.11 throws on it; read 2026-11).
    // One retry, then a person is asked.
    chatModel = new Model({ model, maxRetries: 1 });
  } catch {
    throw keyMissing;
  }
  // OpenAI's is made without a key and fails at the first customer.
  if ("apiKey" in chatModel && !chatModel.apiKey) throw keyMissing;
  return chatModel;
}
