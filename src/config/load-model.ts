import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { models } from "../../integrations/index.ts";
import { ConfigError } from "../core/index.ts";

/** The model of the config file, or the one that is named as `rehearsal` or `provider:model`. */
export async function loadModel({
  chatModel,
  model,
}: {
  readonly chatModel: BaseChatModel | undefined;
  readonly model: string;
}): Promise<BaseChatModel> {
  if (chatModel !== undefined) return chatModel;
  const loaded = await loadNamedModel(model);
  if (loaded.bindTools === undefined) {
    throw new ConfigError([`DESKGRAPH_MODEL: "${model}" cannot call tools; choose a model that can`]);
  }
  return loaded;
}

export async function loadNamedModel(named: string): Promise<BaseChatModel> {
  const [provider = "", ...rest] = named.split(":");
  const model = rest.join(":");
  const vendor = Object.hasOwn(models, provider) ? models[provider] : undefined;
  if (vendor === undefined || (model === "") !== (vendor.isSingle ?? false)) {
    const providers = Object.entries(models).flatMap(([name, { isSingle }]) => (isSingle ? [] : [name]));
    throw new ConfigError([`DESKGRAPH_MODEL: provider:model is expected, with one of ${providers.join(", ")}`]);
  }
  return vendor.load(model);
}
