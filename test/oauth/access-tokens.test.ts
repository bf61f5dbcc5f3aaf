import { describe, expect, it } from "vitest";
import {
  FailureError,
  type Grant,
  type GrantStore,
  grantOver,
  type OAuthClient,
  Secret,
} from "../../src/core/index.ts";
import { createAccessTokens } from "../../src/oauth/access-tokens.ts";
import { memoryGrants } from "../../src/oauth/memory-grants.ts";
import { opened, sealed } from "../../src/oauth/seal.ts";
import { createGrants } from "../../supabase/store/grants.ts";
import { grantContract } from "../contracts/grants.ts";
import { freshHome } from "../kit/home.ts";

grantContract("in memory", async () => memoryGrants());

const secret = new Secret("example-client-secret");
const minutes = (count: number): number => count * 60_000;
const longAgo = Date.now() - 3_600_000;

/** A vendor whose renewals end the old pair, as Zendesk's do. */
function rotating(of: { readonly isTrusted?: boolean } = {}) {
  let good = "refresh-0";
  const at = {
    asked: 0,
    fails: false,
    nowMs: Date.now(),
    client: {
      vendor: "acme",
      secret,
      ...(of.isTrusted ? {} : { given: { refreshToken: new Secret("refresh-0") } }),
      renew: async (grant): Promise<Grant> => {
        at.asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (at.fails) throw new FailureError({ outcome: "retry", code: "token_500" });
        if (grant?.refreshToken !== good) throw new FailureError({ outcome: "locked", code: grantOver });
        good = `refresh-${at.asked}`;
        const obtainedAtMs = at.nowMs;
        return {
          accessToken: `access-${at.asked}`,
          refreshToken: good,
          obtainedAtMs,
          freshUntilMs: obtainedAtMs + minutes(10),
        };
      },
      consentUrl: () => new URL("https://example.com"),
      redeem: () => Promise.reject(new Error("nobody asks here")),
    } satisfies OAuthClient as OAuthClient,
    end: () => {
      good = "somebody else's";
    },
  };
  return at;
}
const signal = AbortSignal.timeout(600_000);

