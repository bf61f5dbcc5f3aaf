import { existsSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type Shop, shopSchema, weekdays } from "../core/index.ts";
import { demoShop } from "../shop/demo-shop.ts";
import { problemsOf } from "./problems.ts";

export interface LoadedShop {
  readonly shop: Shop | undefined;
  readonly chatModel?: BaseChatModel;
  readonly problems: readonly string[];
}

const defaultFile = "deskgraph.config.ts";

/** The shop of the config file laid over the demo shop; without a file, the demo shop. */
export async function loadShop(cwd: string, named: string | undefined): Promise<LoadedShop> {
  const name = named ?? defaultFile;
  const file = isAbsolute(name) ? name : resolve(cwd, name);
  if (!existsSync(file)) {
    return named === undefined
      ? { shop: demoShop, problems: [] }
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
  const { chatModel, ...shop } = written;
  const isModel = isRecord(chatModel) && typeof chatModel["invoke"] === "function";
  const modelProblems =
    chatModel === undefined || isModel ? [] : [`${name}: chatModel: a LangChain chat model is expected`];
  const parsed = shopSchema.safeParse(merged(demoShop, shop));
  const problems = parsed.success
    ? crossChecks(parsed.data).map((problem) => `${name}: ${problem}`)
    : problemsOf(parsed.error, name, demoShop);
  return {
    shop: parsed.success ? parsed.data : undefined,
    ...(isModel ? { chatModel: chatModel as object as BaseChatModel } : {}),
    problems: [...modelProblems, ...problems],
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

/** Objects are merged, lists and single values replaced: a shop with one payment method has one. */
function merged(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (!isRecord(base) || !isRecord(over) || Array.isArray(base) || Array.isArray(over)) return over;
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, merged(base[key], over[key])]));
}

function crossChecks(shop: Shop): string[] {
  const ids = shop.paymentMethods.map(({ id }) => id);
  const twice = ids.length === new Set(ids).size ? [] : ["paymentMethods: each needs an id of its own"];
  const hours = weekdays.flatMap((weekday) => {
    const day = shop.workingHours[weekday];
    return day === "closed" || day.from < day.to ? [] : [`workingHours.${weekday}: "from" must be before "to"`];
  });
  return [...twice, ...hours];
}
