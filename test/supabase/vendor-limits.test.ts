import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tenantId } from "../../src/core/index.ts";
import { type Home, openHome } from "../../supabase/home/home.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import {
  createVendorLimits,
  type VendorLimitOptions,
  type VendorLimits,
} from "../../supabase/vendor-limits/vendor-limits.ts";
import { fullestWindow, vendorLimitsContract } from "../contracts/vendor-limits.ts";
import { freshHome } from "../kit/home.ts";
import { postgresAbsence, startPostgres, type TestPostgres } from "../kit/postgres.ts";

vendorLimitsContract("the embedded database", freshHome);

describe.skipIf(postgresAbsence !== undefined)("on a real server", () => {
  const processes = 4;
  const tenant = tenantId("shop-1");
  let server: TestPostgres;
  let homes: readonly Home[] = [];

  const first = async (): Promise<Home> => {
    const [home] = homes;
    if (home === undefined) throw new Error("no home");
    return home;
  };
  /** The same work by all homes in turn, all of it at once. */
  const race = <T>(
    times: number,
    options: VendorLimitOptions,
    work: (limits: VendorLimits) => Promise<T>,
  ): Promise<T[]> => {
    const all = homes.map((home) => createVendorLimits(home, options));
    return Promise.all(
      Array.from({ length: times }, (_, n) => all[n % all.length]).flatMap((one) => (one ? [work(one)] : [])),
    );
  };
  const at = (iso: string): VendorLimitOptions => ({ now: () => new Date(iso) });

  beforeAll(async () => {
    server = await startPostgres();
    const url = await server.createMigratedDatabase("limits");
    homes = await Promise.all(Array.from({ length: processes }, () => openHome({ kind: "postgres", url, tenant })));
    await migrate(await first());
  });
  afterAll(async () => {
    await Promise.all(homes.map((home) => home.close()));
    await server.stop();
  });

  vendorLimitsContract("Postgres, as a role that row security binds", first);

  it("gives one of a hundred the probe, each time the breaker is half open", async () => {
    const vendor = "one-probe";
    await race(5, at("2026-11-20T10:00:00Z"), ({ breakers }) => breakers.report(vendor, "failed"));
    // Half open, then twice after a prober that was never heard of again.
    for (const seconds of ["30", "45", "59"]) {
      const admitted = await race(100, at(`2026-11-20T10:00:${seconds}Z`), ({ breakers }) => breakers.admit(vendor));
      const probes = admitted.filter((one) => one.may);
      expect(probes).toEqual(seconds === "59" ? [] : [{ may: true, isProbe: true }]);
      for (const one of admitted) if (!one.may) expect(one.againInMs).toBeGreaterThanOrEqual(1_000);
    }
  });

  it("tells one of a hundred that the breaker opened", async () => {
    const said = await race(100, at("2026-11-20T10:00:00Z"), ({ breakers }) => breakers.report("one-opens", "failed"));
    expect(said.filter((one) => one !== undefined)).toEqual(["opened"]);
  });

  it("tells one of a hundred that it was locked, and one that it was closed", async () => {
    const vendor = "one-locks";
    const now = at("2026-11-20T10:00:00Z");
    const locked = await race(100, now, ({ breakers }) => breakers.report(vendor, "locked"));
    expect(locked.filter((one) => one !== undefined)).toEqual(["locked"]);
    const later = at("2026-11-20T10:01:00Z");
    await race(1, later, ({ breakers }) => breakers.admit(vendor));
    const closed = await race(100, later, ({ breakers }) => breakers.report(vendor, "well", { isProbe: true }));
    expect(closed.filter((one) => one !== undefined)).toEqual(["closed"]);
  });

  it("exceeds no window when two hundred take at once, and leaves no slot unused", async () => {
    const now = new Date("2026-11-20T10:00:00Z");
    const limit = { calls: 10, perMs: 10_000 };
    const taken = await race(200, { now: () => now }, ({ budgets }) => budgets.take("many", limit, 150_000));
    const slots = taken.flatMap((one) => (one.granted ? [one.waitMs] : []));
    expect(slots).toHaveLength(160);
    expect(fullestWindow(slots, limit.perMs)).toBe(limit.calls);
    expect(Math.max(...slots)).toBe(150_000);
    expect(taken.filter((one) => !one.granted)).toEqual(Array(40).fill({ granted: false, againInMs: 160_000 }));
  });

  it.each([
    {
      when: "take a slot",
      meanwhile: "select from deskgraph.budgets where budget = $1 and tenant_id = $2 for update",
      isKnown: true,
    },
    {
      when: "take the first slot of all",
      meanwhile: "insert into deskgraph.budgets (budget, tenant_id) values ($1, $2)",
      isKnown: false,
    },
  ])("gives whoever had to wait for others to $when a slot from now, not from then", async ({ meanwhile, isKnown }) => {
    const budget = `waited-for-${isKnown}`;
    const home = await first();
    const { budgets } = createVendorLimits(home);
    const limit = { calls: 10, perMs: 10_000 };
    if (isKnown) await budgets.take(budget, limit, 0);
    const admin = new pg.Client({ connectionString: server.url("postgres", "limits") });
    await admin.connect();
    try {
      await admin.query("begin");
      await admin.query(meanwhile, [budget, tenant]);
      const taking = budgets.take(budget, limit, 0);
      await isBlocked(home);
      const released = await admin.query<{ at: string }>("select clock_timestamp()::text as at");
      await admin.query("commit");
      expect(await taking).toMatchObject({ granted: true, waitMs: 0 });
      const kept = await admin.query<{ isAfter: boolean }>(
        `select slots[cardinality(slots)] >= $2::timestamptz as "isAfter" from deskgraph.budgets where budget = $1`,
        [budget, released.rows[0]?.at],
      );
      expect(kept.rows).toEqual([{ isAfter: true }]);
    } finally {
      await admin.end();
    }
  });

  /** Asked until it is so; each asking is a round trip, so nothing spins. */
  const isBlocked = async (home: Home): Promise<void> => {
    for (;;) {
      const found = await home.pool.query("select from pg_locks where not granted");
      if (found.rowCount !== 0) return;
    }
  };

  it.each([
    "deskgraph.take_slot(text,text,integer,interval,interval,timestamptz)",
    "deskgraph.take_slot_again(text,text,integer,interval,interval,timestamptz,timestamptz)",
  ])("lets nobody but the owner take a slot by %s", async (name) => {
    const home = await first();
    const found = await home.pool.query<{ role: string; may: boolean }>(
      `select role, has_function_privilege(role, $1, 'execute') as may
       from unnest(array['anon', 'authenticated', 'service_role', 'app']) as u (role)`,
      [name],
    );
    expect(found.rows.filter(({ may }) => may)).toEqual([{ role: "app", may: true }]);
  });
});
