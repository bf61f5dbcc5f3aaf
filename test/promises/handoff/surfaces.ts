import { crms } from "../../../integrations/index.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import { type Breakers, type Conversation, type CrmPlan, isMissing, type Log } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import type { Home } from "../../../supabase/home/home.ts";
import { type FakeSitniks, startSitniks } from "../../fakes/sitniks.ts";
import { testVendors } from "../../kit/helpdesk-vendors.ts";
import type { ScriptedModel } from "../../kit/scripted-model.ts";
import { type SlackStage, slackStage } from "../../kit/slack-stage.ts";
import type { StaffStage } from "../../kit/staff-stage.ts";
import { type TelegramApp, telegramApp } from "../../kit/telegram-app.ts";
import { groupOf } from "../../kit/telegram-stage.ts";
import type { TestVendor } from "../../kit/test-vendor.ts";
import { broken, handOver } from "./ways.ts";

/** Where the people of a shop hear of a customer. */
interface Surface {
  readonly hasGroup?: true;
  readonly hasSlack?: true;
  readonly helpdesk?: string;
  readonly hasCrm?: true;
}

export const surfaces: Readonly<Record<string, Surface>> = {
  "the group in Telegram": { hasGroup: true, hasCrm: true },
  Slack: { hasSlack: true, hasCrm: true },
  "the group and Slack": { hasGroup: true, hasSlack: true, hasCrm: true },
  ...Object.fromEntries(Object.keys(testVendors).map((helpdesk) => [helpdesk, { helpdesk, hasCrm: true }] as const)),
  "the CRM alone": { hasCrm: true },
  "none at all": {},
};

/** Everything at once. */
export const everySink: Surface = { hasGroup: true, hasSlack: true, helpdesk: "zendesk", hasCrm: true };

const holdingLines = Object.values(texts).map(({ holding }) => holding);

/** A running product that is joined with all of a surface. */
export interface Joined {
  readonly desk: TelegramApp;
  readonly group?: StaffStage;
  readonly slack?: SlackStage;
  readonly helpdesk?: TestVendor;
  readonly sitniks?: FakeSitniks;
  conversation(chat: number): Promise<Conversation>;
  /** What the customer read, but for the line that the answer takes longer: a slow machine says it. */
  told(chat: number): readonly string[];
  /** Resolves when the chat has come to rest, and nothing of it waits for a vendor. */
  quiet(chat: number): Promise<void>;
  stop(): Promise<void>;
}

export async function join(
  of: Surface,
  more: { readonly model?: ScriptedModel; readonly log?: Log; readonly home?: Home; readonly breakers?: Breakers },
): Promise<Joined> {
  const helpdesk = of.helpdesk === undefined ? undefined : await testVendors[of.helpdesk]?.();
  const sitniks = of.hasCrm ? await startSitniks() : undefined;
  sitniks?.managers.splice(0, 9, { id: 301, fullname: "AI-менеджер" }, { id: 302, fullname: "Ірина" });
  const access = sitniks && { SNITKIX_API_URL: sitniks.host, SNITKIX_API_KEY: sitniks.apiKey };
  const app = {
    ...more,
    env: { ...access, ...helpdesk?.env },
    shop: { managers: { ai: "AI-менеджер" } },
    tools: [handOver, broken],
    ...(access === undefined ? {} : { crm: crmOf(access) }),
  };
  const slack = of.hasSlack ? await slackStage(app) : undefined;
  const desk = slack?.desk ?? (await telegramApp(app));
  const group = of.hasGroup ? await groupOf(desk) : undefined;
  const conversation = (chat: number) => desk.app.open({ channel: "telegram", channelChatId: String(chat) });
  return {
    desk,
    ...(group && { group }),
    ...(slack && { slack }),
    ...(helpdesk && { helpdesk }),
    ...(sitniks && { sitniks }),
    conversation,
    told: (chat) => desk.textsTo(chat).filter((text) => !holdingLines.includes(text)),
    quiet: async (chat) => {
      const { id } = await conversation(chat);
      await desk.app.settle(id);
      await desk.until(async () => (await desk.app.store.effects(id)).every(({ state }) => state !== "waiting"));
      await desk.app.settle(id);
    },
    stop: async () => {
      await (slack ?? desk).stop();
      await helpdesk?.stop();
      await sitniks?.stop();
    },
  };
}

function crmOf(access: Record<string, string>): CrmPlan {
  const crm = crms.sitniks.plan(access, {});
  if (isMissing(crm)) throw new Error("the CRM's variables are missing");
  return crm;
}

/** The status that the CRM shows while a person is wanted. */
export const calledStatus = demoShop.statuses.escalation;
