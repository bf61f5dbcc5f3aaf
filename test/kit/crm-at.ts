import { createSitniks } from "../../integrations/sitniks/client.ts";
import { type SitniksSettings, sitniksSettings } from "../../integrations/sitniks/settings.ts";
import {
  type ChatMapping,
  type ChatMappings,
  type Conversation,
  type ConversationId,
  type Crm,
  type CrmHost,
  type CrmStage,
  conversationId,
  customerId,
  type FirstTouch,
  Secret,
  tenantId,
} from "../../src/core/index.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";
import type { FakeSitniks } from "../fakes/sitniks.ts";

interface CrmAt {
  readonly crm: Crm;
  readonly saved: Map<string, ChatMapping>;
  /** The stages each conversation was shown in, as the outbox would remember them. */
  readonly stages: Map<ConversationId, CrmStage[]>;
  /** How each began; without a word of it a person was asked already. */
  readonly touches: Map<ConversationId, FirstTouch>;
  conversation(n: number | string): Conversation;
}

/** The CRM's deliverers against a fake, with what the product would remember kept in memory. */
export function crmAt(
  fake: FakeSitniks,
  settings: Partial<SitniksSettings> = {},
  other: Partial<ChatMappings> = {},
  chatMapped: () => Promise<unknown> = async () => undefined,
): CrmAt {
  const saved = new Map<string, ChatMapping>();
  const stages = new Map<ConversationId, CrmStage[]>();
  const touches = new Map<ConversationId, FirstTouch>();
  const mappings: ChatMappings = {
    save: async (mapping) => {
      const merged = { ...saved.get(mapping.userId), ...mapping };
      saved.set(mapping.userId, merged);
      return merged;
    },
    change: async (userId, change) => {
      const known = saved.get(userId);
      if (known !== undefined) saved.set(userId, { ...known, ...change });
    },
    byUser: async (id) => saved.get(id),
    byCrmChat: async (id) => [...saved.values()].find(({ crmChatId }) => crmChatId === id),
    forget: async (id) => void saved.delete(id),
    ...other,
  };
  const conversation = (n: number | string): Conversation => ({
    id: conversationId(`c_${n}`),
    tenant: tenantId("t"),
    channel: "telegram",
    channelChatId: `${n}`,
    customerId: customerId(`u_${n}`),
    owner: "ai",
    epoch: 0,
  });
  const host: CrmHost = {
    conversation: async (id) => conversation(id.slice(2)),
    firstTouch: async (id) => touches.get(id) ?? { username: null, isAsked: true },
    chatMapped,
    personWrote: async () => undefined,
    stagesBefore: async (id) => stages.get(id) ?? [],
  };
  const access = { url: fake.host, key: new Secret(fake.apiKey) };
  const crm = createSitniks(access, sitniksSettings.parse(settings), { mappings, host, shop: demoShop });
  return { crm, saved, stages, touches, conversation };
}
