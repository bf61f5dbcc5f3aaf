import { resolve } from "node:path";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { channels, crms, payments, staffSurfaces } from "../../integrations/index.ts";
import {
  type ChannelPlan,
  ConfigError,
  type CrmPlan,
  type HelpdeskPlan,
  type LogLevel,
  type MediaReaders,
  type Passage,
  type PaymentPlan,
  Secret,
  type Shop,
  type StaffPlan,
  secretProblems,
  secretsBeforeIn,
  type TenantId,
  tenantId,
} from "../core/index.ts";
import type { LoadedKnowledge } from "../knowledge/loaded.ts";
import { createCatalogue, type ShopCatalogue } from "../shop/catalogue.ts";
import type { Loaded } from "../shop/product-schema.ts";
import { inWrittenNames, withAliases } from "./aliases.ts";
import { metricsProblems, pairProblems, wayProblems, withoutNamed } from "./checks.ts";
import { chooseHelpdesks } from "./choose-helpdesks.ts";
import { chooseEach, chooseVendor } from "./choose-vendor.ts";
import { deepFrozen } from "./deep-frozen.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { type GoodsSource, goodsSourceOf, loadPages, loadShelf } from "./load-shelf.ts";
import { type LoadedShop, loadShop, usualConfigFile } from "./load-shop.ts";
import { plainHttpProblems } from "./plain-http.ts";
import { readVariables, type Values } from "./read-variables.ts";
import { defaultPort, modelKeyVariables, variables, vendorVariables } from "./variables.ts";

export { defineConfig, type ShopConfig } from "./define-config.ts";

/** Everything the product is told, parsed once and frozen. The rest of the code never reads the environment. */
export interface Config {
  readonly tenant: TenantId;
  readonly homeDir: string;
  readonly databaseUrl: Secret | undefined;
  /** Of the role that owns the tables, where the product's role owns nothing. */
  readonly databaseOwnerUrl: Secret | undefined;
  readonly supabase: { readonly url: string; readonly key: Secret } | undefined;
  readonly host: string;
  readonly port: number;
  readonly metrics: {
    /** Undefined: they have no port of their own. */
    readonly port: number | undefined;
    readonly host: string;
    /** With it they are shown on `port` of the product, too; demanded wherever they are. */
    readonly token: Secret | undefined;
  };
  /** Where customers write, besides the terminal; not opened yet. */
  readonly channel: ChannelPlan | undefined;
  /** Undefined: what the CRM would be told is logged and shown. */
  readonly crm: CrmPlan | undefined;
  /** By name, the usual one first; not connected yet. */
  readonly helpdesks: Readonly<Record<string, HelpdeskPlan>>;
  /** Where the shop's people meet, beside the channel; not opened yet. */
  readonly staffSurfaces: readonly StaffPlan[];
  /** Who makes links to pay, by name; not opened yet. */
  readonly payments: Readonly<Record<string, PaymentPlan>>;
  readonly logLevel: LogLevel;
  /** Where the operator is told of errors; undefined: in the log alone. */
  readonly alarmUrl: Secret | undefined;
  /** Where the list of customers who may leave is fetched. */
  readonly risks: { readonly url: Secret | undefined; readonly token: Secret | undefined };
  readonly model: string;
  /** Undefined: at its provider's own address. */
  readonly modelUrl: string | undefined;
  /** Who is asked when it fails, in this order. */
  readonly modelFallbacks: readonly { readonly model: string; readonly url?: string | undefined }[];
  /** Who reads each draft beside its sources; undefined: nobody. */
  readonly replyJudge: Config["modelFallbacks"][number] | undefined;
  /** Where each was named, as an error says it: the variable, or the file and its setting. */
  readonly modelsNamedIn: { readonly model: string; readonly fallbacks: string; readonly judge: string };
  /** By variable. */
  readonly modelKeys: Readonly<Record<string, Secret>>;
  readonly chatModel: BaseChatModel | undefined;
  /** The shop's functions that listen, look and read receipts; each may be absent. */
  readonly readers: MediaReaders;
  readonly shop: Shop;
  /** Undefined until the database is open, where the catalogue is kept in its table. */
  readonly catalogue: ShopCatalogue | undefined;
  /** The file or the address whose goods are kept in the table; undefined: the demo goods, or what was imported. */
  readonly goodsSource?: GoodsSource | undefined;
  /** Why the file's goods were not read, where that may be. */
  readonly goodsProblems?: readonly string[];
  /** What finds the shop's pages by their meaning; undefined: their words alone. */
  readonly embeddings: { readonly model: string; readonly url?: string | undefined } | undefined;
  /** Of the files in which the shop says something about itself; its table may hold more. */
  readonly passages: readonly Passage[];
  /** The variables of vendors' secrets of before that are set: each is to be taken out some day. */
  readonly secretsBefore: readonly string[];
  /** What a person should change some day; everything works as it is. */
  readonly warnings: readonly string[];
}

