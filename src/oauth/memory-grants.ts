import type { GrantStore, StoredGrant } from "../core/index.ts";

/** For a process that keeps no database: what it was granted is forgotten when it ends. */
export function memoryGrants(): GrantStore {
  const rows = new Map<string, StoredGrant>();
  const holders = new Map<string, string>();
  const generationOf = (vendor: string): number => rows.get(vendor)?.generation ?? 0;
  const write = (vendor: string, row: Omit<StoredGrant, "generation">): true => {
    rows.set(vendor, { ...row, generation: generationOf(vendor) + 1 });
    holders.delete(vendor);
    return true;
  };
  return {
    read: async (vendor) => rows.get(vendor),
    claim: async (vendor, { generation, holder }) => {
      if (generation !== generationOf(vendor) || holders.has(vendor)) return false;
      holders.set(vendor, holder);
      return true;
    },
    release: async (vendor, holder) => {
      if (holders.get(vendor) === holder) holders.delete(vendor);
    },
    renew: async (vendor, { generation, sealed, seed }) =>
      generation === generationOf(vendor) && write(vendor, { sealed, seed, isRevoked: false }),
    revoke: async (vendor, { generation, seed }) =>
      generation === generationOf(vendor) && write(vendor, { sealed: rows.get(vendor)?.sealed, seed, isRevoked: true }),
    reseal: async (vendor, { from, to }) => {
      const row = rows.get(vendor);
      if (row?.sealed === from) rows.set(vendor, { ...row, sealed: to });
    },
    replace: async (vendor, { sealed, seed }) => void write(vendor, { sealed, seed, isRevoked: false }),
  };
}
