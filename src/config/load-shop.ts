import { existsSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { z } from "zod";
import { type MediaReaders, type Shop, shopSchema, weekdays } from "../core/index.ts";
import { demoShop } from "../shop/demo-shop.ts";
import { problemsOf } from "./problems.ts";

/** Where the goods are. Known even when other settings are wrong, so that both are found wrong at once. */
export type Shelf = Pick<Shop, "catalogue" | "currency">;

export interface LoadedShop {
  readonly shop: Shop | undefined;
  readonly shelf?: Shelf;
  readonly chatModel?: BaseChatModel;
  readonly readers?: MediaReaders;
  readonly problems: readonly string[];
}

const defaultFile = "deskgraph.config.ts";

/** The shop of the config file laid over the demo shop; without a file, the demo shop. */
export async function loadShop(cwd: string, named: string | undefined): Promise<LoadedShop> {
  const name = named ?? defaultFile;
  const file = isAbsolute(name) ? name : resolve(cwd, name);
  if (!existsSync(file)) {
    return named === undefined
      ? { shop: demoShop, shelf: demoShop, problems: [] }
      : { shop: undefined, problems: ["DESKGRAPH_CONFIG: there is no such file"] };
  }
  let written: unknown;
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    written = isRecord(module) ? module["default"] : undefined;
  } catch (error) {
    const message = error instanceof Error ? firstLine(error.message) : "";
    return { shop: undefined, problems: [`${name}: it cannot be loaded: ${message}`] };
  }
  if (!isRecord(written)) {
    return { shop: undefined, problems: [`${name}: "export default defineConfig({ … })" is expected`] };
  }
  const { chatModel, media, ...settings } = written;
  const mediaProblems = problemsOfMedia(media);
  const candidate = merged(demoShop, settings);
  const parsed = shopSchema.safeParse(candidate);
  const shelf = shelfOf(candidate);
  return {
    shop: parsed.data,
    ...(shelf === undefined ? {} : { shelf }),
    ...(isChatModel(chatModel) ? { chatModel } : {}),
    ...(mediaProblems.length === 0 && isRecord(media) ? { readers: media as MediaReaders } : {}),
    problems: [
      ...(chatModel === undefined || isChatModel(chatModel)
        ? []
        : [`${name}: chatModel: a LangChain chat model is expected`]),
      ...mediaProblems.map((problem) => `${name}: ${problem}`),
      ...(parsed.success ? [] : problemsOf(parsed.error, name, demoShop)),
      ...crossChecks(candidate).map((problem) => `${name}: ${problem}`),
    ],
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

const isChatModel = (value: unknown): value is BaseChatModel =>
  isRecord(value) && typeof value["invoke"] === "function";

const readerNames: readonly string[] = ["transcribe", "describe", "readProof"] satisfies (keyof MediaReaders)[];

function problemsOfMedia(media: unknown): string[] {
  if (media === undefined) return [];
  if (!isRecord(media)) return [`media: functions are expected, by name: ${readerNames.join(", ")}`];
  return Object.entries(media).flatMap(([key, value]) => {
    if (!readerNames.includes(key))
      return [`media.${key}: there is no such reader; known are ${readerNames.join(", ")}`];
    return value === undefined || typeof value === "function" ? [] : [`media.${key}: a function is expected`];
  });
}

/**
 * Objects are merged, lists and single values replaced: a shop with one payment method has one. Requisites and texts in
 * several languages are replaced too: a customer must not read half of the demo shop's.
 */
function merged(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (!isRecord(base) || !isRecord(over) || Array.isArray(base) || Array.isArray(over) || isWhole(base)) return over;
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, merged(base[key], over[key])]));
}

const isWhole = (base: Record<string, unknown>): boolean => "iban" in base || "uk" in base;

const { catalogue: catalogueSchema, currency: currencySchema, workingHours: hoursSchema } = shopSchema.shape;
const namedSchema = z.array(z.looseObject({ id: z.string() }).or(z.unknown().transform(() => ({ id: undefined }))));

function shelfOf(candidate: unknown): Shelf | undefined {
  const settings = isRecord(candidate) ? candidate : {};
  const catalogue = catalogueSchema.safeParse(settings["catalogue"]).data;
  // The currency does not make a catalogue right or wrong; a wrong one is listed by itself.
  const currency = currencySchema.safeParse(settings["currency"]).data ?? demoShop.currency;
  return catalogue === undefined ? undefined : { catalogue, currency };
}

/** What one setting demands of another, as far as those are readable: the rest is listed by the schema. */
function crossChecks(candidate: unknown): string[] {
  const settings = isRecord(candidate) ? candidate : {};
  const ids = (namedSchema.safeParse(settings["paymentMethods"]).data ?? []).flatMap(({ id }) => id ?? []);
  const twice = ids.length === new Set(ids).size ? [] : ["paymentMethods: each needs an id of its own"];
  const written = isRecord(settings["workingHours"]) ? settings["workingHours"] : {};
  const hours = weekdays.flatMap((weekday) => {
    const day = hoursSchema.shape[weekday].safeParse(written[weekday]).data;
    return day === undefined || day === "closed" || day.from < day.to
      ? []
      : [`workingHours.${weekday}: "from" must be before "to"`];
  });
  return [...twice, ...hours];
}
