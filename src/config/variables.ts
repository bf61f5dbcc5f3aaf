import { z } from "zod";
import { channels, crms, helpdesks, models, payments, staffSurfaces } from "../../integrations/index.ts";
import { modelName, type Vendor, type VendorVariable } from "../core/index.ts";

/** Every variable of the environment the product reads, with what it is for. `.env.example` is written from this. */
export interface Variable {
  /** The heading it stands under in `.env.example`. */
  readonly group: string;
  readonly about: string;
  readonly example?: string;
  readonly isSecret?: true;
  readonly schema: z.ZodType<string | number | undefined, string | undefined>;
}

const word = z.string().optional();
const port = z
  .string()
  .regex(/^\d+$/, "a whole number")
  .transform(Number)
  .pipe(z.int().min(1, "a port from 1 to 65535").max(65_535, "a port from 1 to 65535"))
  .optional();

export const defaultPort = 8080;

/** Providers' own packages read them too, where a chat model is made in the config file; `.env` may contain them. */
export const modelKeyVariables: readonly string[] = [
  ...new Set(Object.values(models).flatMap(({ keyVariable }) => keyVariable ?? [])),
];

const providers = Object.keys(helpdesks);
const providersOfModels = Object.entries(models).flatMap(([name, { isSingle }]) => (isSingle ? [] : [name]));

export const variables = {
  DESKGRAPH_CONFIG: {
    group: "Shop",
    about: "The file that describes the shop. Default: deskgraph.config.ts, when it is there; else a demo shop.",
    schema: word,
  },
  DESKGRAPH_TENANT: {
    group: "Shop",
    about: "The name under which this shop's rows are kept. Default: shop.",
    schema: z
      .string()
      .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, "lower-case letters, digits, - and _")
      .optional(),
  },
  DESKGRAPH_HOME: {
    group: "Data",
    about: "The folder of the embedded database. Default: .deskgraph.",
    schema: word,
  },
  DATABASE_URL: {
    group: "Data",
    about: "A Postgres to use instead of the embedded one (direct connection or session pooler, port 5432).",
    example: "postgres://user:password@host:5432/database",
    isSecret: true,
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\//, "an address that begins with postgres://")
      .optional(),
  },
  DATABASE_OWNER_URL: {
    group: "Data",
    about:
      "The same database as the role that owns the tables, where the role of DATABASE_URL owns none: for migrations.",
    example: "postgres://owner:password@host:5432/database",
    isSecret: true,
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\//, "an address that begins with postgres://")
      .optional(),
  },
  SUPABASE_URL: {
    group: "Data",
    about: "A Supabase project for the chat mappings; together with its key.",
    schema: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
  },
  SUPABASE_SERVICE_ROLE_KEY: {
    group: "Data",
    about: "The project's service role key.",
    isSecret: true,
    schema: word,
  },
  HOST: { group: "HTTP", about: "The address HTTP listens on. Default: 127.0.0.1.", schema: word },
  PORT: { group: "HTTP", about: `The port HTTP listens on. Default: ${defaultPort}.`, schema: port },
  METRICS_PORT: {
    group: "HTTP",
    about: "A port of its own for /metrics, where no stranger comes. Without it and the token, metrics are not shown.",
    example: "9464",
    schema: port,
  },
  METRICS_HOST: {
    group: "HTTP",
    about: "The address that port listens on. Default: 127.0.0.1, for this machine alone.",
    schema: word,
  },
  METRICS_TOKEN: {
    group: "HTTP",
    about:
      "With it, /metrics is on PORT as well, and demands it everywhere (Authorization: Bearer …). " +
      "16 characters or more; openssl rand -hex 32 makes a good one.",
    isSecret: true,
    schema: z
      .string()
      .regex(/^[\x21-\x7e]{16,}$/, "16 characters or more, without spaces")
      .optional(),
  },
  PLAIN_HTTP_HOSTS: {
    group: "HTTP",
    about:
      "Hosts of your own private network that are spoken to without TLS, such as a container beside this one: " +
      "names with commas between them. This machine needs no naming.",
    example: "desk,bot-api",
    schema: word,
  },
  DESKGRAPH_LOG: {
    group: "HTTP",
    about: "How much is logged, as JSON lines on standard output: debug, info (default), warn, error or silent.",
    schema: z.enum(["debug", "info", "warn", "error", "silent"], "debug, info, warn, error or silent").optional(),
  },
  DESKGRAPH_ALARM_URL: {
    group: "HTTP",
    about: "Where alarms are posted, as JSON with a text: a webhook of the operator's chat, or a pager.",
    isSecret: true,
    schema: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
  },
  DESKGRAPH_MODEL: {
    group: "Model",
    about:
      "rehearsal (default: built in, no key, no network), or provider:model, such as anthropic:… or openai:…. " +
      `Providers: ${providersOfModels.join(", ")}. The provider's package is installed separately; ` +
      "its key stands in a variable of its own. docs/models.md has a line for each.",
    example: "anthropic:MODEL",
    schema: modelName.optional(),
  },
  DESKGRAPH_MODEL_URL: {
    group: "Model",
    about: "Where DESKGRAPH_MODEL is, if not at its provider's own address: a server of your own, or a gateway.",
    example: "http://127.0.0.1:8000/v1",
    schema: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
  },
  DESKGRAPH_MODEL_FALLBACKS: {
    group: "Model",
    about: "Who is asked when the model fails or takes too long, in this order: provider:model, with commas between.",
    example: "openai:MODEL,mistral:MODEL",
    schema: z
      .string()
      .regex(/^\s*[a-z][a-z-]*:[^\s,]+(\s*,\s*[a-z][a-z-]*:[^\s,]+)*\s*$/, "provider:model, with commas between")
      .optional(),
  },
  DESKGRAPH_EMBEDDINGS: {
    group: "Model",
    about:
      "What finds the shop's pages by their meaning, beside their words: provider:model of OpenAI, Google, Mistral, Ollama " +
      "or a compatible server, with the key of that provider. Without it pages are found by their words.",
    example: "openai:text-embedding-3-small",
    schema: z
      .string()
      .regex(/^[a-z][a-z-]*:\S+$/, "provider:model")
      .optional(),
  },
  DESKGRAPH_EMBEDDINGS_URL: {
    group: "Model",
    about: "Where DESKGRAPH_EMBEDDINGS is, if not at its provider's own address.",
    example: "http://127.0.0.1:8000/v1",
    schema: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
  },
  CUSTOMER_RISKS_URL: {
    group: "Shop",
    about:
      'Where the list of customers who may leave is fetched, as JSON: for schedules.churn_tickets with from: "http".',
    isSecret: true,
    schema: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
  },
  CUSTOMER_RISKS_TOKEN: {
    group: "Shop",
    about: "Sent with that request (Authorization: Bearer …).",
    isSecret: true,
    schema: word,
  },
  TICKETING_PROVIDER: {
    group: "Helpdesk",
    about: `Where tickets go: ${providers.join(" or ")}. Without it, what would be opened is logged and shown.`,
    schema: z.enum(providers, providers.join(" or ")).optional(),
  },
} as const satisfies Readonly<Record<string, Variable>>;

