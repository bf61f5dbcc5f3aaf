import type pg from "pg";
import type { TenantId } from "../../src/core/index.ts";

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
