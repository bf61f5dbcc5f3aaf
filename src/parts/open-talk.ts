import { rememberedBill } from "../../graph/conversation-state.ts";
import type { DeskGraph } from "../../graph/graph.ts";
import { changeMemory } from "../../supabase/checkpoints/memory-apart.ts";
import { createStock } from "../../supabase/store/stock.ts";
import type { ConversationId, StaffHost, Stock } from "../core/index.ts";
import { type Accepting, createAccepting } from "../inbox/accept.ts";
import { defaultSettleWindow } from "../inbox/settle-window.ts";
import type { TurnDeps } from "../inbox/turn-worker.ts";
import { watchedBy } from "../telemetry/model-watch.ts";
import { turnWork } from "../work/turn-work.ts";
import { type AppOptions, channelFiles, type ToldOptions } from "./app-options.ts";
import { compileShopGraph } from "./compile-shop-graph.ts";
import { howPeopleAnswer } from "./how-people-answer.ts";
import { openPages } from "./open-pages.ts";
import { openShelf, type Shelf } from "./open-shelf.ts";
import type { OpenTables } from "./open-tables.ts";

/** What a customer is answered from and by: goods and pages, the graph, and how a turn of it is run. */
interface Talk {
  readonly graph: DeskGraph;
  readonly accepting: Accepting;
  readonly turns: TurnDeps;
  readonly stock: Stock | undefined;
  readonly goods: Shelf;
  /** What follows tables while the product runs. */
  readonly shelves: readonly { readonly close: () => Promise<void> }[];
}

export async function openTalk(
  options: ToldOptions,
  tables: OpenTables & { readonly staff: StaffHost },
): Promise<Talk> {
  const { config, home, log, now, traces } = options;
  const { shop } = config;
  const { store, deliveries, checkpointer, metrics, spending, watch, staff } = tables;
  const stock = shop.orders.stock === "counted" ? createStock(home, now) : undefined;
  const knowledge = await openPages({ config, home, log });
  const goods = await openShelf({ config, home, log, now, stock });
  const answers = howPeopleAnswer({ ...options, staff });
  const parts = { store, stock, checkpointer, metrics, knowledge, answers, catalogue: goods.catalogue };
  const modelWatch = watchedBy(spending, options.modelWatch);
  const ran = await compileShopGraph({ ...options, modelWatch, files: channelFiles(options) }, parts);
  const toReport = { traces, report: watch.inbox };
  const found = { billOf: (id: ConversationId) => rememberedBill(ran.graph, id), draftOf: store.replyDraft };
  const turns = turnWork({
    ...ran,
    ...toReport,
    store,
    answers,
    lanes: deliveries,
    changeMemory,
    checkpointer,
    shop,
    spending,
    window: options.settleWindow ?? defaultSettleWindow,
    hasButtons: (channel) => hasButtonsIn(options, channel),
  });
  const accepting = createAccepting({ store, now, people: shop.people, ...toReport, ...found });
  return { graph: ran.graph, accepting, turns, stock, goods, shelves: [knowledge, goods] };
}

const hasButtonsIn = ({ channel }: AppOptions, name: string): boolean =>
  channel?.vendor === name && channel.hasButtons === true;
