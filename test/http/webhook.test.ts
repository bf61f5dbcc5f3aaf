import { describe, expect, it } from "vitest";
import { webhookSecret } from "../../integrations/telegram/webhook.ts";
import { Secret, type Webhook } from "../../src/core/index.ts";
import { routes } from "../../src/http/routes.ts";

const secret = webhookSecret(new Secret("123456:example-token"));
const header = "X-Telegram-Bot-Api-Secret-Token";

/** What whoever looks after the product is told. */
const told: unknown[] = [];
let refusals = 0;
const door = (
  take: (body: unknown) => Promise<void>,
  proof: Pick<Webhook, "proofHeader" | "secret" | "isKnownSender" | "isGenuine"> = { proofHeader: header, secret },
) =>
  routes({
    ready: async () => undefined,
    served: () => undefined,
    failed: (error) => told.push(error),
    refused: () => {
      refusals += 1;
    },
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

  /** A body that does not end before it is told to, and whether anybody asked for it. */
  function slowBody(): { readonly body: ReadableStream<Uint8Array>; readonly end: () => void; isRead: boolean } {
    const ended = Promise.withResolvers<void>();
    const slow = {
      isRead: false,
      end: ended.resolve,
      body: new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 }),
    };
    async function pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
      slow.isRead = true;
      await ended.promise;
      controller.enqueue(Buffer.from("{}"));
      controller.close();
    }
    return slow;
  }
  const send = (of: typeof open, { body }: { readonly body: ReadableStream<Uint8Array> }, headers = {}) => {
    const init: RequestInit & { readonly duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
    return of.request("/telegram/webhook", init);
  };

  it("reads nothing of a stranger's body where a header, the address or a check of headers is the proof", async () => {
    const asked = door(async () => undefined, { isKnownSender: async ({ header: of }) => of("x-key") === "right" });
    for (const app of [open, asked]) {
      const slow = slowBody();
      expect((await send(app, slow)).status).toBe(401);
      expect(slow.isRead).toBe(false);
    }
    expect((await post("{}", { "x-key": "right" }, asked)).status).toBe(200);
  });

  it("has room for few bodies that are not proven yet, refuses the next at once, and has room again after them", async () => {
    const signed = door(async () => undefined, { isGenuine: () => false });
    const slow = Array.from({ length: 32 }, slowBody);
    const under = slow.map((each) => send(signed, each));
    while (!slow.every(({ isRead }) => isRead)) await new Promise(setImmediate);
    const before = refusals;
    const refused = await post("{}", {}, signed);
    expect([refused.status, refused.headers.get("Retry-After"), refusals - before]).toEqual([503, "1", 1]);
    for (const { end } of slow) end();
    for (const answer of await Promise.all(under)) expect(answer.status).toBe(401);
    expect((await post("{}", {}, signed)).status).toBe(401);
  });

  it("gives up on a body that is not proven and does not come", async () => {
    const signed = door(async () => undefined, { isGenuine: () => true });
    const slow = slowBody();
    expect((await send(signed, slow)).status).toBe(408);
    slow.end();
  });

  it("takes so many proven requests at once and no more, at each door for itself", async () => {
    const stored = Promise.withResolvers<void>();
    const busy = door(() => stored.promise);
    const under = Array.from({ length: 200 }, () => post("{}", { [header]: secret }, busy));
    const refused = await post("{}", { [header]: secret }, busy);
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "1"]);
    stored.resolve();
    for (const answer of await Promise.all(under)) expect(answer.status).toBe(200);
  });

  it("measures a body that does not tell its length", async () => {
    const long = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(Buffer.alloc(600)) });
    expect((await send(open, { body: long }, { [header]: secret, "transfer-encoding": "chunked" })).status).toBe(413);
  });

  it("has a secret of the form Telegram allows, from which nobody learns the token", () => {
    expect(secret).toMatch(/^[\w-]{1,256}$/);
    expect(secret).not.toContain("example");
  });
});
