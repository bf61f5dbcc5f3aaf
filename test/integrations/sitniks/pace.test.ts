import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { createSitniksApi } from "../../../integrations/sitniks/api.ts";
import { callsOf, laneOutside, Secret } from "../../../src/core/index.ts";
import { pacer } from "../../../src/outbox/pacer.ts";
import { createVendorLimits } from "../../../supabase/vendor-limits/vendor-limits.ts";
import { type FakeSitniks, startSitniks } from "../../fakes/sitniks.ts";
import { freshHome } from "../../kit/home.ts";

let sitniks: FakeSitniks;
beforeEach(async () => {
  sitniks = await startSitniks();
});
afterEach(() => sitniks.stop());

it("the eleventh request keeps its distance from the first, though that left long after its slot", async () => {
  // Our limit in a tenth of the time and theirs in a twentieth: a noisy machine stands still for half a second.
  const limit = { calls: 10, perMs: 1_100 };
  sitniks.limit = { calls: 10, perMs: 500 };
  const { budgets } = createVendorLimits(await freshHome());
  const { signal } = new AbortController();
  const pace = pacer(
    budgets,
    { vendor: "sitniks", limit },
    { lane: laneOutside("look"), lost: signal, stopping: signal },
  );
  const api = createSitniksApi({ url: sitniks.host, key: new Secret(sitniks.apiKey) });

  await pace();
  // Our own tables are asked first, and are slow today.
  await new Promise((resolve) => setTimeout(resolve, 800));
  const calls = callsOf({ signal, pace, renewSlot: pace.renew });
  for (let n = 0; n < 12; n += 1) await api.get("/managers", {}, z.unknown(), calls);

  const [first, eleventh] = [sitniks.calls[0]?.at ?? 0, sitniks.calls[10]?.at ?? 0];
  expect(sitniks.calls.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
  expect(eleventh - first).toBeGreaterThan(500);
});
