import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { compileDesk, type DeskGraph, type GraphDeps } from "../../graph/graph.ts";
import { runApart } from "../../graph/run-apart.ts";
import type { Who } from "../../graph/run-turn.ts";
import { modelReaders as readFilesBy, sensesOf } from "../../integrations/models/model-readers.ts";
import { createReplyJudge } from "../../nodes/agent/judge/reply-judge.ts";
import type { AnswerDeps } from "../../nodes/handoff/person-answers.ts";
import type { Tool } from "../../nodes/tools/define-tool.ts";
import type { createCheckpointer } from "../../supabase/checkpoints/checkpointer.ts";
import { openMemoryApart } from "../../supabase/checkpoints/memory-apart.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createBooks } from "../../supabase/store/books.ts";
import { createOrderCounts } from "../../supabase/store/order-counts.ts";
import type { createStock } from "../../supabase/store/stock.ts";
import { createModelUses } from "../../supabase/vendor-limits/model-uses.ts";
import type { Config } from "../config/config.ts";
import { loadModels } from "../config/load-model.ts";
import type { ApartTurn, Clock, Files, Knowledge, Log, Metrics, ModelWatch, Store, Turn } from "../core/index.ts";
import type { LiveCatalogue } from "../shop/live-catalogue.ts";
import { createModelWatch, watchedBy } from "../telemetry/model-watch.ts";
import { createModelBudget } from "../work/model-budget.ts";

/** What whoever starts the product may choose of it. */
interface Choices {
  readonly config: Config;
  readonly home: Home;
  readonly log: Log;
  readonly now: Clock;
  /** In place of the one that the configuration names. */
  readonly model?: BaseChatModel;
  readonly tools?: readonly Tool[];
  readonly modelWatch?: ModelWatch;
  /** What customers sent; undefined where no channel keeps any. */
  readonly files: Files | undefined;
}

interface Parts {
  readonly store: Store;
  readonly stock: ReturnType<typeof createStock> | undefined;
  readonly checkpointer: ReturnType<typeof createCheckpointer>;
  readonly metrics: Metrics;
  readonly knowledge: Knowledge;
  readonly answers: AnswerDeps;
  readonly catalogue: LiveCatalogue;
}

/** The graph of this shop: its goods and pages, its model, and where everything is kept. */
export async function compileShopGraph(choices: Choices, parts: Parts): Promise<ShopGraph> {
  const { store, stock, checkpointer, knowledge, catalogue } = parts;
  const { config, home, log, now, files, tools = [] } = choices;
  const { shop, readers } = config;
  const talk = await talkOf(choices, parts.metrics);
  const leftOut: NonNullable<GraphDeps["leftOut"]> = ({ turn: { id, conversationId }, codes }) =>
    log.warn("reply.left_out", { conversationId, turnId: id, reason: codes.join("."), count: codes.length });
  const deps: GraphDeps = {
    shop,
    catalogue,
    categories: catalogue.kinds,
    ...parts.answers,
    knowledge,
    ...talk,
    readers,
    tools,
    memory: store,
    outbox: store,
    orderCounts: createOrderCounts(home, now),
    ...(stock && { stock }),
    leftOut,
    ...(files && { files }),
  };
  const books = createBooks({ ...home, now });
  const apart: ShopGraph["apart"] = async (turn, who, lost) => {
    const memory = await openMemoryApart(checkpointer, turn.conversationId);
    return runApart({ graph: deps, books, memory }, turn, who, lost);
  };
  return { graph: compileDesk(deps, checkpointer), apart };
}

interface ShopGraph {
  readonly graph: DeskGraph;
  /** A turn in the same graph, of which nothing happens. */
  readonly apart: (turn: Turn, who: Who, lost: AbortSignal) => Promise<ApartTurn>;
}

/** A customer waits for the judge, too; one that is slower says nothing. */
const judgeTimeoutMs = 10_000;

/** Who is asked, what that may cost, and who is told of it. */
async function talkOf({ config, home, log, now, model, modelWatch }: Choices, metrics: Metrics) {
  const { shop } = config;
  const named = await loadModels(model === undefined ? config : { ...config, chatModel: model });
  const budget = createModelBudget({ uses: createModelUses(home), limits: shop.modelLimits, now, log, metrics });
  const watch = watchedBy(createModelWatch(log, metrics, shop.modelPrices), modelWatch);
  const limits = { timeoutMs: judgeTimeoutMs, budget, watch };
  const senses = sensesOf(named.model, shop.modelReads);
  return {
    model: named.model,
    fallbackModels: named.fallbacks,
    modelBudget: budget,
    modelWatch: watch,
    ...(named.judge && { replyJudge: createReplyJudge({ model: named.judge, ...limits }) }),
    modelReaders: readFilesBy({ model: named.model, senses, budget, watch }),
  };
}
