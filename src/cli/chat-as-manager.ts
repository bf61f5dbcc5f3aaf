import { billSchema } from "../../nodes/sale/bill.ts";
import { arrive, type ChatTalk } from "./chat-talk.ts";
import { commandLinePrincipal } from "./command-line-principal.ts";

/** "/as manager …": what a person of the shop says and decides. */
export async function asManager(talk: ChatTalk, [verb, ...rest]: readonly string[]): Promise<void> {
  switch (verb) {
    case "confirm":
    case "decline":
      return decide(talk, verb === "confirm");
    case "answer":
      if (rest.length === 0) return talk.print("What should the answer say? /as manager answer WORDS");
      return arrive(talk, { kind: "person_message", text: rest.join(" "), by: commandLinePrincipal(talk.app.home) });
    case "return":
      return giveBack(talk);
    default:
      return talk.print("A manager can: confirm, decline, answer WORDS, return. See /help.");
  }
}

async function decide(talk: ChatTalk, paid: boolean): Promise<void> {
  const state = await talk.app.stateOf(talk.conversation.id);
  const bill = billSchema.nullable().catch(null).parse(state["bill"]);
  if (bill === null || bill.status === "paid") return talk.print("No payment is waiting for a decision.");
  return arrive(talk, { kind: "payment_decision", billId: bill.id, paid, by: commandLinePrincipal(talk.app.home) });
}

async function giveBack(talk: ChatTalk): Promise<void> {
  const { id } = talk.conversation;
  const conversation = await talk.app.store.conversation(id);
  if (conversation?.owner === "ai") return talk.print("The AI has the conversation already.");
  return arrive(talk, { kind: "given_back", by: commandLinePrincipal(talk.app.home) });
}
