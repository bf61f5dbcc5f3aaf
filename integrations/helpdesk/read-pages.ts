/** So many pages at most; what is looked for is among the newest, and no loop may be endless. */
export const maxPages = 50;

interface Page<T, Cursor> {
  readonly items: readonly T[];
  /** Where the next page begins; undefined after the last. */
  readonly next?: Cursor | undefined;
}

/** Reads a list page by page, until it ends or there is enough. */
export async function readPages<T, Cursor>(of: {
  readonly first: Cursor;
  readonly read: (from: Cursor) => Promise<Page<T, Cursor>>;
  readonly isEnough?: (items: readonly T[]) => boolean;
}): Promise<T[]> {
  const items: T[] = [];
  let from = of.first;
  for (let page = 0; page < maxPages; page += 1) {
    const { items: more, next } = await of.read(from);
    items.push(...more);
    // A cursor that does not move would be asked for again for ever.
    if (next === undefined || next === from || of.isEnough?.(items)) break;
    from = next;
  }
  return items;
}
