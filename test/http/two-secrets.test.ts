import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webhookSecret as secretOfKey } from "../../integrations/sitniks/webhook.ts";
import { secretHeader, webhookSecret as secretOfToken } from "../../integrations/telegram/webhook.ts";
import { createApp } from "../../src/app.ts";
import { connectChannel } from "../../src/channels/connect-channel.ts";
import { Secret, type Webhook } from "../../src/core/index.ts";
import { crmWebhook } from "../../src/crm/webhook.ts";
import { helpdeskWebhook } from "../../src/helpdesk/webhook.ts";
import { routes } from "../../src/http/routes.ts";
import { testConfig } from "../kit/app.ts";
import { freshHome } from "../kit/home.ts";
import { inlineLanes } from "../kit/inline-lanes.ts";

const body = "{}";

interface Door {
  /** What its vendor needs besides the secret. */
  readonly env: Readonly<Record<string, string>>;
  readonly variable: string;
  /** Three of the variable's form. */
  readonly secrets: readonly [string, string, string];
  readonly path: (secret: string) => string;
  readonly proof: (secret: string) => Record<string, string>;
  readonly refusal: number;
}

const words = ["secret-of-now", "secret-of-before", "secret-of-long-ago"] as const;
const usual = { secrets: words, refusal: 401 } as const;
const now = (): string => new Date().toISOString();
const hmac = (algorithm: string, secret: string, text: string) => createHmac(algorithm, secret).update(text);

const doors: Readonly<Record<string, Door>> = {
  Telegram: {
    ...usual,
    env: { TELEGRAM_WEBHOOK_URL: "https://bot.example.com" },
    variable: "TELEGRAM_BOT_TOKEN",
    secrets: ["123456:AAexample-now", "123456:AAexample-before", "123456:AAexample-long-ago"],
    path: () => "/telegram/webhook",
    proof: (token) => ({ [secretHeader]: secretOfToken(new Secret(token)) }),
  },
  Sitniks: {
    ...usual,
    env: { SNITKIX_API_URL: "https://crm.example.com" },
    variable: "SNITKIX_API_KEY",
    path: (key) => `/sitniks/webhook/${secretOfKey(new Secret(key))}`,
    proof: () => ({}),
    refusal: 404,
  },
  Zendesk: {
    ...usual,
    env: { TICKETING_PROVIDER: "zendesk", ZENDESK_SUBDOMAIN: "a", ZENDESK_EMAIL: "a@example.com", ZENDESK_TOKEN: "t" },
    variable: "ZENDESK_WEBHOOK_SECRET",
    path: () => "/webhooks/zendesk",
    proof: (secret) => {
      const at = now();
      return {
        "x-zendesk-webhook-signature-timestamp": at,
        "x-zendesk-webhook-signature": hmac("sha256", secret, at + body).digest("base64"),
      };
    },
  },
  Zammad: {
    ...usual,
    env: { TICKETING_PROVIDER: "zammad", ZAMMAD_URL: "https://help.example.com", ZAMMAD_TOKEN: "t" },
    variable: "ZAMMAD_WEBHOOK_SECRET",
    path: () => "/webhooks/zammad",
    proof: (secret) => ({ "x-hub-signature": `sha1=${hmac("sha1", secret, body).digest("hex")}` }),
  },
  Gorgias: {
    ...usual,
    env: {
      TICKETING_PROVIDER: "gorgias",
      GORGIAS_DOMAIN: "a",
      GORGIAS_USERNAME: "a@example.com",
      GORGIAS_API_KEY: "k",
    },
    variable: "GORGIAS_WEBHOOK_SECRET",
    path: () => "/webhooks/gorgias",
    proof: (secret) => ({ "x-bridge-key": secret }),
  },
};

/** All doors as the product opens them, each with two secrets; what comes in is not looked at. */
async function openAll() {
  const configs = await Promise.all(
    Object.values(doors).map(({ env, variable, secrets: [current, before] }) =>
      testConfig({ ...env, [variable]: current, [`${variable}_BEFORE`]: before }),
    ),
  );
  const [first] = configs;
  if (first === undefined) throw new Error("there is a door");
  const channel = configs.find((each) => each.channel !== undefined)?.channel?.open();
  const crm = configs.find((each) => each.crm !== undefined)?.crm;
  const helpdesks = Object.fromEntries(configs.flatMap((each) => Object.entries(each.helpdesks)));
  const app = await createApp({
    config: { ...first, crm, helpdesks },
    home: await freshHome(),
    engine: async () => inlineLanes(),
    ...(channel === undefined ? {} : { channel }),
  });
  const webhooks: readonly (Webhook | undefined)[] = [
    channel && connectChannel(channel, app).webhook,
    app.crm && crmWebhook(app.crm, app),
    ...app.helpdesks.map((each) => helpdeskWebhook(each, app)),
  ];
  const http = routes({
    ready: async () => undefined,
    served: () => undefined,
    failed: () => undefined,
    refused: () => undefined,
    webhooks: webhooks.flatMap((each) => (each === undefined ? [] : [{ ...each, take: async () => undefined }])),
  });
  return { http, close: () => app.close() };
}

describe("each door", () => {
  let open: Awaited<ReturnType<typeof openAll>>;
  beforeAll(async () => {
    open = await openAll();
  });
  afterAll(() => open.close());

  it.each(Object.entries(doors))("of %s takes the secret of now and the one before, and no third", async (_, door) => {
    const statusOf = async (secret: string): Promise<number> =>
      (await open.http.request(door.path(secret), { method: "POST", body, headers: door.proof(secret) })).status;
    const [current, before, longAgo] = door.secrets;
    expect([await statusOf(current), await statusOf(before), await statusOf(longAgo)]).toEqual([
      200,
      200,
      door.refusal,
    ]);
  });
});

it("a secret of before that has no successor is a slip, and the other spelling of a variable has one as well", async () => {
  await expect(testConfig({ ZAMMAD_WEBHOOK_SECRET_BEFORE: "b" })).rejects.toThrow(
    "ZAMMAD_WEBHOOK_SECRET: it is needed beside ZAMMAD_WEBHOOK_SECRET_BEFORE",
  );
  const spelled = { SITNIKS_API_URL: "https://crm.example.com", SITNIKS_API_KEY: "k", SITNIKS_API_KEY_BEFORE: "b" };
  expect((await testConfig(spelled)).secretsBefore).toEqual(["SNITKIX_API_KEY_BEFORE"]);
});
