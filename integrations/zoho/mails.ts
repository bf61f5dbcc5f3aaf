import type { VendorCalls } from "../../src/core/index.ts";
import type { JsonApi } from "../http/json-api.ts";
import { threadSchema, type ZohoThread } from "./words.ts";

const keptCount = 500;

/** A list shows the beginning of a mail only. */
export interface MailReader {
  read(ticketId: string, mailId: string, api: JsonApi, calls: VendorCalls): Promise<ZohoThread>;
}

/** A mail that was sent does not change, and each look costs credits: so it is read once. */
export function mailReader(): MailReader {
  const known = new Map<string, ZohoThread>();
  return {
    read: async (ticketId, mailId, api, calls) => {
      const before = known.get(mailId);
      if (before !== undefined) return before;
      const path = `/tickets/${ticketId}/threads/${mailId}`;
      const mail = await api(
        { method: "GET", path, isOfOne: true, query: { include: "plainText" }, schema: threadSchema },
        calls,
      );
      if (mail.status === "SUCCESS") known.set(mailId, mail);
      const [oldest] = known.keys();
      if (known.size > keptCount && oldest !== undefined) known.delete(oldest);
      return mail;
    },
  };
}
