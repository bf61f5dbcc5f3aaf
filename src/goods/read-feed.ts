import { mended } from "./feed/mended.ts";
import { type FeedRecord, RecordReader } from "./feed/records.ts";
import { readXml } from "./feed/xml.ts";
import type { FeedReader } from "./formats/feed-format.ts";
import { feedFormats } from "./formats/feed-formats.ts";
import { limits } from "./limits.ts";
import type { ReadArticles } from "./read-table.ts";
import { decoded, type Encoding, encodingOf, textStart } from "./table/decode.ts";
import { UnreadableGoods } from "./unreadable-goods.ts";

const declaration = /^\ufeff?\s*<\?xml[^>]*encoding=["']windows-1251["']/i;

/** The goods of an XML feed. */
export async function readFeed(bytes: Uint8Array, onGood?: (count: number) => void): Promise<ReadArticles> {
  const records = new RecordReader();
  let found: { readonly name: string; readonly reader: FeedReader } | undefined;
  const early: FeedRecord[] = [];
  for await (const record of readXml(mended(decoded(bytes, declaredIn(bytes))), records, () => records.take())) {
    if (record.number > limits.rows) throw new UnreadableGoods(`it has more than ${limits.rows} goods; split it`);
    if (record.number > 0) onGood?.(record.number);
    // Categories stand above the first good, by which the format is known.
    if (found === undefined && record.number === 0) early.push(record);
    else if (found === undefined) {
      const format = feedFormats.find((each) => each.isIts(records.root, record));
      if (format === undefined) throw new UnreadableGoods(unknownFeed);
      found = { name: format.name, reader: format.open() };
      for (const each of [...early, record]) found.reader.record(each);
    } else found.reader.record(record);
  }
  if (found === undefined) throw new UnreadableGoods(unknownFeed);
  return { format: found.name, place: "good", articles: found.reader.end(), unread: [] };
}

const unknownFeed =
  "it is no feed of goods that is known here: YML of Prom.ua or Rozetka, RSS or Atom of Google or Meta";

function declaredIn(bytes: Uint8Array): Encoding {
  const encoding = encodingOf(bytes);
  return encoding === "utf-8" && declaration.test(textStart(bytes, 200, "utf-8")) ? "windows-1251" : encoding;
}