/** Those of vendors, which each vendor describes itself; and the keys of the models' providers. */
export const vendorVariables: Readonly<Record<string, InGroup>> = {
  ...modelKeys(),
  ...inGroup("CRM", Object.values<Described>(crms)),
  ...inGroup("Helpdesk", Object.values(helpdesks)),
  ...inGroup("Payments", Object.values<Described>(payments)),
  ...Object.fromEntries(
    Object.values<Described & { readonly title: string }>({ ...channels, ...staffSurfaces }).flatMap((each) =>
      Object.entries(inGroup(each.title, [each])),
    ),
  ),
};

function modelKeys(): Readonly<Record<string, InGroup>> {
  return Object.fromEntries(
    modelKeyVariables.map((name) => {
      const of = Object.entries(models).flatMap(([provider, { keyVariable }]) =>
        keyVariable === name ? provider : [],
      );
      const about = `The key for ${of.join(" and ")} models.`;
      return [name, { group: "Model", about, isSecret: true, schema: word }];
    }),
  );
}

type Described = Pick<Vendor<object>, "variables">;
type InGroup = VendorVariable & Pick<Variable, "group">;

function inGroup(group: string, vendors: readonly Described[]): Readonly<Record<string, InGroup>> {
  return Object.fromEntries(
    vendors.flatMap(({ variables: own }) =>
      Object.entries(own).map(([name, variable]) => [name, { group, ...variable }] as const),
    ),
  );
}
