import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { limits } from "../limits.ts";
import type { Sheet } from "../table/sheet.ts";
import { UnreadableGoods } from "../unreadable-goods.ts";
import { readDateStyles } from "./date-styles.ts";
import { readShared } from "./shared-strings.ts";
import { readSheetParts } from "./sheet-parts.ts";
import { sheetRows } from "./sheet-rows.ts";

const noWorkbook = "it is no .xlsx workbook, or it is damaged; save it anew as .xlsx or CSV UTF-8";
/** More parts than a workbook of any shop has. */
const mostEntries = 2_000;

/** The sheets of a workbook, in their order. Rows are read one by one, never a whole sheet. */
export async function openWorkbook(bytes: Uint8Array): Promise<readonly Sheet[]> {
  return orNoWorkbook(async () => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
    if (zip.entryCount > mostEntries) throw new UnreadableGoods(noWorkbook);
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const part = (path: string): AsyncIterable<Uint8Array> => unpacked(zip, entries.get(path));
    const parts = await readSheetParts(part);
    if (parts.length === 0) throw new UnreadableGoods(noWorkbook);
    const cells = {
      dates: await readDateStyles(part("xl/styles.xml")),
      shared: await readShared(part("xl/sharedStrings.xml")),
    };
    return parts.map(({ name, path }) => ({ name, rows: () => sheetRows(part(path), cells) }));
  });
}

async function orNoWorkbook<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof UnreadableGoods ? error : new UnreadableGoods(noWorkbook);
  }
}

/** Counted while it is unpacked: what an archive says of its own size is not believed. */
async function* unpacked(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Uint8Array> {
  if (entry === undefined) return;
  const most = Math.min(Math.max(entry.compressedSize * limits.unpackedRatio, 1_000_000), limits.unpackedBytes);
  const stream = await orNoWorkbook(() => zip.openReadStreamPromise(entry));
  let count = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    count += piece.byteLength;
    if (count > most) {
      throw new UnreadableGoods("unpacked, it is larger than any list of goods; it is not read further");
    }
    yield piece;
  }
}
