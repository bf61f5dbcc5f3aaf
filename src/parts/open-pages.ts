import type { Home } from "../../supabase/home/home.ts";
import { createKnowledgeTable } from "../../supabase/store/knowledge-table.ts";
import { createKnowledgeVectors } from "../../supabase/store/knowledge-vectors.ts";
import type { Config } from "../config/config.ts";
import { loadEmbedder } from "../config/load-embedder.ts";
import type { Log } from "../core/index.ts";
import { meaningSearch } from "../knowledge/meaning-search.ts";
import { createShopPages, type ShopPages } from "../knowledge/shop-pages.ts";

interface PagesOf {
  readonly config: Config;
  readonly home: Home;
  readonly log: Log;
}

/** What the shop says about itself; numbers of its meaning are made in the background. */
export async function openPages({ config, home, log }: PagesOf): Promise<ShopPages> {
  const embedder = await loadEmbedder(config);
  const pages = createShopPages({
    files: config.passages,
    table: createKnowledgeTable(home),
    meaning: embedder && meaningSearch(embedder, createKnowledgeVectors(home)),
    report: (reason, error) =>
      log.warn("knowledge.trouble", { reason, ...(error instanceof Error ? { errorName: error.name } : {}) }),
  });
  await pages.refresh();
  return pages;
}
