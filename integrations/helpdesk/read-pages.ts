import { FailureError, type VendorCalls } from "../../src/core/index.ts";
import { type Rows, readable } from "./rows.ts";

/** So many pages at most; what is looked for is among the newest, and no loop may be endless. */
export const maxPages = 50;
/** A page that is too large to read is asked for again in parts. */
const smaller = 10;

interface Page<T, Cursor> extends Rows<T> {
  /** Where the next page begins; undefined after the last. */
  readonly next?: Cursor | undefined;
}

/**
 * Reads a list page by page, until it ends or there is enough. What others write meanwhile moves rows from page to
 * page: each is in the result once.
 */
export async function readPages<T, Cursor>(
  of: {
    readonly first: Cursor;
    readonly pageSize: number;
    readonly read: (from: Cursor, size: number) => Promise<Page<T, Cursor>>;
    readonly idOf: (item: T) => string | number;
    readonly isEnough?: (items: readonly T[]) => boolean;
  },
  calls: VendorCalls,
): Promise<T[]> {
  const items = new Map<string | number, T>();
  let { first: from, pageSize: size } = of;
  for (let page = 0; page < maxPages; page += 1) {
    const read = await of.read(from, size).catch((error: unknown) => {
      if (size === 1 || !isTooLarge(error)) throw error;
      size = Math.max(1, Math.floor(size / smaller));
      return undefined;
    });
    if (read === undefined) continue;
    // The first of two is the newer one: a list is read from its newest end, or nothing in it changes.
    for (const item of readable(read, calls)) if (!items.has(of.idOf(item))) items.set(of.idOf(item), item);
    const { next } = read;
    // A cursor that does not move would be asked for again for ever.
    if (next === undefined || next === from || of.isEnough?.([...items.values()])) break;
    from = next;
  }
  return [...items.values()];
}

export const isTooLarge = (error: unknown): boolean =>
  error instanceof FailureError && error.failure.code === "answer_too_large";
