import { z } from "zod";
import type { VendorCalls } from "../../src/core/index.ts";

/** The rows of a list that could be read, and how many could not. */
export interface Rows<T> {
  readonly items: readonly T[];
  readonly unread: number;
}

export const noRows: Rows<never> = { items: [], unread: 0 };

/** A list whose rows are read one by one: one that is unlike the others does not take them with it. */
export const rowsOf = <T>(row: z.ZodType<T>) =>
  z.array(z.unknown()).transform((all): Rows<T> => {
    const items = all.flatMap((each) => {
      const read = row.safeParse(each);
      return read.success ? [read.data] : [];
    });
    return { items, unread: all.length - items.length };
  });

/** The rows alone; who called is told how many are missing. */
export function readable<T>({ items, unread }: Rows<T>, { unreadRows }: VendorCalls): readonly T[] {
  if (unread > 0) unreadRows?.(unread);
  return items;
}
