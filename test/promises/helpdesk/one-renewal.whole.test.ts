import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHelpdesk } from "../../../src/config/create-helpdesk.ts";
import { Secret, tenantId } from "../../../src/core/index.ts";
import { opened, sealed } from "../../../src/oauth/seal.ts";
import { openHome } from "../../../supabase/home/home.ts";
import { migrate } from "../../../supabase/home/migrate.ts";
import { createGrants } from "../../../supabase/store/grants.ts";
import { startZendesk } from "../../fakes/zendesk.ts";
import { startZoho } from "../../fakes/zoho.ts";
import { cleanEnv } from "../../kit/clean-env.ts";
import { postgresAbsence, saying, startPostgres, type TestPostgres } from "../../kit/postgres.ts";

const script = fileURLToPath(new URL("processes/call-helpdesk.ts", import.meta.url));
const processCount = 3;
const callCount = 100;

/** A vendor, the product's settings for it, and a refresh token that is good. */
interface Vendor {
  readonly env: Record<string, string>;
  readonly secret: string;
  readonly refreshToken: string;
  readonly issued: () => number;
  readonly stop: () => Promise<void>;
}

const vendors: Readonly<Record<string, () => Promise<Vendor>>> = {
  zoho: async () => {
    const at = await startZoho();
    const { accounts, url } = at;
    return {
      env: {
        TICKETING_PROVIDER: "zoho",
        ZOHO_CLIENT_ID: accounts.clientId,
        ZOHO_CLIENT_SECRET: accounts.secret,
        ZOHO_DESK_URL: url,
        ZOHO_ACCOUNTS_URL: url,
      },
      secret: accounts.secret,
      refreshToken: accounts.newRefreshToken(),
      issued: () => accounts.issued,
      stop: at.stop,
    };
  },
  zendesk: async () => {
    const at = await startZendesk();
    const { oauth, url } = at;
    return {
      env: {
        TICKETING_PROVIDER: "zendesk",
        ZENDESK_URL: url,
        ZENDESK_CLIENT_ID: oauth.clientId,
        ZENDESK_CLIENT_SECRET: oauth.secret,
      },
      secret: oauth.secret,
      refreshToken: oauth.newRefreshToken(),
      issued: () => oauth.issued,
      stop: at.stop,
    };
  },
};

/** In small, and without a process for each: access-tokens.test.ts. */
describe.skipIf(postgresAbsence !== undefined)("one renewal", () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  // They renew in one place (src/oauth/): in small the vendor that lets few keys be renewed is enough.
  it.each(Object.keys(vendors))(
    `for ${processCount} processes that call %s ${callCount} times at once with a key that ran out`,
    async (name) => {
      const vendor = await (vendors[name] ?? vendors["zoho"])?.();
      if (vendor === undefined) throw new Error("no vendor");
      const url = await server.createMigratedDatabase(`renewal_${name}`);
      const home = await openHome({ kind: "postgres", url, tenant: tenantId("shop-1") });
      await migrate(home);
      const old = {
        accessToken: "example-ran-out",
        refreshToken: vendor.refreshToken,
        obtainedAtMs: 0,
        freshUntilMs: 0,
      };
      const grants = createGrants(home);
      await grants.replace(name, { sealed: sealed(old, new Secret(vendor.secret), name) });
      const helpdesk = createHelpdesk(vendor.env, { grants });
      const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };
      const requester = { externalId: "u_1" };
      const ticket = { key: "k", subject: "s", text: "t", priority: "low", tags: [], requester } as const;
      const made = await helpdesk?.tickets.create(ticket, calls);
      expect(vendor.issued()).toBe(1);
      // That one has run out as well, for everybody.
      const sealedNow = (await grants.read(name))?.sealed ?? "";
      const now = opened(sealedNow, new Secret(vendor.secret), name);
      if (now === undefined || made === undefined) throw new Error("nothing was granted");
      const spent = { ...now, obtainedAtMs: 0, freshUntilMs: 0 };
      await grants.replace(name, { sealed: sealed(spent, new Secret(vendor.secret), name) });

      const children = Array.from({ length: processCount }, () =>
        spawn(process.execPath, [script, url, made.id, String(callCount)], {
          env: { ...cleanEnv, ...vendor.env },
          stdio: ["pipe", "pipe", "inherit"],
        }),
      );
      await Promise.all(children.map((child) => saying(child, /ready/)));
      const results = children.map(async (child) => {
        let said = "";
        child.stdout.on("data", (chunk) => {
          said += String(chunk);
        });
        child.stdin.write("go\n");
        await once(child, "exit");
        return JSON.parse(said.trim().split("\n").at(-1) ?? "{}") as object;
      });
      for (const result of await Promise.all(results)) expect(result).toEqual({ well: callCount, reasons: [] });
      expect(vendor.issued()).toBe(2);

      // What is kept gives nothing away.
      const stored = await home.pool.query<{ text: string }>("select g::text as text from deskgraph.grants g");
      for (const { text } of stored.rows) expect(text).not.toMatch(/refresh|access|1000\./);
      await home.close();
      await vendor.stop();
    },
  );
});
