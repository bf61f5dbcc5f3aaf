import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tenantId } from "../../src/core/index.ts";
import { type Home, openHome } from "../../supabase/home.ts";
import { migrate } from "../../supabase/migrate.ts";
import { createVendorLimits } from "../../supabase/vendor-limits.ts";
import { vendorLimitsContract } from "../contracts/vendor-limits.ts";
import { freshHome } from "../kit/home.ts";
import { postgresAbsence, startPostgres, type TestPostgres } from "../kit/postgres.ts";

vendorLimitsContract("the embedded database", freshHome);

describe.skipIf(postgresAbsence !== undefined)("on a real server", () => {
  let server: TestPostgres;
  let homes: Home[];
  const first = (): Home => {
    const [home] = homes;
    if (home === undefined) throw new Error("no home");
    return home;
  };

  beforeAll(async () => {
    server = await startPostgres();
    const url = await server.createDatabase("limits");
    const options = { kind: "postgres", url, tenant: tenantId("shop-1") } as const;
    homes = [await openHome(options), await openHome(options)];
    await migrate(first());
  }, 60_000);
  afterAll(async () => {
    await Promise.all(homes.map((home) => home.close()));
    await server.stop();
  });

  vendorLimitsContract("Postgres", async () => first());

  it("lets one of a hundred processes' calls try a breaker that is half open", async () => {
    let ms = 0;
    const all = homes.map((home) => createVendorLimits(home, { now: () => new Date(ms) }).breakers);
    for (let n = 0; n < 5; n += 1) await all[0]?.report("raced", "failed");
    ms = 30_000;
    const admitted = await Promise.all(Array.from({ length: 100 }, (_, n) => all[n % all.length]?.admit("raced")));
    expect(admitted.filter((each) => each?.may === true)).toHaveLength(1);
  });

  it("opens once, however many fail at the same moment", async () => {
    const all = homes.map((home) => createVendorLimits(home).breakers);
    const reports = Array.from({ length: 40 }, (_, n) => all[n % all.length]?.report("burst", "failed"));
    expect((await Promise.all(reports)).filter((each) => each === "opened")).toHaveLength(1);
  });

  it("gives no slot twice to two hundred calls of two processes at once", async () => {
    const all = homes.map((home) => createVendorLimits(home, { now: () => new Date(0) }).budgets);
    const limit = { calls: 10, perMs: 1_000 };
    const taken = await Promise.all(
      Array.from({ length: 200 }, (_, n) => all[n % all.length]?.take("raced", limit, 1_000_000)),
    );
    const waits = taken.map((each) => (each?.granted ? each.waitMs : -1)).sort((a, b) => a - b);
    expect(waits).toEqual(Array.from({ length: 200 }, (_, n) => Math.floor(n / 10) * 1_000));
  });
});
