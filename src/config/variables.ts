import { z } from "zod";
import { helpdesks } from "../../integrations/index.ts";

/** Every variable of the environment the product reads, with what it is for. `.env.example` is written from this. */
export interface Variable {
  readonly group: "Shop" | "Data" | "HTTP" | "Model" | "CRM" | "Helpdesk" | "Telegram";
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

/** Read by the providers' own packages; named here because `.env` may hold them. */
export const providerKeys = ["ANTHROPIC_API_KEY", "OPENAI_API_KEY", "GOOGLE_API_KEY"] as const;

const providers = Object.keys(helpdesks);

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
  PORT: { group: "HTTP", about: "The port HTTP listens on. Default: 8080.", schema: port },
  DESKGRAPH_LOG: {
    group: "HTTP",
    about: "How much is logged, as JSON lines on standard output: debug, info (default), warn, error or silent.",
    schema: z.enum(["debug", "info", "warn", "error", "silent"], "debug, info, warn, error or silent").optional(),
  },
  DESKGRAPH_MODEL: {
    group: "Model",
    about:
      "rehearsal (default: built in, no key, no network), or provider:model, such as anthropic:… or openai:…. " +
      `The provider's package is installed separately and reads its own key (${providerKeys.join(", ")}).`,
    schema: z
      .string()
      .regex(/^(rehearsal|[a-z][a-z-]*:\S+)$/, "rehearsal, or provider:model")
      .optional(),
  },
  SNITKIX_API_URL: {
    group: "CRM",
    about: "Sitniks, together with its key; SITNIKS_API_URL is the same. Without both, what it would be told is shown.",
    example: "https://crm.sitniks.com",
    schema: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
  },
  SNITKIX_API_KEY: {
    group: "CRM",
    about: "The Open API key (Settings, Integrations, Open API); SITNIKS_API_KEY is the same.",
    isSecret: true,
    schema: word,
  },
  TICKETING_PROVIDER: {
    group: "Helpdesk",
    about: `Where tickets go: ${providers.join(" or ")}. Without it, what would be opened is logged and shown.`,
    schema: z.enum(providers, providers.join(" or ")).optional(),
  },
  TELEGRAM_BOT_TOKEN: {
    group: "Telegram",
    about: "The bot's token from @BotFather. With it set, `npm start` answers in Telegram.",
    isSecret: true,
    schema: z
      .string()
      .regex(/^\d+:[\w-]{10,}$/, "a token such as 123456:AA…, as @BotFather shows it")
      .optional(),
  },
  TELEGRAM_WEBHOOK_URL: {
    group: "Telegram",
    about:
      "The public https address of this server. With it, Telegram delivers by webhook; without it, it is asked (polling).",
    example: "https://bot.example.com",
    schema: z.url({ protocol: /^https$/, error: "an address that begins with https://" }).optional(),
  },
  TELEGRAM_PAYMENT_TOKEN: {
    group: "Telegram",
    about:
      'The payment provider\'s token, as @BotFather shows it under Payments; for payment methods that say by: "invoice".',
    isSecret: true,
    schema: z
      .string()
      .regex(/^\d+:\S{5,}$/, "a token such as 381764678:TEST:12345, as @BotFather shows it")
      .optional(),
  },
  TELEGRAM_API_ROOT: {
    group: "Telegram",
    about: "A local Bot API server. Default: Telegram's own.",
    schema: z.url({ protocol: /^https?$/, error: "an address that begins with http:// or https://" }).optional(),
  },
} as const satisfies Readonly<Record<string, Variable>>;

export type VariableName = keyof typeof variables;

/** Those of the helpdesks, which each of them describes itself. */
export const vendorVariables: Readonly<Record<string, Variable>> = Object.fromEntries(
  Object.values(helpdesks).flatMap(({ variables: own }) =>
    Object.entries(own).map(([name, variable]) => [name, { group: "Helpdesk", ...variable }] as const),
  ),
);
