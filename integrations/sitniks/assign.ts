import {
  callsOf,
  customerErased,
  type Deliverer,
  type DeliveryResult,
  orFailure,
  type VendorCalls,
} from "../../src/core/index.ts";
import { limit, vendor } from "./api.ts";
import { anything, chatSchema } from "./chat.ts";
import { chatOf } from "./chat-of.ts";
import { giveUpAfterMs, keepIfPossible, type MappedChat, personHasChat, type SitniksDeps } from "./deps.ts";
import type { Manager } from "./dictionaries.ts";
import { deadlineMs } from "./find-chat.ts";
import { allOf } from "./page.ts";

/** Four pages: a person with the fewest of so many has few enough. */
const maxCountedChats = 200;

/**
 * `crm.assign`: gives the chat to the AI manager, or to a person; to the AI only as long as the customer is the AI's.
 */
export const assign = (deps: SitniksDeps): Deliverer<"crm.assign"> => ({
  vendor,
  limit,
  isSafeToRepeat: true,
  maxAttempts: 5,
  deadlineMs,
  giveUpAfterMs,
  deliver: ({ conversationId, payload }, context) =>
    orFailure(async (): Promise<DeliveryResult> => {
      const conversation = await deps.host.conversation(conversationId);
      if (conversation === undefined) return customerErased;
      if (payload.role === "ai" && conversation.owner !== "ai") return personHasChat;
      const calls = callsOf(context);
      const mapping = await chatOf(deps, conversation, Date.now() - context.ageMs, calls);
      const manager = payload.role === "ai" ? await aiManager(deps, calls) : await choosePerson(deps, mapping, calls);
      if (manager === undefined) {
        const who = payload.role === "ai" ? `named "${deps.shop.managers.ai}"` : "who is a person";
        return { outcome: "refused", code: "no_manager", detail: `Sitniks has no manager ${who}.` };
      }
      const path = `/chats/${encodeURIComponent(mapping.crmChatId)}`;
      await deps.api.send(deps.settings.assignVerb, path, { assignedManagerId: manager.id }, anything, calls);
      // For a time Sitniks accepted this field and did nothing with it (a client's notes of July 2026).
      const after = await deps.api.get(path, {}, chatSchema, calls);
      if (after.assignedManagerId !== manager.id && after.assignedManagerName?.trim() !== manager.name.trim()) {
        const detail = `Sitniks did not assign ${manager.name} to the chat; do it there by hand.`;
        return { outcome: "refused", code: "not_assigned", detail };
      }
      if (payload.role === "person") {
        await keepIfPossible(deps.mappings.change(mapping.userId, { crmManagerId: manager.id }));
      }
      return { outcome: "done", receipt: { externalId: String(manager.id) } };
    }),
});

const aiManager = ({ dictionaries, shop }: SitniksDeps, calls: VendorCalls): Promise<Manager | undefined> =>
  dictionaries.manager(shop.managers.ai, calls);

/**
 * The manager the shop names; else the one who had this customer last; else the one with the fewest chats that call for
 * a person.
 */
async function choosePerson(deps: SitniksDeps, mapping: MappedChat, calls: VendorCalls): Promise<Manager | undefined> {
  const { managers } = deps.shop;
  const { personManagerId } = deps.settings;
  const all = await deps.dictionaries.managers(calls);
  const people = all.filter(({ name }) => name.trim().toLowerCase() !== managers.ai.trim().toLowerCase());
  const byId = (id: number | undefined): Manager | undefined => people.find((each) => each.id === id);
  if (personManagerId !== undefined) return byId(personManagerId);
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
