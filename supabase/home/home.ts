import type pg from "pg";
import type { TenantId } from "../../src/core/index.ts";
import { openEmbeddedHome, openMemoryHome } from "./embedded-home.ts";
import { openPostgresHome } from "./postgres-home.ts";

export interface Listening {
  close(): Promise<void>;
}

/** Calls `onNotification` for each NOTIFY on the channel, and `onReconnect` whenever some may have been missed. */
export type Listen = (
  channel: string,
  onNotification: (payload: string) => void,
  onReconnect: () => void,
) => Promise<Listening>;

/** Where the data live. Everything goes through `pool`: in the embedded home a second way in breaks transactions. */
export interface Home {
  readonly kind: HomeOptions["kind"];
  readonly pool: pg.Pool;
  readonly tenant: TenantId;
  readonly listen?: Listen;
  /** Whether other users of the machine could read the folder until it was opened here; only where there is one. */
  readonly wasOpenToOthers?: boolean;
  /** Writes the whole home into `<dir>/backups/` and returns the file; the newest three are kept. */
  readonly backup?: (at: Date) => Promise<string>;
  close(): Promise<void>;
}

export type HomeOptions =
  | {
      readonly kind: "embedded";
      readonly dir: string;
      readonly tenant: TenantId;
      /** A backup to fill an empty home with; refused when there are data already. */
      readonly restoreFrom?: string;
    }
  | {
      readonly kind: "memory";
      readonly tenant: TenantId;
      /** A dump of another home to start from. */
      readonly from?: Blob;
    }
  | { readonly kind: "postgres"; readonly url: string; readonly tenant: TenantId };

/** Opens the data where they are; the tables in it are `migrate`'s. */
export function openHome(options: HomeOptions): Promise<Home> {
  switch (options.kind) {
    case "embedded":
      return openEmbeddedHome(options);
    case "memory":
      return openMemoryHome(options);
    case "postgres":
      return openPostgresHome(options);
  }
}