interface ConfigSources {
  /** Without it, the process's own. */
  readonly env?: Environment;
  readonly cwd?: string;
  /** A file of goods that cannot be read is no reason to give up: what is in the table is shown. */
  readonly mayLackGoods?: boolean;
}

/** Reads everything, finds everything that is wrong with it, and only then gives up. */
export async function loadConfig(sources: ConfigSources = {}): Promise<Config> {
  const { env, cwd = process.cwd(), mayLackGoods = false } = sources;
  const written = readEnvironment(cwd, env);
  const given = withAliases(written.values);
  const own = readVariables(variables, given);
  const vendors = readVariables(vendorVariables, given);
  const loaded = await loadShop(cwd, own.values.DESKGRAPH_CONFIG);
  const shelf = loaded.shelf === undefined ? undefined : await loadShelf(loaded.shelf, cwd);
  const pages = loaded.shelf === undefined ? { passages: [] } : await loadPages(loaded.shelf, cwd);
  const chosen = chooseVendors(own.values.TICKETING_PROVIDER, vendors.values, loaded);
  const misspelled = [...own.problems, ...vendors.problems];
  const problems = [
    ...written.problems,
    ...misspelled,
    ...plainHttpProblems({ ...own.values, ...vendors.values }, own.values.PLAIN_HTTP_HOSTS),
    ...withoutNamed([...pairProblems(own.values), ...metricsProblems(own.values), ...chosen.problems], misspelled),
    ...loaded.problems,
    ...wayProblems(loaded.shop, chosen),
    ...(mayLackGoods ? [] : problemsOf(shelf)),
    ...problemsOf(pages),
  ];
  const { shop } = loaded;
  if (problems.length > 0 || shop === undefined) {
    throw new ConfigError(problems.map((problem) => inWrittenNames(problem, written.values)));
  }
  return Object.freeze({
    ...ownSettings(own.values, cwd),
    ...vendorsOf(chosen),
    ...modelSettings(own.values, vendors.values, shop),
    chatModel: loaded.chatModel,
    readers: Object.freeze(loaded.readers ?? {}),
    shop: deepFrozen(shop),
    catalogue: catalogueOf(shelf, shop.currency),
    goodsSource: goodsSourceOf(shop, cwd),
    goodsProblems: Object.freeze(problemsOf(shelf)),
    passages: deepFrozen("passages" in pages ? pages.passages : []),
    secretsBefore: Object.freeze(secretsBeforeIn(vendors.values)),
    warnings: Object.freeze([...loaded.warnings, ...warningsOf(shelf), ...warningsOf(pages)]),
  });
}

const vendorsOf = ({ channel, crm, helpdesks, staffSurfaces, payments: providers }: ChosenVendors) => ({
  channel,
  crm,
  helpdesks: Object.freeze(helpdesks),
  staffSurfaces: Object.freeze(staffSurfaces),
  payments: Object.freeze(providers),
});

interface ChosenVendors extends Pick<Config, "channel" | "crm" | "helpdesks" | "staffSurfaces" | "payments"> {
  readonly problems: readonly string[];
}

function chooseVendors(
  provider: string | undefined,
  values: Readonly<Record<string, string | undefined>>,
  { shop, vendorSettings }: LoadedShop,
): ChosenVendors {
  const channel = chooseVendor<ChannelPlan>("channel", channels, values, vendorSettings);
  const crm = chooseVendor<CrmPlan>("CRM", crms, values, vendorSettings);
  const surfaces = chooseEach<StaffPlan>(staffSurfaces, values, vendorSettings);
  const providers = chooseEach<PaymentPlan>(payments, values, vendorSettings);
  const helpdesks = chooseHelpdesks(provider, shop?.helpdesk.rules ?? [], values, vendorSettings);
  return {
    channel: channel.plan,
    crm: crm.plan,
    helpdesks: helpdesks.plans,
    staffSurfaces: surfaces.plans,
    payments: Object.fromEntries(providers.plans.map((plan, at) => [providers.names[at] ?? "", plan])),
    problems: [channel, crm, helpdesks, surfaces, providers]
      .flatMap(({ problems }) => problems)
      .concat(secretProblems(values)),
  };
}

