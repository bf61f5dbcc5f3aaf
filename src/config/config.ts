import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { parseEnv } from "node:util";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  ConfigError,
  type HelpdeskPlan,
  type LogLevel,
  type MediaReaders,
  Secret,
  type Shop,
  type TenantId,
  tenantId,
} from "../core/index.ts";
import { createCatalogue, type ShopCatalogue } from "../shop/catalogue.ts";
import demoCatalogue from "../shop/demo-catalogue.json" with { type: "json" };
import { type Loaded, loadCatalogue, productsFromJson } from "../shop/load-catalogue.ts";
import { helpdesksOf } from "./helpdesks.ts";
import { loadShop, type Shelf } from "./load-shop.ts";
import { providerKeys, type Variable, type VariableName, variables, vendorVariables } from "./variables.ts";

export { defineConfig, type ShopConfig } from "./define-config.ts";

/** Everything the product is told, parsed once and frozen. The rest of the code never reads the environment. */
export interface Config {
  readonly tenant: TenantId;
  readonly homeDir: string;
  readonly databaseUrl: Secret | undefined;
  readonly supabase: { readonly url: string; readonly key: Secret } | undefined;
  readonly host: string;
  readonly port: number;
  readonly telegram:
    | {
        readonly token: Secret;
        readonly apiRoot: string | undefined;
        readonly webhookUrl: string | undefined;
        /** Of the shop's payment provider, for invoices in the chat. */
        readonly paymentToken: Secret | undefined;
      }
    | undefined;
  /** Undefined: what the CRM would be told is logged and shown. */
  readonly crm: { readonly url: string; readonly key: Secret } | undefined;
  /** By name, the usual one first; not connected yet. */
  readonly helpdesks: Readonly<Record<string, HelpdeskPlan>>;
  readonly logLevel: LogLevel;
  readonly model: string;
  readonly chatModel: BaseChatModel | undefined;
  /** Who can hear and see, if anybody can. */
  readonly readers: MediaReaders;
  readonly shop: Shop;
  /** Undefined until the database is open, when the catalogue is kept in its table. */
  readonly catalogue: ShopCatalogue | undefined;
}

export interface ConfigSources {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

/** Reads everything, finds everything that is wrong with it, and only then gives up. */
export async function loadConfig({ env = process.env, cwd = process.cwd() }: ConfigSources = {}): Promise<Config> {
  const file = readEnvFile(cwd);
  const written = { ...file.values, ...withoutEmpty(env) };
  const given = withAliases(written);
  const { values, problems } = readVariables(variables, given);
  const vendors = readVariables(vendorVariables, given);
  if (env === process.env) passOnProviderKeys(file.values);
  const loaded = await loadShop(cwd, values.DESKGRAPH_CONFIG);
  const catalogue = loaded.shelf === undefined ? undefined : await catalogueOf(loaded.shelf, cwd);
  const helpdesks = helpdesksOf(values.TICKETING_PROVIDER, loaded.shop?.helpdesk.rules ?? [], vendors.values);
  const named = [...problems, ...vendors.problems];
  // What is written wrongly is there, and not "needed" on top.
  const isNews = (problem: string): boolean => !named.some((each) => nameIn(each) === nameIn(problem));
  const all = [
    ...file.problems,
    ...named,
    ...pairProblems(values).filter(isNews),
    ...loaded.problems,
    ...helpdesks.problems.filter(isNews),
    ...invoiceProblems(loaded.shop, values),
    ...(catalogue !== undefined && "problems" in catalogue ? catalogue.problems : []),
  ];
  if (all.length > 0 || loaded.shop === undefined)
    throw new ConfigError(all.map((problem) => asWritten(problem, written)));
  const { shop } = loaded;
  const secret = (value: string | undefined): Secret | undefined =>
    value === undefined ? undefined : new Secret(value);
  const url = values.SUPABASE_URL;
  const key = secret(values.SUPABASE_SERVICE_ROLE_KEY);
  return Object.freeze({
    tenant: tenantId(values.DESKGRAPH_TENANT ?? "shop"),
    homeDir: resolve(cwd, values.DESKGRAPH_HOME ?? ".deskgraph"),
    databaseUrl: secret(values.DATABASE_URL),
    supabase: url === undefined || key === undefined ? undefined : Object.freeze({ url, key }),
    host: values.HOST ?? "127.0.0.1",
    port: values.PORT ?? 8080,
    telegram: telegramOf(values),
    crm: crmOf(values),
    helpdesks: Object.freeze(helpdesks.plans),
    logLevel: logLevelOf(values.DESKGRAPH_LOG),
    model: values.DESKGRAPH_MODEL ?? shop.model,
    chatModel: loaded.chatModel,
    readers: Object.freeze(loaded.readers ?? {}),
    shop: deepFrozen(shop),
    catalogue:
      catalogue !== undefined && "products" in catalogue
        ? createCatalogue(catalogue.products, shop.currency)
        : undefined,
  });
}

const nameIn = (problem: string): string => problem.split(":", 1)[0] ?? "";

type Values = { readonly [Name in Exclude<VariableName, "PORT">]?: string } & { readonly PORT?: number };

type Read<Described> = Described extends typeof variables ? Values : Readonly<Record<string, string | undefined>>;

function readVariables<Described extends Readonly<Record<string, Variable>>>(
  described: Described,
  env: Readonly<Record<string, string>>,
): { values: Read<Described>; problems: string[] } {
  const values: Record<string, string | number> = {};
  const problems: string[] = [];
  for (const [name, { schema }] of Object.entries(described)) {
    const parsed = schema.safeParse(env[name]);
    if (parsed.success) {
      if (parsed.data !== undefined) values[name] = parsed.data;
    } else {
      problems.push(`${name}: ${parsed.error.issues[0]?.message ?? "something else"} is expected`);
    }
  }
  return { values: values as Read<Described>, problems };
}

/** A `.env` beside the project; the real environment wins over it. */
function readEnvFile(cwd: string): { values: Record<string, string>; problems: string[] } {
  const file = resolve(cwd, ".env");
  if (!existsSync(file)) return { values: {}, problems: [] };
  try {
    return { values: withoutEmpty(parseEnv(readFileSync(file, "utf8"))), problems: [] };
  } catch {
    return { values: {}, problems: [".env: it cannot be read"] };
  }
}

/** Providers' packages read their keys from the environment themselves, and so would miss those of `.env`. */
function passOnProviderKeys(values: Readonly<Record<string, string>>): void {
  for (const name of providerKeys) {
    const value = values[name];
    if (value !== undefined && !process.env[name]) process.env[name] = value;
  }
}

/** An empty variable is one that is not set: that is what a line without a value in `.env` means. */
const withoutEmpty = (env: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value]] : [])));

