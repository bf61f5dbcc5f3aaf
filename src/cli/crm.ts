import { openHome } from "../../supabase/home.ts";
import { createApp, homeOf } from "../app.ts";
import type { Config } from "../config.ts";
import { BadInput, conversationId } from "../core/index.ts";
import { mapChat } from "../crm.ts";
import { print } from "./print.ts";

/** `crm map CONVERSATION CHAT_ID`: a person says which chat at the CRM a conversation is. */
export async function runCrm(config: Config, words: readonly string[]): Promise<number> {
  const [verb, conversation, chat] = words;
  if (verb !== "map" || conversation === undefined || chat === undefined) {
    throw new BadInput(
      '"crm" knows: map CONVERSATION CHAT_ID. Both stand in the post about the chat that was not found.',
    );
  }
  const app = await createApp({ config, home: await openHome(homeOf(config)) });
  try {
    const found = await app.store.conversation(conversationId(conversation));
    if (found === undefined) throw new BadInput(`There is no conversation ${conversation}.`);
    const other = await app.mappings.byCrmChat(chat);
    if (other !== undefined && other.userId !== found.customerId) {
      throw new BadInput(`Chat ${chat} belongs to conversation ${other.conversationId} already.`);
    }
    const count = await mapChat(app, found, { id: chat });
    print(`${conversation} is chat ${chat} from now on; ${count} wishes that waited for this are sent again.`);
    return 0;
  } finally {
    await app.close();
  }
}
