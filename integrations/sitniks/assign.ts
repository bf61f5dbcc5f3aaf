import {
  callsOf,
  type Deliverer,
  type DeliveryResult,
  erased,
  orFailure,
  type VendorCalls,
} from "../../src/core/index.ts";
import { limit, vendor } from "./api.ts";
import { anything, chatSchema } from "./chat.ts";
import { chatOf } from "./chat-of.ts";
import { giveUpAfterMs, keptIfPossible, type MappedChat, personHasIt, type SitniksDeps } from "./deps.ts";
import type { Manager } from "./dictionaries.ts";
import { deadlineMs } from "./find-chat.ts";
import { allOf } from "./page.ts";

/** Four pages: who has the fewest of so many has few enough. */
const maxCountedChats = 200;

/** `crm.assign`: gives the chat to the AI manager, or to a person; to the AI only as long as the customer is the AI's. */
export const assign = (deps: SitniksDeps): Deliverer<"crm.assign"> => ({
  vendor,
  limit,
  isSafeToRepeat: true,
  maxAttempts: 5,
  deadlineMs,
  giveUpAfterMs,
  deliver: ({ conversationId, payload }, context) =>
    orFailure(async (): Promise<DeliveryResult> => {
      const conversation = await deps.conversationOf(conversationId);
      if (conversation === undefined) return erased;
      if (payload.role === "ai" && conversation.owner !== "ai") return personHasIt;
      const calls = callsOf(context);
      const mapping = await chatOf(deps, conversation, Date.now() - context.ageMs, calls);
      const manager = payload.role === "ai" ? await aiManager(deps, calls) : await person(deps, mapping, calls);
      if (manager === undefined) {
        const who = payload.role === "ai" ? `named "${deps.shop.managers.ai}"` : "who is a person";
        return { outcome: "refused", code: "no_manager", detail: `Sitniks has no manager ${who}.` };
      }
      const path = `/chats/${encodeURIComponent(mapping.crmChatId)}`;
      await deps.api.send(deps.shop.crm.assignVerb, path, { assignedManagerId: manager.id }, anything, calls);
      // For a time Sitniks took this field without a word and did nothing with it (a client's notes of July 2026).
      const after = await deps.api.get(path, {}, chatSchema, calls);
      if (after.assignedManagerId !== manager.id && after.assignedManagerName?.trim() !== manager.name.trim()) {
        const detail = `Sitniks did not assign ${manager.name} to the chat; do it there by hand.`;
        return { outcome: "refused", code: "not_assigned", detail };
      }
      if (payload.role === "person") {
        await keptIfPossible(deps.mappings.change(mapping.userId, { crmManagerId: manager.id }));
      }
      return { outcome: "done", receipt: { externalId: String(manager.id) } };
    }),
});

const aiManager = ({ dictionaries, shop }: SitniksDeps, calls: VendorCalls): Promise<Manager | undefined> =>
  dictionaries.manager(shop.managers.ai, calls);

/** The one the shop names; else who had this customer last; else who has the fewest chats that call for a person. */
async function person(deps: SitniksDeps, mapping: MappedChat, calls: VendorCalls): Promise<Manager | undefined> {
  const { crm, managers } = deps.shop;
  const all = await deps.dictionaries.managers(calls);
  const people = all.filter(({ name }) => name.trim().toLowerCase() !== managers.ai.trim().toLowerCase());
  const byId = (id: number | undefined): Manager | undefined => people.find((each) => each.id === id);
  if (crm.personManagerId !== undefined) return byId(crm.personManagerId);
  if (managers.person !== undefined) return deps.dictionaries.manager(managers.person, calls);
  const last = byId(mapping.crmManagerId);
  if (last !== undefined || people.length < 2) return last ?? people[0];
  const open = await allOf(
    deps.api,
    "/chats",
    { status: deps.shop.statuses.escalation },
    chatSchema,
    calls,
    (chats) => chats.length >= maxCountedChats,
  );
  const load = (name: string): number =>
    open.filter(
      ({ status, assignedManagerName }) => status === deps.shop.statuses.escalation && assignedManagerName === name,
    ).length;
  return people.toSorted((a, b) => load(a.name) - load(b.name) || a.id - b.id)[0];
}
