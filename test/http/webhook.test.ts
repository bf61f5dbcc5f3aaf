import { describe, expect, it } from "vitest";
import { webhookSecret } from "../../integrations/telegram/webhook.ts";
import { Secret, type Webhook } from "../../src/core/index.ts";
import { routes } from "../../src/http/routes.ts";

const secret = webhookSecret(new Secret("123456:example-token"));
const header = "X-Telegram-Bot-Api-Secret-Token";

/** What whoever looks after the product is told. */
const told: unknown[] = [];
const door = (
  take: (body: unknown) => Promise<void>,
  proof: Pick<Webhook, "proofHeader" | "secret" | "isGenuine"> = { proofHeader: header, secret },
) =>
  routes({
    ready: async () => undefined,
    metrics: async () => ({ contentType: "text/plain", text: "" }),
    served: () => undefined,
    failed: (error) => told.push(error),
    refused: () => undefined,
    webhooks: [
      {
        path: "/telegram/webhook",
        ...proof,
        maxBodyBytes: 1_000,
        take,
      },
    ],
  });

describe("a webhook", () => {
  const taken: unknown[] = [];
  const open = door(async (body) => void taken.push(body));
  const post = (body: string, headers: Record<string, string> = { [header]: secret }, of = open) =>
    of.request("/telegram/webhook", { method: "POST", body, headers });

  it("takes what is genuine, and answers when it is stored", async () => {
    expect((await post('{"update_id":1}')).status).toBe(200);
    expect(taken).toEqual([{ update_id: 1 }]);
  });

  it("refuses without the secret, with a wrong one, one letter off, too long or empty", async () => {
    const wrong = [undefined, "", "x", `${secret}x`, secret.slice(1), secret.toLowerCase(), "x".repeat(10_000)];
    for (const proof of wrong) {
      expect((await post("{}", proof === undefined ? {} : { [header]: proof })).status).toBe(401);
    }
    expect(taken).toHaveLength(1);
  });

  it("refuses what is no JSON and what is too long, and takes no other method", async () => {
    expect((await post("{")).status).toBe(400);
    expect((await post(`{"a":"${"x".repeat(2_000)}"}`)).status).toBe(413);
    expect((await open.request("/telegram/webhook", { headers: { [header]: secret } })).status).toBe(404);
  });

  it("has the sender come again when it cannot be stored", async () => {
    const away = new Error("canary: the database is away");
    const full = door(() => Promise.reject(away));
    const answer = await post("{}", { [header]: secret }, full);
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "1"]);
    expect(await answer.text()).not.toContain("canary");
    expect(told.at(-1)).toBe(away);
  });

  it("has the sender come again when its proof cannot be checked just now", async () => {
    const away = new Error("canary: their keys are away");
    const isGenuine = () => Promise.reject(away);
    const signed = door(async (body) => void taken.push(body), { isGenuine });
    const before = taken.length;
    const answer = await post("{}", {}, signed);
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "1"]);
    expect(await answer.text()).not.toContain("canary");
    expect(taken).toHaveLength(before);
    expect(told.at(-1)).toBe(away);
  });

  it("has a secret of the form Telegram allows, from which nobody learns the token", () => {
    expect(secret).toMatch(/^[\w-]{1,256}$/);
    expect(secret).not.toContain("example");
  });
});
