import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ConfigError } from "../../src/core/index.ts";
import type { AnswerLimits, ModelVendor } from "./model-vendor.ts";

/** A provider of LangChain's, whose package is installed beside us. */
export interface Provider {
  readonly name: string;
  readonly packageName: string;
  /** The newest that goes with the core pinned here (2026-11); a later one may ask for another core. */
  readonly version: string;
  readonly className: string;
  readonly keyVariable: string;
  /** What the class calls the most tokens of one answer. */
  readonly maxOutputField: "maxTokens" | "maxOutputTokens";
}

/** Providers' packages are tens of megabytes and optional: each is loaded when it is asked for. */
type LoadPackage = (packageName: string) => Promise<Readonly<Record<string, unknown>>>;
const importPackage: LoadPackage = (packageName) => import(packageName);

type ModelClass = new (fields: Readonly<Record<string, string | number>>) => BaseChatModel;
const isClass = (value: unknown): value is ModelClass => typeof value === "function";

export const modelProvider = (provider: Provider): ModelVendor => ({
  keyVariable: provider.keyVariable,
  load: (model, limits) => loadFrom(provider, model, limits),
});

export async function loadFrom(
  { name, packageName, version, className, keyVariable, maxOutputField }: Provider,
  model: string,
  { maxOutputTokens }: AnswerLimits,
  load: LoadPackage = importPackage,
): Promise<BaseChatModel> {
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
    // No temperature: models that think refuse any but their own (@langchain/anthropic 1.5.11 throws on it; read
    // 2026-11). One retry, then a person is asked.
    chatModel = new Model({ model, maxRetries: 1, [maxOutputField]: maxOutputTokens });
  } catch {
    throw keyMissing;
  }
  // OpenAI's is made without a key and fails at the first customer.
  if ("apiKey" in chatModel && !chatModel.apiKey) throw keyMissing;
  return chatModel;
}
