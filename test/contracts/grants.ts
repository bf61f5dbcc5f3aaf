import { beforeEach, describe, expect, it } from "vitest";
import type { GrantStore } from "../../src/core/index.ts";

/** What every place that keeps grants promises. */
export function grantContract(name: string, open: () => Promise<GrantStore>): void {
  describe(`grants ${name}`, () => {
    let store: GrantStore;
    beforeEach(async () => {
      store = await open();
    });
    const leaseMs = 60_000;

    it("lets one of all who ask renew, until it wrote or let go", async () => {
      const asked = ["a", "b", "c"].map((holder) => store.claim("acme", { generation: 0, holder, leaseMs }));
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
      const winner = (await Promise.all(asked)).indexOf(true);
      await store.release("acme", ["a", "b", "c"][winner] ?? "");
      expect(await store.claim("acme", { generation: 0, holder: "d", leaseMs })).toBe(true);
      expect(await store.renew("acme", { generation: 0, sealed: "s1", seed: "seed" })).toBe(true);
      expect(await store.read("acme")).toEqual({ sealed: "s1", generation: 1, seed: "seed", isRevoked: false });
      expect(await store.claim("acme", { generation: 0, holder: "e", leaseMs })).toBe(false);
      expect(await store.claim("acme", { generation: 1, holder: "e", leaseMs })).toBe(true);
    });

    it("takes nothing from whoever saw an older one", async () => {
      await store.replace("acme", { sealed: "s1" });
      const { generation = -1 } = (await store.read("acme")) ?? {};
      await store.replace("acme", { sealed: "s2" });
      expect(await store.renew("acme", { generation, sealed: "old" })).toBe(false);
      expect(await store.revoke("acme", { generation })).toBe(false);
      expect(await store.claim("acme", { generation, holder: "late", leaseMs })).toBe(false);
      expect(await store.read("acme")).toMatchObject({ sealed: "s2", isRevoked: false });
    });

    it("remembers that one is over, until a person grants anew", async () => {
      await store.replace("acme", { sealed: "s1" });
      expect(await store.revoke("acme", { generation: 1, seed: "old" })).toBe(true);
      expect(await store.read("acme")).toMatchObject({ isRevoked: true, generation: 2, seed: "old" });
      await store.replace("acme", { sealed: "s2", seed: "new" });
      expect(await store.read("acme")).toEqual({ sealed: "s2", generation: 3, seed: "new", isRevoked: false });
      await store.replace("acme", { sealed: "s3" });
      expect(await store.read("acme")).toEqual({ sealed: "s3", generation: 4, seed: undefined, isRevoked: false });
    });

    it("changes a seal beside a renewal that is under way, and nothing else", async () => {
      await store.replace("acme", { sealed: "s1", seed: "seed" });
      expect(await store.claim("acme", { generation: 1, holder: "a", leaseMs })).toBe(true);
      await store.reseal("acme", { from: "s1", to: "s1 anew" });
      expect(await store.read("acme")).toEqual({ sealed: "s1 anew", generation: 1, seed: "seed", isRevoked: false });
      expect(await store.claim("acme", { generation: 1, holder: "b", leaseMs })).toBe(false);
      expect(await store.renew("acme", { generation: 1, sealed: "s2" })).toBe(true);
      await store.reseal("acme", { from: "s1 anew", to: "s1 again" });
      expect(await store.read("acme")).toMatchObject({ sealed: "s2", generation: 2 });
    });

    it("keeps vendors apart, and knows nothing of one that granted nothing", async () => {
      await store.replace("acme", { sealed: "s1" });
      expect(await store.read("other")).toBeUndefined();
      expect(await store.claim("other", { generation: 0, holder: "a", leaseMs })).toBe(true);
    });
  });
}
