import type { ConversationId, OutboxDesk, OutboxEntry } from "../core/index.ts";

/** No chat has more unsettled effects than that. */
const deadLetterCount = 1_000;
/** Why a chat could not be mapped where it is not only missing: only a person can say which one it is. */
const disputes: readonly string[] = ["unmapped_several", "unmapped_taken"];

/** Effects for the CRM that failed for good; only a replay sends them again. */
export const deadCrmEffects = (desk: OutboxDesk, conversationId: ConversationId): Promise<readonly OutboxEntry[]> =>
  desk.list({ states: ["dead"], destination: "crm", conversationId, limit: deadLetterCount });

/** It died because the conversation's chat was not known. */
export const diedUnmapped = ({ reason = "" }: OutboxEntry): boolean => reason.startsWith("unmapped");

/** It died because several chats could be the customer's, or the chat is another customer's. */
export const diedInDispute = ({ reason = "" }: OutboxEntry): boolean => disputes.includes(reason);

/** Sends again effects that died because the chat was not known. */
export const resendUnmapped = (desk: OutboxDesk, id: ConversationId): Promise<number> => resend(desk, id, diedUnmapped);

/** Answers how many are sent again, in their order. */
export async function resend(
  desk: OutboxDesk,
  id: ConversationId,
  isWanted: (entry: OutboxEntry) => boolean,
): Promise<number> {
  let count = 0;
  for (const { effect } of (await deadCrmEffects(desk, id)).filter(isWanted)) {
    if (await desk.replay(effect.key)) count += 1;
  }
  return count;
}
