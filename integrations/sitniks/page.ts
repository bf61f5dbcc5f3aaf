import { z } from "zod";
import type { VendorCalls } from "../../src/core/index.ts";
import type { SitniksApi } from "./api.ts";

/** The largest page; without a limit in the query a page has 10. */
const pageCount = 50;
/** 50 pages of 50: a longer list is of no use to find one chat in. */
const maxPages = 50;

/** All pages of a list, until a short one: some lists have no `count`, and others count other things. */
export async function allOf<T>(
  api: SitniksApi,
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  item: z.ZodType<T>,
  calls: VendorCalls,
  isEnough: (items: readonly T[]) => boolean = () => false,
  mostPages = maxPages,
): Promise<T[]> {
  const page = z.object({ data: z.array(z.unknown()) });
  const items: T[] = [];
  for (let at = 0; at < mostPages; at += 1) {
    const { data } = await api.get(path, { ...query, limit: pageCount, skip: at * pageCount }, page, calls);
    // One row that cannot be read is no reason to see none.
    items.push(...data.flatMap((row) => item.safeParse(row).data ?? []));
    if (data.length < pageCount || isEnough(items)) break;
  }
  return items;
}
