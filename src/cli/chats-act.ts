import type { Output } from "../console/output.ts";
import { BadInput, cleanText, type InboundBody, type Principal } from "../core/index.ts";
import { acceptWord } from "./accept-word.ts";
import { commandLinePrincipal } from "./command-line-principal.ts";
import { conversationMeant } from "./conversation-meant.ts";
import type { Product } from "./product.ts";

/** What a person can do in a chat from the command line. */
export const chatActs = ["take", "answer", "give-back", "close"] as const;
type ChatAct = (typeof chatActs)[number];

export async function actInChat(
  product: Product,
  of: { readonly act: ChatAct; readonly chat: string; readonly said: string | undefined },
  out: Output,
): Promise<void> {
  const said = cleanText(of.said ?? "");
  if (of.act === "answer" && said === "")
    throw new BadInput('chats answer wants words: chats answer @olena "It is sent."');
  const app = await product.app();
  const id = await conversationMeant(app, of.chat);
  const { body, noted } = bodyOf(of.act, said, commandLinePrincipal(app.home));
  await acceptWord(app, product, { conversationId: id, body, noted: `${noted} (${id})` }, out);
}

function bodyOf(act: ChatAct, text: string, by: Principal): { readonly body: InboundBody; readonly noted: string } {
  switch (act) {
    case "take":
      return { body: { kind: "taken_over", by }, noted: "the chat is yours" };
    case "answer":
      return { body: { kind: "person_message", text, by }, noted: "your answer, and the chat is yours" };
    case "give-back":
      return { body: { kind: "given_back", by }, noted: "the assistant has the chat again" };
    case "close":
      return { body: { kind: "closed", by }, noted: "the chat is closed" };
  }
}
