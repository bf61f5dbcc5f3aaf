import { z } from "zod";
import type { VendorCalls } from "../../src/core/index.ts";
import type { SitniksApi } from "./api.ts";

/** The most that one page holds; 10 where nothing is said. */
const pageCount = 50;
/** 50 pages of 50: a list longer than that is not one anybody looks a chat up in. */
const maxPages = 50;

/** All pages of a list, until a short one: some lists have no `count`, and others count differently. */
export async function allOf<T>(
  api: SitniksApi,
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  item: z.ZodType<T>,
  calls: VendorCalls,
  isEnough: (items: readonly T[]) => boolean = () => false,
): Promise<T[]> {
  const page = z.object({ data: z.array(z.unknown()) });
  const items: T[] = [];
  for (let at = 0; at < maxPages; at += 1) {
    const { data } = await api.get(path, { ...query, limit: pageCount, skip: at * pageCount }, page, calls);
    // One odd row is no reason to see none.
    items.push(...data.flatMap((row) => item.safeParse(row).data ?? []));
    if (data.length < pageCount || isEnough(items)) break;
  }
  return items;
}
