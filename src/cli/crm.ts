import type { App } from "../app.ts";
import { crmVariables } from "../config/choose-vendor.ts";
import type { Output } from "../console/output.ts";
import { BadInput, type CrmChat, conversationId } from "../core/index.ts";
import { mayBeMapped } from "../crm/confirmed-accounts.ts";
import { mapChat } from "../crm/map-chat.ts";
import { callsTo } from "./calls-to.ts";
import { idMeant } from "./id-meant.ts";
import { listed } from "./listed.ts";
import type { Product } from "./product.ts";
import { productCommand } from "./product-command.ts";

export const crmCommand = productCommand({
  name: "crm",
  summary: "say which chat in the CRM a conversation is",
  details: "Both ids stand in the post about the chat that was not found. What waited for this is then sent.",
  words: [
    { name: "ACTION", about: '"map" is the only one' },
    { name: "CONVERSATION", about: "the id of our conversation" },
    { name: "CHAT_ID", about: "the last part of the chat's address in the CRM" },
  ],
  examples: [{ line: "crm map CONVERSATION CHAT_ID", about: "prints whose chat it is" }],
  work: (product, { words }, out) => map(product, words, out),
});

/** `crm map CONVERSATION CHAT_ID`: a person says which chat at the CRM a conversation is. */
async function map(product: Product, words: readonly string[], { print }: Output): Promise<number> {
  const [verb, conversation, chat] = words;
  if (verb !== "map" || conversation === undefined || chat === undefined) {
    throw new BadInput(
      '"crm" knows: map CONVERSATION CHAT_ID. Both stand in the post about the chat that was not found.',
    );
  }
  const app = await product.app();
  const found = await app.store.conversation(conversationId(await idMeant(app, conversation)));
  if (found === undefined) throw new BadInput(`There is no conversation ${conversation}.`);
  if (!(await mayBeMapped(app.store, found.id))) {
    throw new BadInput("The account on which this chat takes place is not confirmed: see deskgraph doctor.");
  }
  const theirs = await chatAt(app, chat);
  print(`Chat ${theirs.id}: ${describe(theirs)}`);
  const other = await app.mappings.byCrmChat(theirs.id);
  if (other !== undefined && other.userId !== found.customerId) {
    throw new BadInput(`Chat ${theirs.id} belongs to conversation ${other.conversationId} already.`);
  }
  const count = await mapChat(app, found, theirs);
  print(`${conversation} is this chat from now on; ${count} effects that waited for this are sent again.`);
  return 0;
}

/** Nothing is mapped to a slip of the pen: the chat has to be there. */
async function chatAt(app: App, id: string): Promise<CrmChat> {
  const { crm } = app;
  if (crm === undefined) throw new BadInput(`No CRM is configured${listed(crmVariables)}.`);
  const chat = await crm.chat(id, callsTo(app, crm.deliverers["crm.status"]));
  if (chat === undefined) {
    throw new BadInput(`The CRM has no chat ${id}. Its id is the last part of the chat's address there.`);
  }
  if ("outcome" in chat) {
    throw new BadInput(`The CRM cannot be asked for chat ${id}: ${chat.detail ?? `${chat.code}, try again later`}`);
  }
  return chat;
}

const describe = ({ name = "no name", username, channel = "no channel", status = "no status" }: CrmChat): string =>
  [name, ...(username === undefined || username === "" ? [] : [`@${username}`]), channel, `"${status}"`].join(", ");
