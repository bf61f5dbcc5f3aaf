import type pg from "pg";
import type { TenantId } from "../../src/core/index.ts";
import type { ListedErasure } from "./erasure-list.ts";

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
  readonly kind: "embedded" | "memory" | "postgres";
  readonly pool: pg.Pool;
  readonly tenant: TenantId;
  /** Its folder; only where there is one. */
  readonly dir?: string;
  readonly listen?: Listen;
  /** Whether other users of the machine could read the folder until it was opened here; only where there is one. */
  readonly wasOpenToOthers?: boolean;
  /** Writes the whole home into `<dir>/backups/` and returns the file; the newest three are kept. */
  readonly backup?: (at: Date) => Promise<string>;
  /** Takes what was deleted out of the files, too. A server does that in its own time. */
  readonly scour?: () => Promise<void>;
  /** Writes down who is erased where a backup of earlier does not undo it. */
  readonly listErasure?: (of: ListedErasure) => void;
  close(): Promise<void>;
}
