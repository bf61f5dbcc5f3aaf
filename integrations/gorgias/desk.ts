import { z } from "zod";
import { clip, type NewComment, type VendorCalls } from "../../src/core/index.ts";
import type { People } from "../helpdesk/people.ts";
import { readPages } from "../helpdesk/read-pages.ts";
import { rowsOf } from "../helpdesk/rows.ts";
import { uploadAll } from "../helpdesk/upload-all.ts";
import type { JsonApi } from "../http/json-api.ts";
import type { GorgiasAccess } from "./api.ts";
import { attachmentOf, uploadFile } from "./files.ts";
import { externalIdOf } from "./words.ts";

/** What tickets and comments of one account have in common. */
export interface GorgiasDesk {
  readonly access: GorgiasAccess;
  readonly api: JsonApi;
  readonly people: People;
}

/** Nothing is documented; far above anything a chat says. */
export const maxTextChars = 50_000;
const pageSize = 100;

export const pageOf = <T>(item: z.ZodType<T>) =>
  z.object({ data: rowsOf(item), meta: z.object({ next_cursor: z.string().nullish() }).nullish() });

export const readAll = <T extends { readonly id: string }>(
  { api }: GorgiasDesk,
  list: { readonly path: string; readonly query: Readonly<Record<string, string>>; readonly item: z.ZodType<T> },
  calls: VendorCalls,
  isEnough?: (items: readonly T[]) => boolean,
): Promise<T[]> =>
  readPages<T, string>(
    {
      first: "",
      pageSize,
      idOf: ({ id }) => id,
      read: async (from, size) => {
        const query = { ...list.query, limit: size, cursor: from || undefined };
        const { data, meta } = await api({ method: "GET", path: list.path, query, schema: pageOf(list.item) }, calls);
        return { ...data, next: meta?.next_cursor ?? undefined };
      },
      ...(isEnough === undefined ? {} : { isEnough }),
    },
    calls,
  );

/**
 * The form of a message. A time of sending makes it a record of what was said; without one Gorgias would send it to the
 * customer.
 */
export async function messageBody(
  { api }: GorgiasDesk,
  comment: Pick<NewComment, "key" | "text" | "isPublic" | "from" | "files">,
  customerId: string,
  calls: VendorCalls,
): Promise<object> {
  const uploaded = await uploadAll(comment.files, (file) => uploadFile(file, api, calls));
  const attachments = uploaded.map(attachmentOf);
  return {
    channel: comment.isPublic ? "api" : "internal-note",
    via: "api",
    from_agent: comment.from === "us",
    public: comment.isPublic,
    external_id: externalIdOf(comment.key),
    body_text: clip(comment.text, maxTextChars),
    sent_datetime: new Date().toISOString(),
    // Only the id: anything else here would overwrite what is known of them.
    ...(comment.from === "customer" ? { sender: { id: Number(customerId) } } : {}),
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}
