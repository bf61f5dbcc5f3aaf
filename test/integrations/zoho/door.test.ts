import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { zoho as vendor } from "../../../integrations/zoho/index.ts";
import type { HelpdeskConnection, RequestHeaders } from "../../../src/core/index.ts";
import { createAccessTokens } from "../../../src/oauth/access-tokens.ts";
import { memoryGrants } from "../../../src/oauth/memory-grants.ts";
import { createSigner } from "../../fakes/zoho/signer.ts";
import { type FakeZoho, startZoho } from "../../fakes/zoho.ts";

describe("Zoho Desk's door", () => {
  let zoho: FakeZoho;
  let connection: HelpdeskConnection;
  let ticketId: string;
  let passedMs: number;
  const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };

  /** As in a process that has just started. */
  function open(): HelpdeskConnection {
    const { clientId, secret } = zoho.accounts;
    const plan = vendor.plan({
      ZOHO_CLIENT_ID: clientId,
      ZOHO_CLIENT_SECRET: secret,
      ZOHO_WEBHOOK_ID: zoho.webhookId,
      ZOHO_REFRESH_TOKEN: zoho.accounts.newRefreshToken(),
      ZOHO_DESK_URL: zoho.url,
      ZOHO_ACCOUNTS_URL: zoho.url,
    });
    if ("missing" in plan) throw new Error(plan.missing.join());
    return plan.open({ tokensOf: (client) => createAccessTokens(client, memoryGrants(), () => Date.now() + passedMs) });
  }
  const headersOf = (token: string | undefined): RequestHeaders => ({
    header: (name) => (name === "x-zdesk-jwt" ? token : undefined),
  });
  const isGenuine = async (token: string | undefined): Promise<unknown> =>
    connection.webhook?.isKnownSender?.(headersOf(token));
  const tokenOf = (claims: object = {}): string =>
    zoho.eventOf(ticketId, undefined, claims).headers["x-zdesk-jwt"] ?? "";
  const asked = (part: string): number => zoho.calls.filter(({ path }) => path.includes(part)).length;

  beforeEach(async () => {
    zoho = await startZoho();
    passedMs = 0;
    const requester = { externalId: "u_1" };
    const ticket = { key: "k", subject: "s", text: "t", priority: "low", tags: [], requester } as const;
    ticketId = (await open().helpdesk.tickets.create(ticket, calls)).id;
    connection = open();
    zoho.calls.length = 0;
  });
  afterEach(() => zoho.stop());
  /** What failed is not asked for again at once. */
  function rest(): void {
    const realMs = Date.now;
    vi.spyOn(Date, "now").mockImplementation(() => realMs() + 11_000);
  }

  it("costs nothing while nothing in a request is for us: no proof, no form, another webhook's, of another time", async () => {
    const hourS = 3_600;
    const nowS = Math.floor(Date.now() / 1_000);
    const strange = [undefined, "", "x", "a.b.c", `${tokenOf().split(".").slice(0, 2).join(".")}`];
    const others = [{ aud: "webhookId:1" }, { iss: "orgId:" }, { iss: "x" }, { iat: nowS - hourS }, { exp: "soon" }];
    for (const token of [...strange, ...others.map(tokenOf), tokenOf({ iat: nowS + hourS, exp: nowS + 2 * hourS })]) {
      for (let n = 0; n < 2; n += 1) expect(await isGenuine(token)).toBe(false);
    }
    expect(zoho.calls).toEqual([]);
  });

  it("asks for its keys alone while the proof is nobody's, and for the account once, however many come at once", async () => {
    const forged = `${tokenOf().slice(0, -8)}AAAAAAAA`;
    expect(await Promise.all([forged, forged, forged].map(isGenuine))).toEqual([false, false, false]);
    expect([asked("jwks"), asked("/organizations"), asked("/departments")]).toEqual([1, 0, 0]);
    const all = await Promise.all(Array.from({ length: 20 }, () => isGenuine(tokenOf())));
    expect(all.every((is) => is === true)).toBe(true);
    expect(await isGenuine(tokenOf({ iss: "orgId:1" }))).toBe(false);
    expect([asked("jwks"), asked("/organizations"), asked("/departments")]).toEqual([1, 1, 1]);
  });

  it("does not ask for the account again when its key was renewed", async () => {
    await connection.helpdesk.tickets.get(ticketId, calls);
    passedMs = 2 * 3_600_000;
    await connection.helpdesk.tickets.get(ticketId, calls);
    expect([asked("/oauth/v2/token"), asked("/organizations")]).toEqual([2, 1]);
  });

  it("says neither yes nor no while Zoho is down: its keys, its account", async () => {
    zoho.fault = ({ path }) => (path.includes("jwks") ? "none" : { status: 503 });
    await expect(isGenuine(tokenOf())).rejects.toMatchObject({ failure: { outcome: "retry" } });
    connection = open();
    zoho.fault = ({ path }) => (path.includes("jwks") ? { status: 503 } : "none");
    await connection.helpdesk.tickets.get(ticketId, calls);
    await expect(isGenuine(tokenOf())).rejects.toMatchObject({ failure: { outcome: "retry" } });
    zoho.fault = () => "none";
    rest();
    expect(await isGenuine(tokenOf())).toBe(true);
  });

  it.each([
    ["an error", { status: 503 }],
    ["a page", { status: 200, body: "<html>Down for maintenance</html>" }],
    ["something else", { status: 200, body: { error: "busy" } }],
  ])("has strangers fetch no keys again and again, while there is %s in their place", async (_what, answer) => {
    zoho.fault = ({ path }) => (path.includes("jwks") ? answer : "none");
    const forged = `${tokenOf().slice(0, -8)}AAAAAAAA`;
    for (let n = 0; n < 20; n += 1) {
      await expect(isGenuine(forged)).rejects.toMatchObject({ failure: { outcome: "retry", code: "no_keys" } });
    }
    expect(asked("jwks")).toBe(1);
    rest();
    zoho.fault = () => "none";
    expect(await isGenuine(tokenOf())).toBe(true);
    expect(asked("jwks")).toBe(2);
  });

  it("has strangers fetch no keys again and again with a key that nobody has", async () => {
    const stranger = createSigner("key-of-nobody");
    const claims: unknown = JSON.parse(Buffer.from(tokenOf().split(".")[1] ?? "", "base64url").toString());
    for (let n = 0; n < 20; n += 1) expect(await isGenuine(stranger.sign(Object(claims)))).toBe(false);
    expect(asked("jwks")).toBeLessThanOrEqual(2);
    expect(await isGenuine(tokenOf())).toBe(true);
  });

  it("has strangers renew no key again and again", async () => {
    zoho.accountsFault = () => ({ status: 503 });
    const forged = `${tokenOf().slice(0, -8)}AAAAAAAA`;
    for (let n = 0; n < 20; n += 1) {
      await expect(isGenuine(forged)).rejects.toMatchObject({ failure: { outcome: "retry" } });
    }
    expect(asked("/oauth/v2/token")).toBe(1);
  });

  it("finds the organisation anew when the grant is another account's", async () => {
    expect(await isGenuine(tokenOf())).toBe(true);
    zoho.orgId = "777";
    await expect(connection.helpdesk.tickets.get(ticketId, calls)).rejects.toMatchObject({
      failure: { outcome: "locked" },
    });
    expect((await connection.helpdesk.tickets.get(ticketId, calls)).id).toBe(ticketId);
    expect(await isGenuine(tokenOf())).toBe(true);
  });
});
