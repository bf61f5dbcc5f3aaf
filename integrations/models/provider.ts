import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ConfigError } from "../../src/core/index.ts";
import type { ModelSetup, ModelVendor } from "./model-vendor.ts";

/** A class of LangChain's, in a package that is installed beside us. */
export interface ModelClass {
  readonly packageName: string;
  /** The newest that goes with the core pinned here (2026-11); a later one may ask for another core. */
  readonly version: string;
  readonly className: string;
  /** What the class calls the most tokens of one answer. */
  readonly maxOutputField: "maxTokens" | "maxOutputTokens" | "numPredict";
  /** How the class is told of an address. */
  readonly addressFields: (url: string) => Fields;
}

type Fields = Readonly<Record<string, unknown>>;

/** A provider that can be named before the colon. */
export interface Provider {
  readonly name: string;
  readonly modelClass: ModelClass;
  readonly keyVariable?: string;
  /** A server of the shop's own lets everybody in. */
  readonly needsNoKey?: true;
  /** Its address, where the class does not know it. */
  readonly usualUrl?: string;
  /** It has no address but the one that is given. */
  readonly needsUrl?: true;
  readonly moreFields?: Fields;
}

/** Providers' packages are tens of megabytes and optional: each is loaded when it is asked for. */
type LoadPackage = (packageName: string) => Promise<Readonly<Record<string, unknown>>>;
const importPackage: LoadPackage = (packageName) => import(packageName);

type Constructor = new (fields: Fields) => BaseChatModel;
const isClass = (value: unknown): value is Constructor => typeof value === "function";

export const modelProvider = (provider: Provider): ModelVendor => ({
  ...(provider.keyVariable === undefined ? {} : { keyVariable: provider.keyVariable }),
  load: (model, setup) => loadFrom(provider, model, setup),
});

export async function loadFrom(
  provider: Provider,
  model: string,
  setup: ModelSetup,
  load: LoadPackage = importPackage,
): Promise<BaseChatModel> {
  const { name, keyVariable, modelClass } = provider;
  if (provider.needsUrl && setup.url === undefined) {
    throw new ConfigError([`DESKGRAPH_MODEL_URL: it is needed with ${name}: the address of the server`]);
  }
  const Model = await classOf(name, modelClass, load);
  const fields = fieldsOf(provider, model, setup);
  let chatModel: BaseChatModel | undefined;
  try {
    chatModel = new Model(fields);
  } catch {
    // Its error may name the key.
  }
  // OpenAI's is made without a key and fails at the first customer.
  const isKeyMissing = chatModel !== undefined && "apiKey" in chatModel && !chatModel.apiKey;
  if (chatModel === undefined || (isKeyMissing && !provider.needsNoKey)) {
    throw new ConfigError([`DESKGRAPH_MODEL: ${name} could not be set up; is ${keyVariable ?? "its key"} set?`]);
  }
  return chatModel;
}

async function classOf(name: string, { packageName, version, className }: ModelClass, load: LoadPackage) {
  let loaded: Readonly<Record<string, unknown>>;
  try {
    loaded = await load(packageName);
  } catch {
    throw new ConfigError([`DESKGRAPH_MODEL: ${name} needs its package: npm install ${packageName}@${version}`]);
  }
  const Model = loaded[className];
  if (!isClass(Model)) {
    throw new ConfigError([`DESKGRAPH_MODEL: ${packageName} has no ${className}; update the package`]);
  }
  return Model;
}

/** A class that is given no key at all would look for one in the environment, and send it to any server. */
const noKey = "none";

function fieldsOf(provider: Provider, model: string, { maxOutputTokens, url, key }: ModelSetup): Fields {
  const { modelClass, usualUrl, needsNoKey, moreFields, name } = provider;
  const address = url ?? usualUrl;
  const apiKey = key ?? (needsNoKey ? noKey : undefined);
  return {
    model,
    // No temperature: models that think refuse any but their own (@langchain/anthropic 1.5.11 throws on it; read
    // 2026-11). No retries: theirs can sleep for a minute; ours is in nodes/agent.
    maxRetries: 0,
    [modelClass.maxOutputField]: maxOutputTokens,
    // What the log and metrics call it.
    metadata: { deskgraph_model: `${name}:${model}` },
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(address === undefined ? {} : modelClass.addressFields(address)),
    ...moreFields,
  };
}
