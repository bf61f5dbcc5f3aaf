import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
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

/** The door as the product opens it with these variables; what it lets in is not looked at. */
async function open(env: Readonly<Record<string, string>>) {
  const config = await testConfig({ ...env });
  const channel = config.channel?.open();
  const app = await createApp({
    config,
    home: await freshHome(),
    engine: async () => inlineLanes(),
    ...(channel === undefined ? {} : { channel }),
  });
  const webhooks: readonly (Webhook | undefined)[] = [
    channel && connectChannel(channel, app).webhook,
    app.crm && crmWebhook(app.crm, app),
    app.helpdesk && helpdeskWebhook(app.helpdesk, app),
  ];
  const quiet = { ready: async () => undefined, served: () => undefined, failed: () => undefined };
  return routes({
    ...quiet,
    refused: () => undefined,
    webhooks: webhooks.flatMap((each) => (each === undefined ? [] : [{ ...each, take: async () => undefined }])),
  });
}

it.each(Object.entries(doors))(
  "%s's door takes the secret of now and the one before, and no third",
  async (_, door) => {
    const [current, before, longAgo] = door.secrets;
    const { env, variable } = door;
    const both = await open({ ...env, [variable]: current, [`${variable}_BEFORE`]: before });
    const one = await open({ ...env, [variable]: current });
    const statusOf = async (of: typeof both, secret: string): Promise<number> =>
      (await of.request(door.path(secret), { method: "POST", body, headers: door.proof(secret) })).status;
    expect([await statusOf(both, current), await statusOf(both, before)]).toEqual([200, 200]);
    expect(await statusOf(both, longAgo)).toBe(door.refusal);
    expect([await statusOf(one, current), await statusOf(one, before)]).toEqual([200, door.refusal]);
  },
);

it("a secret of before that has no successor is a slip, and the other spelling of a variable has one as well", async () => {
  await expect(testConfig({ ZAMMAD_WEBHOOK_SECRET_BEFORE: "b" })).rejects.toThrow(
    "ZAMMAD_WEBHOOK_SECRET: it is needed beside ZAMMAD_WEBHOOK_SECRET_BEFORE",
  );
  const spelled = { SITNIKS_API_URL: "https://crm.example.com", SITNIKS_API_KEY: "k", SITNIKS_API_KEY_BEFORE: "b" };
  expect((await testConfig(spelled)).secretsBefore).toEqual(["SNITKIX_API_KEY_BEFORE"]);
});
