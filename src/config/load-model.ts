import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { models } from "../../integrations/index.ts";
import { ConfigError, type Shop } from "../core/index.ts";
import type { Config } from "./config.ts";

/** The model of the config file, or the one that is named as `rehearsal` or `provider:model`. */
export async function loadModel({
  chatModel,
  model,
  shop,
}: Pick<Config, "chatModel" | "model" | "shop">): Promise<BaseChatModel> {
  if (chatModel !== undefined) return chatModel;
  const loaded = await loadNamedModel(model, shop.modelLimits);
  if (loaded.bindTools === undefined) {
    throw new ConfigError([`DESKGRAPH_MODEL: "${model}" cannot call tools; choose a model that can`]);
  }
  return loaded;
}

export async function loadNamedModel(
  named: string,
  limits: Pick<Shop["modelLimits"], "maxOutputTokens">,
): Promise<BaseChatModel> {
  const [provider = "", ...rest] = named.split(":");
  const model = rest.join(":");
  const vendor = Object.hasOwn(models, provider) ? models[provider] : undefined;
  if (vendor === undefined || (model === "") !== (vendor.isSingle ?? false)) {
    const providers = Object.entries(models).flatMap(([name, { isSingle }]) => (isSingle ? [] : [name]));
    throw new ConfigError([`DESKGRAPH_MODEL: provider:model is expected, with one of ${providers.join(", ")}`]);
  }
  return vendor.load(model, limits);
}
