import { phoneOf } from "../../nodes/sale/phone.ts";
import { type ChatSearch, listChats } from "../../supabase/store/chats.ts";
import { findCustomers } from "../../supabase/store/personal-data.ts";
import type { App } from "../app.ts";
import { BadInput, type ConversationId, conversationId, owners } from "../core/index.ts";
import { customerMeant, customerWord } from "./customer-meant.ts";
import { idMeant } from "./id-meant.ts";

/** How a chat is named on the command line. */
export const chatWord = {
  name: "CHAT",
  about: "an id (c_...), CHANNEL:CHAT_ID, @name, a phone, an order's number, or a name",
} as const;

/** As many as are worth naming where several are meant. */
const mostNamed = 10;

export const searchFor = (written: string): ChatSearch => ({ words: written.trim(), phone: phoneOf(written) });

/** A conversation's own id, or whatever else leads to just one. */
export async function conversationMeant(app: App, written: string): Promise<ConversationId> {
  const named = await app.store.conversation(conversationId(await idMeant(app, written)));
  if (named !== undefined) return named.id;
  const isCustomer = (await findCustomers(app.home, await idMeant(app, written))).length > 0;
  const all = isCustomer
    ? await app.store.conversationsOf(await customerMeant(app, written))
    : await listChats(app.home, { owners, search: searchFor(written), limit: mostNamed, skip: 0 });
  const [first, second] = all;
  if (first === undefined) throw new BadInput(nobody(written, isCustomer));
  if (second === undefined) return first.id;
  throw new BadInput(
    `${written} has several conversations: ${all.map(({ id }) => id).join(", ")}. Name one by its id.`,
  );
}

const nobody = (written: string, isCustomer: boolean): string =>
  isCustomer
    ? `${written} has no conversation.`
    : `There is no customer ${written}. It may be ${customerWord.about}; or a phone, an order's number, a name.`;
