import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { models } from "../../integrations/index.ts";
import { ConfigError, type Shop } from "../core/index.ts";
import type { Config } from "./config.ts";

type ModelConfig = Pick<Config, "chatModel" | "model" | "modelUrl" | "modelFallbacks" | "modelKeys" | "shop">;

interface LoadedModels {
  readonly model: BaseChatModel;
  /** Who is asked when it fails, in this order. */
  readonly fallbacks: readonly BaseChatModel[];
}

/** The model of the config file, or the one that is named; and those that stand in for it. */
export async function loadModels(config: ModelConfig): Promise<LoadedModels> {
  const { chatModel, model, modelUrl: url, modelFallbacks } = config;
  return {
    model: chatModel ?? (await loadNamed({ model, url }, "DESKGRAPH_MODEL", config)),
    fallbacks: await Promise.all(modelFallbacks.map((each) => loadNamed(each, "DESKGRAPH_MODEL_FALLBACKS", config))),
  };
}

async function loadNamed(
  { model, url }: Config["modelFallbacks"][number],
  variable: string,
  { shop, modelKeys }: ModelConfig,
): Promise<BaseChatModel> {
  const loaded = await loadNamedModel(model, shop.modelLimits, { url, keys: modelKeys });
  if (loaded.bindTools === undefined) {
    throw new ConfigError([`${variable}: "${model}" cannot call tools; choose a model that can`]);
  }
  return loaded;
}

export async function loadNamedModel(
  named: string,
  { maxOutputTokens }: Pick<Shop["modelLimits"], "maxOutputTokens">,
  { url, keys = {} }: { readonly url?: string | undefined; readonly keys?: Config["modelKeys"] } = {},
): Promise<BaseChatModel> {
  const [provider = "", ...rest] = named.split(":");
  const model = rest.join(":");
  const vendor = Object.hasOwn(models, provider) ? models[provider] : undefined;
  if (vendor === undefined || (model === "") !== (vendor.isSingle ?? false)) {
    const providers = Object.entries(models).flatMap(([name, { isSingle }]) => (isSingle ? [] : [name]));
    throw new ConfigError([`DESKGRAPH_MODEL: provider:model is expected, with one of ${providers.join(", ")}`]);
  }
  const key = vendor.keyVariable === undefined ? undefined : keys[vendor.keyVariable]?.reveal();
  return vendor.load(model, { maxOutputTokens, url, key });
}
