import type { ChatMapping, CrmChatEvent, Store } from "../core/index.ts";
import type { Accept } from "../inbox/accept.ts";
import { managerPrincipal } from "./manager-principal.ts";

/**
 * A person has a chat there that we had given to the AI: then the AI is silent. This counts once per assignment: what
 * is told later is the state of things, which comes with every message.
 */
export async function acceptTakeOver(
  { crmChatId }: CrmChatEvent,
  { name, id }: NonNullable<CrmChatEvent["manager"]>,
  { conversationId, crmManagerId }: ChatMapping,
  { store, accept }: { readonly store: Store; readonly accept: Accept },
): Promise<void> {
  const conversation = await store.conversation(conversationId);
  if (conversation?.owner !== "ai") return;
  const assignments = (await store.effects(conversationId)).filter(({ effect }) => effect.kind === "crm.assign");
  // While a newer assignment is on its way, the last person may still have the chat.
  if (assignments.at(-1)?.state === "waiting" && id === crmManagerId) return;
  const assigned = assignments.findLast(
    ({ state, receipt }) => state === "done" && receipt?.note === undefined && !receipt?.wouldDo,
  )?.effect;
  if (assigned?.kind !== "crm.assign" || assigned.payload.role !== "ai") return;
  const externalId = `${crmChatId}/manager/${id ?? name}/${assigned.key}`;
  const body = { kind: "taken_over", by: managerPrincipal(name) } as const;
  await accept({ conversationId, source: "crm", externalId, body });
}
