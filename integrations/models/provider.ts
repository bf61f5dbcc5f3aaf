import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ConfigError } from "../../src/core/index.ts";
import type { ModelSetup, ModelVendor, ProviderSetup } from "./model-vendor.ts";

/** A class of LangChain's, in a package that is installed beside us. */
export interface ModelClass {
  readonly packageName: string;
  /** The newest that goes with the core pinned here (2026-11); a later one may ask for another core. */
  readonly version: string;
  readonly className: string;
  /** Its class for embeddings, where it has one; it is told of keys and addresses in the same words. */
  readonly embeddingsClassName?: string;
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

type Constructor<Made> = new (fields: Fields) => Made;
const isClass = <Made>(value: unknown): value is Constructor<Made> => typeof value === "function";

export function modelProvider(provider: Provider): ModelVendor {
  const { keyVariable, modelClass } = provider;
  const { embeddingsClassName } = modelClass;
  return {
    ...(keyVariable === undefined ? {} : { keyVariable }),
    load: (model, setup) => loadFrom(provider, model, setup),
    ...(embeddingsClassName === undefined
      ? {}
      : { loadEmbeddings: (model, setup) => loadEmbeddingsFrom(provider, embeddingsClassName, model, setup) }),
  };
}

export async function loadFrom(
  provider: Provider,
  model: string,
  setup: ModelSetup,
  load: LoadPackage = importPackage,
): Promise<BaseChatModel> {
  checkUrl(provider, setup);
  const Model = await classOf<BaseChatModel>(provider, provider.modelClass.className, setup, load);
  const chatModel = made(Model, chatFields(provider, model, setup));
  // OpenAI's is made without a key and fails at the first customer.
  const isKeyMissing = chatModel !== undefined && "apiKey" in chatModel && !chatModel.apiKey;
  if (chatModel === undefined || (isKeyMissing && !provider.needsNoKey)) throw notSetUp(provider, setup);
  return chatModel;
}

async function loadEmbeddingsFrom(
  provider: Provider,
  className: string,
  model: string,
  setup: ProviderSetup,
): Promise<EmbeddingsInterface> {
  checkUrl(provider, setup);
  const Model = await classOf<EmbeddingsInterface>(provider, className, setup, importPackage);
  const embeddings = made(Model, { model, ...sharedFields(provider, setup) });
  const isKeyMissing = setup.key === undefined && !provider.needsNoKey;
  if (embeddings === undefined || isKeyMissing) throw notSetUp(provider, setup);
  return embeddings;
}

function checkUrl({ name, needsUrl }: Provider, { namedIn, url }: ProviderSetup): void {
  if (needsUrl && url === undefined) {
    throw new ConfigError([`${namedIn.url}: it is needed with ${name}: the address of the server`]);
  }
}

function made<Made>(Model: Constructor<Made>, fields: Fields): Made | undefined {
  try {
    return new Model(fields);
  } catch {
    // Its error may name the key.
    return undefined;
  }
}

const notSetUp = ({ name, keyVariable }: Provider, { namedIn }: ProviderSetup): ConfigError =>
  new ConfigError([`${namedIn.model}: ${name} could not be set up; is ${keyVariable ?? "its key"} set?`]);

async function classOf<Made>(
  { name, modelClass: { packageName, version } }: Provider,
  className: string,
  { namedIn }: ProviderSetup,
  load: LoadPackage,
): Promise<Constructor<Made>> {
  let loaded: Readonly<Record<string, unknown>>;
  try {
    loaded = await load(packageName);
  } catch {
    throw new ConfigError([`${namedIn.model}: ${name} needs its package: npm install ${packageName}@${version}`]);
  }
  const Model = loaded[className];
  if (!isClass<Made>(Model)) {
    throw new ConfigError([`${namedIn.model}: ${packageName} has no ${className}; update the package`]);
  }
  return Model;
}

/** A class that is given no key at all would look for one in the environment, and send it to any server. */
const noKey = "none";

function chatFields(provider: Provider, model: string, setup: ModelSetup): Fields {
  const { modelClass, moreFields, name } = provider;
  // No temperature: models that think refuse any but their own (@langchain/anthropic 1.5.11 throws on it; read
  // 2026-11).
  return {
    model,
    [modelClass.maxOutputField]: setup.maxOutputTokens,
    // What the log and metrics call it.
    metadata: { deskgraph_model: `${name}:${model}` },
    ...sharedFields(provider, setup),
    ...moreFields,
  };
}

function sharedFields({ modelClass, usualUrl, needsNoKey }: Provider, { url, key }: ProviderSetup): Fields {
  const address = url ?? usualUrl;
  const apiKey = key ?? (needsNoKey ? noKey : undefined);
  return {
    // Theirs can sleep for a minute; ours is in nodes/agent.
    maxRetries: 0,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(address === undefined ? {} : modelClass.addressFields(address)),
  };
}