/** What the environment alone decides. */
function ownSettings(values: Values<typeof variables>, cwd: string) {
  const { SUPABASE_URL: url, SUPABASE_SERVICE_ROLE_KEY: key, DATABASE_URL: databaseUrl } = values;
  const { METRICS_TOKEN: token, DATABASE_OWNER_URL: databaseOwnerUrl } = values;
  return {
    tenant: tenantId(values.DESKGRAPH_TENANT ?? "shop"),
    homeDir: resolve(cwd, values.DESKGRAPH_HOME ?? ".deskgraph"),
    databaseUrl: databaseUrl === undefined ? undefined : new Secret(databaseUrl),
    databaseOwnerUrl: databaseOwnerUrl === undefined ? undefined : new Secret(databaseOwnerUrl),
    supabase: url === undefined || key === undefined ? undefined : Object.freeze({ url, key: new Secret(key) }),
    host: values.HOST ?? "127.0.0.1",
    port: values.PORT ?? defaultPort,
    metrics: Object.freeze({
      port: values.METRICS_PORT,
      host: values.METRICS_HOST ?? "127.0.0.1",
      token: token === undefined ? undefined : new Secret(token),
    }),
    logLevel: values.DESKGRAPH_LOG ?? "info",
    risks: Object.freeze({ url: secretOf(values.CUSTOMER_RISKS_URL), token: secretOf(values.CUSTOMER_RISKS_TOKEN) }),
    alarmUrl: values.DESKGRAPH_ALARM_URL === undefined ? undefined : new Secret(values.DESKGRAPH_ALARM_URL),
  };
}

const secretOf = (value: string | undefined): Secret | undefined =>
  value === undefined ? undefined : new Secret(value);

const fallbacksOf = (named: string | undefined, { modelFallbacks }: Shop): Config["modelFallbacks"] =>
  (named?.split(",") ?? modelFallbacks).map(placed);

const placed = (named: NonNullable<Shop["replyJudge"]>): Config["modelFallbacks"][number] =>
  typeof named === "string" ? { model: named.trim() } : named;

const modelKeysIn = (values: Readonly<Record<string, string | undefined>>): Config["modelKeys"] =>
  Object.fromEntries(
    modelKeyVariables.flatMap((name) => {
      const key = values[name];
      return key === undefined ? [] : [[name, new Secret(key)]];
    }),
  );

const modelSettings = (
  own: Values<typeof variables>,
  ofVendors: Readonly<Record<string, string | undefined>>,
  shop: Shop,
): Pick<
  Config,
  "model" | "modelUrl" | "modelFallbacks" | "replyJudge" | "modelsNamedIn" | "modelKeys" | "embeddings"
> => ({
  embeddings: embeddingsOf(own),
  model: own.DESKGRAPH_MODEL ?? shop.model,
  modelUrl: own.DESKGRAPH_MODEL_URL,
  modelFallbacks: deepFrozen(fallbacksOf(own.DESKGRAPH_MODEL_FALLBACKS, shop)),
  replyJudge: shop.replyJudge === undefined ? undefined : placed(shop.replyJudge),
  modelsNamedIn: Object.freeze(placesOfModels(own)),
  modelKeys: Object.freeze(modelKeysIn(ofVendors)),
});

const embeddingsOf = ({
  DESKGRAPH_EMBEDDINGS: model,
  DESKGRAPH_EMBEDDINGS_URL: url,
}: Values<typeof variables>): Config["embeddings"] => (model === undefined ? undefined : Object.freeze({ model, url }));

function placesOfModels(own: Values<typeof variables>): Config["modelsNamedIn"] {
  const file = own.DESKGRAPH_CONFIG ?? usualConfigFile;
  return {
    model: own.DESKGRAPH_MODEL === undefined ? `${file}: model` : "DESKGRAPH_MODEL",
    fallbacks: own.DESKGRAPH_MODEL_FALLBACKS === undefined ? `${file}: modelFallbacks` : "DESKGRAPH_MODEL_FALLBACKS",
    judge: `${file}: replyJudge`,
  };
}

const problemsOf = (read: Loaded | LoadedKnowledge | undefined): readonly string[] =>
  read !== undefined && "problems" in read ? read.problems : [];

const warningsOf = (read: Loaded | LoadedKnowledge = { problems: [] }): readonly string[] =>
  "problems" in read ? [] : (read.warnings ?? []);

const catalogueOf = (shelf: Loaded | undefined, currency: string): ShopCatalogue | undefined =>
  shelf !== undefined && "products" in shelf ? createCatalogue(shelf.products, currency, shelf.writtenAt) : undefined;
