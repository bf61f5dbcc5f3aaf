import type { GoodsSource } from "../config/load-shelf.ts";
import type { GoodsOrigin, GoodsVersion } from "../core/index.ts";
import { loadGoods } from "../goods/load-goods.ts";
import { type GoodsOf, type OpenedGoods, openGoods } from "../goods/open-goods.ts";
import { UnreadableGoods } from "../goods/unreadable-goods.ts";
import { type FetchedGoods, fetchGoods } from "./fetch-goods.ts";

interface SourceGoods extends OpenedGoods {
  readonly origin: Omit<GoodsOrigin, "digest">;
}

interface Of extends GoodsOf {
  /** What the goods came from before: an address is asked only for what is newer. */
  readonly before?: GoodsVersion | undefined;
  readonly fetch?: typeof fetchGoods;
}

export const sourceName = (source: GoodsSource): string => (source.kind === "file" ? source.path : source.url);

/** The goods of a file or an address as they are now; undefined where an address has nothing new. */
export async function readGoodsSource(source: GoodsSource, of: Of): Promise<SourceGoods | undefined> {
  const name = sourceName(source);
  if (source.kind === "file") {
    const opened = await loadGoods(name, of);
    const writtenAt = "products" in opened.loaded ? opened.loaded.writtenAt : undefined;
    return { ...opened, origin: { source: name, writtenAt } };
  }
  const isKnown = of.before?.source === name && of.before.digest !== undefined;
  const fetched = await (of.fetch ?? fetchGoods)(name, isKnown ? of.before : {}).catch((error: unknown) => {
    if (error instanceof UnreadableGoods) return error;
    throw error;
  });
  return fetched === undefined ? undefined : ofAddress(name, fetched, of);
}

async function ofAddress(name: string, fetched: FetchedGoods | UnreadableGoods, of: Of): Promise<SourceGoods> {
  if (fetched instanceof UnreadableGoods) {
    const counts = { models: 0, articles: 0, leftOut: 0 };
    const loaded = { problems: [`catalogue ${name}: ${fetched.message}`] };
    return { loaded, counts, format: "", unread: [], notes: [], origin: { source: name } };
  }
  const { bytes, etag, lastModified } = fetched;
  const writtenMs = Date.parse(lastModified ?? "");
  const writtenAt = Number.isNaN(writtenMs) ? undefined : new Date(writtenMs);
  return { ...(await openGoods(bytes, name, of)), origin: { source: name, etag, lastModified, writtenAt } };
}
