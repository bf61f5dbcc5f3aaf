import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { models } from "../../integrations/index.ts";
import { ConfigError, type Shop } from "../core/index.ts";
import type { Config } from "./config.ts";

type ModelConfig = Pick<
  Config,
  "chatModel" | "model" | "modelUrl" | "modelFallbacks" | "replyJudge" | "modelsNamedIn" | "modelKeys" | "shop"
>;

/** Where a model and its address are told, as an error says it. */
interface NamedIn {
  readonly model: string;
  readonly url: string;
}

interface LoadedModels {
  readonly model: BaseChatModel;
  /** Who is asked when it fails, in this order. */
  readonly fallbacks: readonly BaseChatModel[];
  /** Who reads drafts beside their sources; undefined: nobody. */
  readonly judge: BaseChatModel | undefined;
}

/** The model of the config file, or the one that is named; and those that stand in for it. */
export async function loadModels(config: ModelConfig): Promise<LoadedModels> {
  const { chatModel, model, modelUrl: url, modelFallbacks, replyJudge, modelsNamedIn } = config;
  const named = { model: modelsNamedIn.model, url: "DESKGRAPH_MODEL_URL" };
  const standIns = { model: modelsNamedIn.fallbacks, url: "modelFallbacks in the config file: url" };
  const judgeNamed = { model: modelsNamedIn.judge, url: `${modelsNamedIn.judge}: url` };
  return {
    model: chatModel ?? (await loadNamed({ model, url }, named, config)),
    fallbacks: await Promise.all(modelFallbacks.map((each) => loadNamed(each, standIns, config))),
    judge: replyJudge && (await loadNamed(replyJudge, judgeNamed, config)),
  };
}

async function loadNamed(
  { model, url }: Config["modelFallbacks"][number],
  namedIn: NamedIn,
  { shop, modelKeys }: ModelConfig,
): Promise<BaseChatModel> {
  const loaded = await loadNamedModel(model, shop.modelLimits, { url, namedIn, keys: modelKeys });
  if (loaded.bindTools === undefined) {
    throw new ConfigError([`${namedIn.model}: "${model}" cannot call tools; choose a model that can`]);
  }
  return loaded;
}

const usualPlaces: NamedIn = { model: "DESKGRAPH_MODEL", url: "DESKGRAPH_MODEL_URL" };

export async function loadNamedModel(
  named: string,
  { maxOutputTokens }: Pick<Shop["modelLimits"], "maxOutputTokens">,
  {
    url,
    namedIn = usualPlaces,
    keys = {},
  }: { readonly url?: string | undefined; readonly namedIn?: NamedIn; readonly keys?: Config["modelKeys"] } = {},
): Promise<BaseChatModel> {
  const [provider = "", ...rest] = named.split(":");
  const model = rest.join(":");
  const vendor = Object.hasOwn(models, provider) ? models[provider] : undefined;
  if (vendor === undefined || (model === "") !== (vendor.isSingle ?? false)) {
    const providers = Object.entries(models).flatMap(([name, { isSingle }]) => (isSingle ? [] : [name]));
    throw new ConfigError([`${namedIn.model}: provider:model is expected, with one of ${providers.join(", ")}`]);
  }
  const key = vendor.keyVariable === undefined ? undefined : keys[vendor.keyVariable]?.reveal();
  return vendor.load(model, { maxOutputTokens, url, key, namedIn });
}
