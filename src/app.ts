import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { compileDesk } from "../graph/graph.ts";
import { runTurn } from "../graph/run-turn.ts";
import { loadChatModel } from "../integrations/models/chat-model.ts";
import { RehearsalModel } from "../integrations/models/rehearsal/rehearsal-model.ts";
import { readCatalogueTable } from "../supabase/catalogue-table.ts";
import { createSqlChatMappings } from "../supabase/chat-mappings-sql.ts";
import { createSupabaseChatMappings } from "../supabase/chat-mappings-supabase.ts";
import { createCheckpointer } from "../supabase/checkpointer.ts";
import type { Home, HomeOptions } from "../supabase/home.ts";
import { migrate } from "../supabase/migrate.ts";
import { createStore } from "../supabase/store.ts";
import type { Config } from "./config.ts";
import {
  type ChatMappings,
  type Clock,
  ConfigError,
  type Conversation,
  type ConversationId,
  type InboundBody,
  type Store,
} from "./core/index.ts";
import { accept } from "./inbox/accept.ts";
import { createTurnWorker } from "./inbox/turn-worker.ts";
import { createCatalogue, type ShopCatalogue } from "./shop/catalogue.ts";
import { productsFromJson } from "./shop/load-catalogue.ts";

/** The running product: what a channel, a page or a test talks to. */
export interface App {
  readonly config: Config;
  readonly home: Home;
  readonly store: Store;
  /** Our conversations to the CRM's chats. */
  readonly mappings: ChatMappings;
  readonly migrated: readonly string[];
  open(chat: {
    readonly channel: string;
    readonly channelChatId: string;
    readonly username?: string;
  }): Promise<Conversation>;
  /** Stores what arrived; the turn runs afterwards, by `settle`. */
  accept(arrival: {
    readonly conversationId: ConversationId;
    readonly source: string;
    readonly externalId: string;
    readonly body: InboundBody;
  }): Promise<{ readonly fresh: boolean }>;
  /** Runs the conversation's turns until nothing waits. */
  settle(conversation: ConversationId): Promise<void>;
  /** The graph's state of one conversation, for people who look inside. */
  stateOf(conversation: ConversationId): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly config: Config;
  /** Already open; it is closed with the app, and when the app cannot start. */
  readonly home: Home;
  readonly now?: Clock;
  readonly model?: BaseChatModel;
}

/** Puts everything together. This is the one place that knows every part. */
export async function createApp({ config, home, now = () => new Date(), ...options }: AppOptions): Promise<App> {
  try {
    const { applied } = await migrate(home);
    const store = createStore(home);
    const checkpointer = createCheckpointer(home);
    const { shop } = config;
    const catalogue = config.catalogue ?? (await catalogueOfTable(home, shop.currency));
    const graph = compileDesk(
      {
        shop,
        catalogue,
        categories: catalogue.categories(),
        model: options.model ?? (await modelOf(config)),
        memory: store,
        outbox: store,
      },
      checkpointer,
    );
    const worker = createTurnWorker({
      store,
      run: async (turn) => {
        const conversation = await store.conversation(turn.conversationId);
        if (conversation === undefined) throw new Error(`turn ${turn.id} belongs to no conversation`);
        return runTurn(graph, turn, { customerId: conversation.customerId, channel: conversation.channel });
      },
      after: (turn) => checkpointer.prune(turn.conversationId),
    });
    return {
      config,
      home,
      store,
      mappings: mappingsOf(config, home),
      migrated: applied,
      open: (chat) => store.openConversation(chat),
      accept: (arrival) => accept(store, now, arrival),
      settle: (conversation) => worker.drain(conversation),
      stateOf: async (conversation) => (await graph.getState({ configurable: { thread_id: conversation } })).values,
      close: async () => {
        await worker.idle();
        await home.close();
      },
    };
  } catch (error) {
    await home.close();
    throw error;
  }
}

/** Without a Supabase project of its own, the same table of the home database, by SQL. */
const mappingsOf = ({ supabase, tenant }: Config, home: Home): ChatMappings =>
  supabase === undefined
    ? createSqlChatMappings(home)
    : createSupabaseChatMappings({ url: supabase.url, key: supabase.key.reveal(), tenant });

async function catalogueOfTable(home: Home, currency: string): Promise<ShopCatalogue> {
  const loaded = productsFromJson(await readCatalogueTable(home), "table", currency);
  if ("problems" in loaded) throw new ConfigError(loaded.problems);
  return createCatalogue(loaded.products, currency);
}

/** Where the configuration says that data live. */
export const homeOf = (config: Config): HomeOptions =>
  config.databaseUrl === undefined
    ? { kind: "embedded", dir: config.homeDir, tenant: config.tenant }
    : { kind: "postgres", url: config.databaseUrl.reveal(), tenant: config.tenant };

async function modelOf(config: Config): Promise<BaseChatModel> {
  if (config.chatModel !== undefined) return config.chatModel;
  if (config.model === "rehearsal") return new RehearsalModel({});
  const model = await loadChatModel(config.model);
  if (model.bindTools === undefined) {
    throw new ConfigError([`DESKGRAPH_MODEL: "${config.model}" cannot call tools; choose a model that can`]);
  }
  return model;
}