describe("access tokens", () => {
  it("are had once by all who ask at the same time, in several processes", async () => {
    const vendor = rotating();
    const store = createGrants(await freshHome());
    const processes = [0, 1, 2].map(() => createAccessTokens(vendor.client, store));
    const asked = processes.flatMap((tokens) => Array.from({ length: 30 }, () => tokens.current(signal)));
    const values = new Set((await Promise.all(asked)).map(({ value }) => value.reveal()));
    expect(values).toEqual(new Set(["access-1"]));
    expect(vendor.asked).toBe(1);
  });

  it("are renewed once when all are refused, and no renewal loses the pair", async () => {
    const vendor = rotating();
    const store = createGrants(await freshHome());
    const processes = [0, 1, 2].map(() => createAccessTokens(vendor.client, store, () => vendor.nowMs));
    for (let round = 1; round <= 5; round += 1) {
      const held = await Promise.all(processes.map((tokens) => tokens.current(signal)));
      expect(vendor.asked).toBe(2 * round - 1);
      vendor.nowMs += minutes(6);
      const renewed = await Promise.all(processes.map((tokens, at) => tokens.renewed(held[at] ?? fail(), signal)));
      expect(new Set(renewed.map(({ value }) => value.reveal()))).toEqual(new Set([`access-${2 * round}`]));
      vendor.nowMs += minutes(11);
    }
  });

  it("are renewed for whoever was refused while somebody else was only looking", async () => {
    const vendor = rotating();
    const store = memoryGrants();
    const looks: (() => void)[] = [];
    let isSlow = false;
    const slow: GrantStore = {
      ...store,
      read: async (name) => {
        const row = await store.read(name);
        if (isSlow) await new Promise<void>((resolve) => looks.push(resolve));
        return row;
      },
    };
    const tokens = createAccessTokens(vendor.client, slow, () => vendor.nowMs);
    const held = await tokens.current(signal);
    vendor.nowMs += minutes(6);
    isSlow = true;
    const looking = tokens.current(signal);
    const refused = [tokens.renewed(held, signal), tokens.renewed(held, signal)];
    while (looks.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    isSlow = false;
    for (const look of looks) look();
    expect((await looking).value.reveal()).toBe("access-1");
    expect((await Promise.all(refused)).map(({ value }) => value.reveal())).toEqual(["access-2", "access-2"]);
    expect(vendor.asked).toBe(2);
  });

  it("are opened under the client secret of before, and sealed anew where they are read", async () => {
    const vendor = rotating();
    const store = createGrants(await freshHome());
    await createAccessTokens(vendor.client, store).current(signal);
    const oldSeal = (await store.read("acme"))?.sealed ?? "";
    const changed = new Secret("the next client secret");
    const next = createAccessTokens({ ...vendor.client, secret: changed }, store);
    await expect(next.current(signal)).rejects.toMatchObject({ failure: { code: "grant_unreadable" } });
    const both = createAccessTokens({ ...vendor.client, secret: changed, secretBefore: secret }, store);
    expect((await both.current(signal)).value.reveal()).toBe("access-1");
    const row = await store.read("acme");
    expect(opened(row?.sealed ?? "", changed, "acme")).toMatchObject({ accessToken: "access-1" });
    expect(opened(row?.sealed ?? "", secret, "acme")).toBeUndefined();
    expect(row).toMatchObject({ generation: 1 });
    // From now on the one before is needed by nobody.
    expect((await next.current(signal)).value.reveal()).toBe("access-1");
    expect(opened(oldSeal, new Secret("a third"), "acme")).toBeUndefined();
    expect(vendor.asked).toBe(1);
  });

  it("are not stored readably, and not readable under another secret", async () => {
    const grant = { accessToken: "access-1", refreshToken: "refresh-1", obtainedAtMs: longAgo, freshUntilMs: longAgo };
    const seal = sealed(grant, secret, "acme");
    expect(Buffer.from(seal, "base64").toString("latin1")).not.toContain("refresh-1");
    expect(opened(seal, secret, "acme")).toEqual(grant);
    expect(opened(seal, new Secret("another"), "acme")).toBeUndefined();
    expect(opened(seal, secret, "other")).toBeUndefined();
    const damaged = `${seal.slice(0, 30)}${seal[30] === "A" ? "B" : "A"}${seal.slice(31)}`;
    expect(opened(damaged, secret, "acme")).toBeUndefined();
  });

  it("that are over ask for a person, and the vendor is not asked again until one granted anew", async () => {
    const vendor = rotating();
    const store = memoryGrants();
    vendor.end();
    const tokens = createAccessTokens(vendor.client, store);
    for (let n = 0; n < 3; n += 1) {
      await expect(tokens.current(signal)).rejects.toMatchObject({
        failure: { outcome: "locked", code: grantOver, detail: expect.stringContaining("deskgraph auth acme") },
      });
    }
    expect(vendor.asked).toBe(1);
    const grant: Grant = { accessToken: "new", obtainedAtMs: Date.now(), freshUntilMs: Date.now() + 60_000 };
    await store.replace("acme", { sealed: sealed(grant, secret, "acme"), seed: (await store.read("acme"))?.seed });
    expect((await tokens.current(signal)).value.reveal()).toBe("new");
  });

  it("begin anew with another refresh token in the configuration", async () => {
    const vendor = rotating();
    const store = memoryGrants();
    await createAccessTokens({ ...vendor.client, given: { refreshToken: new Secret("typo") } }, store)
      .current(signal)
      .catch(() => undefined);
    expect((await createAccessTokens(vendor.client, store).current(signal)).value.reveal()).toBe("access-2");
  });

  it("go on after an outage, and whoever gave up waiting took nothing with them", async () => {
    const vendor = rotating();
    const tokens = createAccessTokens(vendor.client, memoryGrants());
    vendor.fails = true;
    await expect(tokens.current(signal)).rejects.toMatchObject({ failure: { outcome: "retry", code: "token_500" } });
    vendor.fails = false;
    const impatient = new AbortController();
    const waiting = tokens.current(impatient.signal);
    impatient.abort();
    await expect(waiting).rejects.toMatchObject({ failure: { outcome: "retry", code: "deadline" } });
    await tokens.settled();
    expect((await tokens.current(signal)).value.reveal()).toBe("access-2");
    expect(vendor.asked).toBe(2);
  });

  it("survive a database that is away while the new pair is written, however long", async () => {
    const vendor = rotating();
    const store = memoryGrants();
    let isAway = true;
    const flaky: GrantStore = {
      ...store,
      renew: async (...given) => {
        if (isAway) throw new Error("connection lost");
        return store.renew(...given);
      },
    };
    const tokens = createAccessTokens(vendor.client, flaky);
    await expect(tokens.current(signal)).rejects.toThrow("connection lost");
    isAway = false;
    expect((await tokens.current(signal)).value.reveal()).toBe("access-1");
    expect((await createAccessTokens(vendor.client, store).current(signal)).value.reveal()).toBe("access-1");
    expect(vendor.asked).toBe(1);
  });

  it("that were renewed while another process found the old pair over are not lost", async () => {
    const vendor = rotating();
    const store = memoryGrants();
    const slow: GrantStore = {
      ...store,
      renew: async (name, of) => {
        // The lease ran out meanwhile: somebody showed the old refresh token once more.
        await store.revoke(name, { generation: of.generation, seed: of.seed });
        return store.renew(name, of);
      },
    };
    expect((await createAccessTokens(vendor.client, slow).current(signal)).value.reveal()).toBe("access-1");
    expect(await store.read("acme")).toMatchObject({ isRevoked: false });
  });

  it("follow a person who grants anew, also while the old one is good", async () => {
    const vendor = rotating();
    const store = memoryGrants();
    const tokens = createAccessTokens(vendor.client, store, () => vendor.nowMs);
    await tokens.current(signal);
    const { seed } = (await store.read("acme")) ?? {};
    const other: Grant = { accessToken: "other", obtainedAtMs: vendor.nowMs, freshUntilMs: vendor.nowMs + minutes(9) };
    await store.replace("acme", { sealed: sealed(other, secret, "acme"), seed });
    vendor.nowMs += minutes(2);
    expect((await tokens.current(signal)).value.reveal()).toBe("other");
  });
});

function fail(): never {
  throw new Error("nothing was held");
}
