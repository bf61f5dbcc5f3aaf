import { crms } from "../../integrations/index.ts";
import type { SitniksSettings } from "../../integrations/sitniks/settings.ts";
import { type Effect, isMissing, type Shop } from "../../src/core/index.ts";
import { crmWebhook } from "../../src/crm/webhook.ts";
import demoCatalogue from "../../src/shop/demo-catalogue.json" with { type: "json" };
import { productsFromJson } from "../../src/shop/load-catalogue.ts";
import { type FakeSitniks, startSitniks } from "../fakes/sitniks.ts";
import { type TestChat, testChat } from "./app.ts";

export interface CrmChat extends TestChat {
  readonly sitniks: FakeSitniks;
  /** Resolves when nothing waits for the CRM any more. */
  crmIsQuiet(): Promise<void>;
  /** What Sitniks posts to us. */
  hook(body: unknown): Promise<void>;
  staffPosts(): Promise<Extract<Effect, { readonly kind: "staff.post" }>["payload"][]>;
  stop(): Promise<void>;
}

/** A customer in Telegram whose shop has a CRM; their chat is there from the start, unless a test makes it. */
export async function crmChat(
  of: {
    readonly hasChat?: boolean;
    readonly shop?: Partial<Shop>;
    readonly crm?: Partial<SitniksSettings>;
    readonly isPaced?: boolean;
    readonly env?: Record<string, string>;
  } = {},
): Promise<CrmChat> {
  const sitniks = await startSitniks();
  sitniks.managers.splice(
    0,
    sitniks.managers.length,
    { id: 301, fullname: "AI-менеджер" },
    { id: 302, fullname: "Ірина" },
  );
  if (of.hasChat !== false) sitniks.addChat({ initialSource: "telegram", userId: "1", userNickName: "client_one" });
  const access = { SNITKIX_API_URL: sitniks.host, SNITKIX_API_KEY: sitniks.apiKey };
  const crm = crms.sitniks.plan(access, of.crm ?? {});
  if (isMissing(crm)) throw new Error("the CRM's variables are missing");
  const chat = await testChat({
    channel: "telegram",
    env: { ...access, ...of.env },
    crm,
    isPaced: of.isPaced ?? false,
    shop: { managers: { ai: "AI-менеджер" }, ...of.shop },
  });
  const { app, conversation } = chat;
  if (app.crm === undefined) throw new Error("no CRM");
  addDemoVariations(sitniks);
  const door = crmWebhook(app.crm, app);
  return {
    ...chat,
    sitniks,
    hook: (body) => door.take(body),
    crmIsQuiet: async () => {
      const waits = async (): Promise<boolean> =>
        (await app.store.effects(conversation.id)).some(
          ({ effect, state }) => /^crm[._]/.test(effect.kind) && state === "waiting",
        );
      while (await waits()) await new Promise((resolve) => setTimeout(resolve, 50));
      await app.settle(conversation.id);
    },
    staffPosts: async () =>
      (await chat.effects()).flatMap((effect) => (effect.kind === "staff.post" ? [effect.payload] : [])),
    stop: () => sitniks.stop(),
  };
}

/** What the demo shop sells, as the account has it. */
export function addDemoVariations(sitniks: FakeSitniks): void {
  const articles = productsFromJson(demoCatalogue, "demo", "UAH");
  if ("problems" in articles) throw new Error("the demo's catalogue is wrong");
  for (const { title, variants } of articles.products) {
    for (const { sku, price } of variants) {
      sitniks.variations.push({
        id: sitniks.variations.length + 1_000,
        sku,
        title: title.uk,
        price: price.minor / 100,
      });
    }
  }
}

/** From the first question to a paid bill; the answers do not matter here. */
export async function buy(
  chat: TestChat,
  delivery = "Олена Приклад, 067 000 00 00, Київ, відділення 5",
): Promise<void> {
  await chat.say("сукня на 122 є?");
  await chat.say("беру першу");
  await chat.say(delivery);
  await chat.say("повна оплата");
  await chat.say("оплатила");
  await chat.decide(true);
}
