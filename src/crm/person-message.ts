import type { ConversationId, CrmPersonMessage } from "../core/index.ts";
import type { Accept, Accepted } from "../inbox/accept.ts";
import { managerPrincipal } from "./manager-principal.ts";

/** A person answered the customer in the CRM: the customer has read it already, and the AI is silent from now on. */
export const acceptPersonMessage = (
  accept: Accept,
  conversationId: ConversationId,
  { externalId, text, by }: CrmPersonMessage,
): Promise<Accepted> => {
  const body = { kind: "person_message", text, by: managerPrincipal(by), isSaid: true } as const;
  return accept({ conversationId, source: "crm", externalId, body });
};