function telegramOf({
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_API_ROOT: apiRoot,
  TELEGRAM_WEBHOOK_URL: webhookUrl,
  TELEGRAM_PAYMENT_TOKEN: payment,
}: Values) {
  if (token === undefined) return undefined;
  const paymentToken = payment === undefined ? undefined : new Secret(payment);
  // Telegram's client puts its own slash behind it, and nobody serves an address with two.
  return Object.freeze({
    token: new Secret(token),
    apiRoot: apiRoot?.replace(/\/+$/, ""),
    webhookUrl,
    paymentToken,
  });
}

/** Checked already, among everything else. */
const logLevelOf = (value: string | undefined): LogLevel =>
  (["debug", "info", "warn", "error", "silent"] as const).find((level) => level === value) ?? "info";

/** Of these, one without the other is a mistake. */
const pairs = [
  ["SUPABASE_URL", "SUPABASE_SERVICE_ROLE_KEY"],
  ["SNITKIX_API_URL", "SNITKIX_API_KEY"],
] as const;

const pairProblems = (values: Values): string[] =>
  pairs.flatMap(([one, other]) => {
    if ((values[one] === undefined) === (values[other] === undefined)) return [];
    const [missing, given] = values[one] === undefined ? [one, other] : [other, one];
    return [`${missing}: it is needed beside ${given}`];
  });

/** The same setting under the vendor's present name; the documented one wins. */
const aliases = { SITNIKS_API_URL: "SNITKIX_API_URL", SITNIKS_API_KEY: "SNITKIX_API_KEY" } as const;

const withAliases = (env: Readonly<Record<string, string>>): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(aliases).flatMap(([alias, name]) => (env[alias] === undefined ? [] : [[name, env[alias]]])),
  ),
  ...env,
});

/** A problem in the spelling of whoever has to mend it. */
const asWritten = (problem: string, env: Readonly<Record<string, string>>): string =>
  Object.entries(aliases).some(([alias]) => env[alias] !== undefined)
    ? Object.entries(aliases).reduce((text, [alias, name]) => text.replaceAll(name, alias), problem)
    : problem;

function crmOf({ SNITKIX_API_URL: url, SNITKIX_API_KEY: key }: Values): Config["crm"] {
  return url === undefined || key === undefined ? undefined : Object.freeze({ url, key: new Secret(key) });
}

/** A way to pay that cannot be offered would be noticed by the first customer who chooses it. */
function invoiceProblems(shop: Shop | undefined, { TELEGRAM_BOT_TOKEN, TELEGRAM_PAYMENT_TOKEN }: Values): string[] {
  const method = shop?.paymentMethods.find(({ by }) => by === "invoice");
  if (method === undefined || TELEGRAM_BOT_TOKEN === undefined || TELEGRAM_PAYMENT_TOKEN !== undefined) return [];
  return [`TELEGRAM_PAYMENT_TOKEN: the payment method "${method.id}" is by invoice, which needs it`];
}

async function catalogueOf({ catalogue, currency }: Shelf, cwd: string): Promise<Loaded | undefined> {
  if (catalogue === "table") return undefined;
  if (catalogue === "demo") return productsFromJson(demoCatalogue, "demo", currency);
  return loadCatalogue(isAbsolute(catalogue) ? catalogue : resolve(cwd, catalogue), currency);
}

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFrozen(inner);
  }
  return value;
}
