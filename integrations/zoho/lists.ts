import { z } from "zod";
import type { VendorCalls } from "../../src/core/index.ts";
import { readPages } from "../helpdesk/read-pages.ts";
import { noRows, type Rows, readable, rowsOf } from "../helpdesk/rows.ts";
import type { JsonApi, JsonCall } from "../http/json-api.ts";

interface ListCall<T> extends Pick<JsonCall<T>, "path" | "query" | "isOfOne"> {
  readonly item: z.ZodType<T>;
}

const pageSize = 50;

/** Nothing found is 204 without a body there, or an empty list. */
const listOf = <T>(item: z.ZodType<T>) =>
  z.union([z.undefined(), z.object({ data: rowsOf(item) })]).transform((answer): Rows<T> => answer?.data ?? noRows);

/** One list in one call. */
export const readList = async <T>(
  api: JsonApi,
  { item, ...call }: ListCall<T>,
  calls: VendorCalls,
): Promise<readonly T[]> => readable(await api({ method: "GET", ...call, schema: listOf(item) }, calls), calls);

/** A list in pages: a page begins at any row. */
export const readRows = <T extends { readonly id: string }>(
  api: JsonApi,
  { item, ...call }: ListCall<T>,
  calls: VendorCalls,
): Promise<T[]> =>
  readPages<T, number>(
    {
      first: 0,
      pageSize,
      idOf: ({ id }) => id,
      read: async (from, size) => {
        const page = { ...call.query, from, limit: size };
        const rows = await api({ method: "GET", ...call, query: page, schema: listOf(item) }, calls);
        const rowCount = rows.items.length + rows.unread;
        return { ...rows, next: rowCount < size ? undefined : from + rowCount };
      },
    },
    calls,
  );
