import { existsSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type MediaReaders, type Shop, shopSchema } from "../core/index.ts";
import { demoShop } from "../shop/demo-shop.ts";
import { mediaProblems } from "./check-media.ts";
import { crossProblems } from "./check-shop.ts";
import { isRecord, merged } from "./merge-shop.ts";
import { problemsOf } from "./problems.ts";
import { readVendorSettings } from "./vendor-settings.ts";

/** Where the goods are. Known even when other settings are wrong, so that both are found wrong at once. */
export type Shelf = Pick<Shop, "catalogue" | "currency" | "knowledge" | "goods">;

export interface LoadedShop {
  readonly shop: Shop | undefined;
  readonly shelf?: Shelf;
  readonly chatModel?: BaseChatModel;
  readonly readers?: MediaReaders;
  /** By vendor. */
  readonly vendorSettings: Readonly<Record<string, unknown>>;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

export const usualConfigFile = "deskgraph.config.ts";

/** The shop of the config file laid over the demo shop; without a file, the demo shop. */
export async function loadShop(cwd: string, named: string | undefined): Promise<LoadedShop> {
  const name = named ?? usualConfigFile;
  const file = isAbsolute(name) ? name : resolve(cwd, name);
  if (!existsSync(file)) {
    return named === undefined ? readShop({}, name) : without("DESKGRAPH_CONFIG: there is no such file");
  }
  let written: unknown;
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    written = isRecord(module) ? module["default"] : undefined;
  } catch (error) {
    const message = error instanceof Error ? firstLine(error.message) : "";
    return without(`${name}: it cannot be loaded: ${message}`);
  }
  return isRecord(written)
    ? readShop(written, name)
    : without(`${name}: "export default defineConfig({ … })" is expected`);
}

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

const without = (problem: string): LoadedShop => ({
  shop: undefined,
  vendorSettings: {},
  problems: [problem],
  warnings: [],
});

function readShop(written: Readonly<Record<string, unknown>>, name: string): LoadedShop {
  const { chatModel, media, ...others } = written;
  const vendors = readVendorSettings(others, name);
  const wrongMedia = mediaProblems(media);
  const candidate = merged(shopBelow(vendors.rest), vendors.rest);
  const parsed = shopSchema.safeParse(candidate);
  const shelf = shelfOf(candidate);
  return {
    shop: parsed.data,
    ...(shelf === undefined ? {} : { shelf }),
    ...(isChatModel(chatModel) ? { chatModel } : {}),
    ...(wrongMedia.length === 0 && isRecord(media) ? { readers: media as MediaReaders } : {}),
    vendorSettings: vendors.settings,
    problems: [
      ...(chatModel === undefined || isChatModel(chatModel)
        ? []
        : [`${name}: chatModel: a LangChain chat model is expected`]),
      ...wrongMedia.map((problem) => `${name}: ${problem}`),
      ...(parsed.success ? [] : problemsOf(parsed.error, name, demoShop)),
      ...crossProblems(candidate).map((problem) => `${name}: ${problem}`),
      ...vendors.problems,
    ],
    warnings: [...vendors.warnings, ...(isChatModel(chatModel) ? endlessAnswers(chatModel, name) : [])],
  };
}

/**
 * What a shop's own settings are laid over. Contacts and size charts are the demo goods' own: a shop that sells
 * others, or is reached elsewhere, must not send its customers there.
 */
function shopBelow({ catalogue, contacts }: Readonly<Record<string, unknown>>): Shop {
  const { contacts: demoContacts, sizes, ...shop } = demoShop;
  const isDemo = catalogue === undefined || catalogue === demoShop.catalogue;
  return {
    ...shop,
    sizes: isDemo ? sizes : [],
    ...(isDemo && contacts === undefined && demoContacts !== undefined ? { contacts: demoContacts } : {}),
  };
}

const isChatModel = (value: unknown): value is BaseChatModel =>
  isRecord(value) && typeof value["invoke"] === "function";

/** As the classes of LangChain's call it. */
const maxOutputFields = ["maxTokens", "maxOutputTokens", "maxCompletionTokens", "numPredict"];

/** Where a model has such a field and nothing in it, an answer is as long as the provider allows. */
function endlessAnswers(chatModel: BaseChatModel, name: string): string[] {
  const fields = new Map<string, unknown>(Object.entries(chatModel));
  const isEndless =
    maxOutputFields.some((field) => fields.has(field)) &&
    maxOutputFields.every((field) => typeof fields.get(field) !== "number");
  return isEndless ? [`${name}: chatModel: nothing bounds its answers; give it a maximum of output tokens`] : [];
}

const { catalogue: catalogueSchema, currency: currencySchema, knowledge: knowledgeSchema } = shopSchema.shape;
const { goods: goodsSchema } = shopSchema.shape;

function shelfOf(candidate: unknown): Shelf | undefined {
  const settings = isRecord(candidate) ? candidate : {};
  const catalogue = catalogueSchema.safeParse(settings["catalogue"]).data;
  // The currency does not make a catalogue right or wrong; a wrong currency is listed by itself.
  const currency = currencySchema.safeParse(settings["currency"]).data ?? demoShop.currency;
  const knowledge = knowledgeSchema.safeParse(settings["knowledge"]).data ?? [];
  const goods = goodsSchema.safeParse(settings["goods"]).data ?? goodsSchema.parse({});
  return catalogue === undefined ? undefined : { catalogue, currency, knowledge, goods };
}
