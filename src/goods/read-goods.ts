import type { ReadingOf } from "./formats/table-format.ts";
import { type JudgedGoods, judgeGoods } from "./judging/judge-goods.ts";
import type { Meaning } from "./judging/judged.ts";
import { limits } from "./limits.ts";
import { readFeed } from "./read-feed.ts";
import { type ReadArticles, readTable } from "./read-table.ts";
import { csvSheet } from "./table/csv-sheet.ts";
import { encodingOf, textStart } from "./table/decode.ts";
import { UnreadableGoods } from "./unreadable-goods.ts";
import { openWorkbook } from "./xlsx/open-workbook.ts";

interface GoodsOptions extends ReadingOf, Meaning {
  /** SKUs that the shop has had: zeros that were lost since are seen by them. */
  readonly known?: ReadonlySet<string>;
  readonly onRow?: (count: number) => void;
}

export interface ReadGoods extends JudgedGoods {
  readonly format: string;
  /** Columns that are not read. */
  readonly unread: readonly string[];
}

/** Goods from the bytes of a shop's own export, whatever of the known formats it is. */
export async function readGoods(bytes: Uint8Array, of: GoodsOptions): Promise<ReadGoods> {
  if (bytes.length > limits.fileBytes) {
    throw new UnreadableGoods(
      `it is larger than ${limits.fileBytes / 1_000_000} MB; export it without pictures, or in parts`,
    );
  }
  const { format, place, articles, unread } = await articlesIn(bytes, of);
  const judged = judgeGoods(articles, { ...of, place, known: of.known ?? new Set() });
  return { ...judged, format, unread };
}

async function articlesIn(bytes: Uint8Array, of: GoodsOptions): Promise<ReadArticles> {
  const [first, second] = bytes;
  if (first === undefined) throw new UnreadableGoods("it is empty");
  if (first === 0x50 && second === 0x4b) return readTable(await openWorkbook(bytes), of);
  if (first === 0xd0 && second === 0xcf) {
    throw new UnreadableGoods("it is an old .xls, or has a password; save it as .xlsx without one, or as CSV UTF-8");
  }
  const start = textStart(bytes, 2_000, encodingOf(bytes))
    .replace(/^\ufeff/, "")
    .trimStart();
  if (/^<!doctype html|^<html/i.test(start)) {
    throw new UnreadableGoods(
      "it is a web page and no list: share the sheet with everybody who has the link, or export it",
    );
  }
  return start.startsWith("<") ? readFeed(bytes, of.onRow) : readTable([csvSheet(bytes)], of);
}
